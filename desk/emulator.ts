/** What the desk asks of the emulator: the addresses under /emulator/, and what a phone's own client would send. */

export interface FunctionState {
  readonly name: string
  readonly calls: number
  readonly errors: number
  readonly lastMs: number | null
  /** Epoch ms; null for a function without a timer. */
  readonly nextRunAt: number | null
}

export interface Fault {
  readonly name: string
  readonly match: string
  readonly skip?: number
  readonly times?: number
  readonly latencyMs?: number
}

export interface State {
  readonly now: number
  readonly offsetMs: number
  readonly faults: readonly Fault[]
  readonly functions: readonly FunctionState[]
}

export interface WechatCall {
  readonly at: number
  readonly api: string
  readonly request: Readonly<Record<string, unknown>>
  readonly errcode: number
  readonly answer: Readonly<Record<string, unknown>>
}

export interface Identity {
  readonly provider: 'wechat' | 'cloudbase'
  readonly subject: string
}

async function ask<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<T> {
  const response = await fetch(`/emulator${path}`, {
    method,
    ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
  })
  const answer: T & { message?: string } = await response.json()
  if (!response.ok) throw new Error(answer.message ?? `${response.status}`)
  return answer
}

export const readState = () => ask<State>('GET', '/state')
export const advance = (ms: number) => ask('POST', '/clock', { advanceMs: ms })
export const advanceTo = (atMs: number) => ask('POST', '/clock', { toMs: atMs })
export const resetClock = () => ask('POST', '/clock', { reset: true })
export const inject = (fault: Fault) => ask('POST', '/faults', fault)
export const clearFaults = () => ask('DELETE', '/faults')
export const readWechat = (limit: number) =>
  ask<{ readonly calls: readonly WechatCall[] }>('GET', `/wechat?limit=${limit}`)
export const forceTextCheck = (suggestion: string | null) => ask('POST', '/wechat', { textCheck: suggestion })

export const signIn = async (identity: Identity): Promise<string> =>
  (await ask<{ readonly token: string }>('POST', '/sign-in', identity)).token

/** One call of the function `api`, as the phone of the token's owner would make it. `null`: the token is of another world. */
export async function callApi(token: string, action: string, input: object): Promise<unknown> {
  const response = await fetch('/v1/functions/api', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ action, input }),
  })
  return response.status === 401 ? null : response.json()
}
