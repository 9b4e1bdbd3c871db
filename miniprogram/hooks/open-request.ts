import { MINUTE_MS } from '@shared/kernel/time'
import { serverNow } from '@/api/clock'
import { keep, kept } from '@/api/namespace'

/** A request that was sent and whose outcome nobody knows yet. */
export interface OpenRequest {
  readonly draft: string
  readonly requestId: string
}

/** An unpaid order is closed after half an hour: who presses later means another one. */
const LASTS_MS = 30 * MINUTE_MS

const nameOf = (command: string): string => `open ${command}`

/** Keeps it on the device, so that a page that was left, or an app that was closed, sends the same request again. */
export function keepOpen(command: string, request: OpenRequest | null): void {
  keep(nameOf(command), request === null ? null : JSON.stringify({ ...request, at: serverNow() }))
}

export function keptOpen(command: string): OpenRequest | null {
  try {
    const found: unknown = JSON.parse(kept(nameOf(command)) ?? 'null')
    if (typeof found !== 'object' || found === null) return null
    const { draft, requestId, at } = found as Record<string, unknown>
    if (typeof draft !== 'string' || typeof requestId !== 'string' || typeof at !== 'number') return null
    return serverNow() - at < LASTS_MS ? { draft, requestId } : null
  } catch {
    return null
  }
}
