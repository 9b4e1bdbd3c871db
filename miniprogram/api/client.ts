import type { ActionName, Answer, Input } from '@shared/contracts'
import type { ErrorCode } from '@shared/kernel/errors'
import { noteServerTime, serverNow } from './clock'
import { noteReachable } from './reachability'
import { forgetToken } from './session'
import { carry } from './transport'

/** What may come instead of an output: the server's codes, and OFFLINE when it could not be reached. */
export type FailureCode = ErrorCode | 'OFFLINE'

export type Outcome<N extends ActionName> =
  | Answer<N>
  | { readonly ok: false; readonly now: number; readonly code: 'OFFLINE'; readonly data?: never }

/** Calls an action. Never rejects: whatever happens is an outcome, and the page has words for each. */
export async function call<N extends ActionName>(action: N, input: Input<N>): Promise<Outcome<N>> {
  const first = await attempt(action, input)
  if (first.ok || first.code !== 'NOT_SIGNED_IN') return first
  // The token has run out, or the gateway has a new key: sign in anew, once.
  forgetToken()
  return attempt(action, input)
}

async function attempt<N extends ActionName>(action: N, input: Input<N>): Promise<Outcome<N>> {
  const carried = await carry({ action, input })
  noteReachable(carried.kind !== 'unreachable')
  if (carried.kind === 'unreachable') return { ok: false, now: serverNow(), code: 'OFFLINE' }
  if (carried.kind === 'not-signed-in') return { ok: false, now: serverNow(), code: 'NOT_SIGNED_IN' }
  if (carried.kind === 'failed' || !isAnswer<N>(carried.body)) return { ok: false, now: serverNow(), code: 'BUSY' }
  noteServerTime(carried.body.now)
  return carried.body
}

/**
 * The envelope is checked here; what is inside was parsed by the server against the same contract on its way out, so
 * the phone carries no schemas.
 */
function isAnswer<N extends ActionName>(body: unknown): body is Answer<N> {
  if (typeof body !== 'object' || body === null || !('ok' in body) || !('now' in body)) return false
  if (typeof body.now !== 'number') return false
  return body.ok === true ? 'output' in body : 'code' in body && typeof body.code === 'string'
}
