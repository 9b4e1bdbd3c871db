import { createHash } from 'node:crypto'
import { Refusal } from '@shared/kernel/errors'

/** Fields in name order, so that the hash tells contents apart and not the order in which a client wrote them. */
function inNameOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inNameOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, part]) => part !== undefined)
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [name, inNameOrder(part)]),
  )
}

/** A short proof of what a request asked for, kept beside its effect. */
export const inputHash = (input: object): string =>
  createHash('sha256')
    .update(JSON.stringify(inNameOrder(input)))
    .digest('hex')
    .slice(0, 32)

/**
 * Whether `made` is the effect of this very request. Same id and same input: answer as the first time. Same id and
 * other input: CONFLICT. Another id: false, and the handler says what that means.
 */
export function isReplay(
  made: { readonly requestId: string; readonly inputHash: string },
  input: { readonly requestId: string },
): boolean {
  if (made.requestId !== input.requestId) return false
  if (made.inputHash !== inputHash(input)) throw new Refusal('CONFLICT', { requestId: input.requestId })
  return true
}
