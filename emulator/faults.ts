import { setTimeout as sleep } from 'node:timers/promises'
import { CloudError, ConnectionLost } from './cloud-error'

export const FAULT_NAMES = ['lost-reply', 'conflict', 'timeout', 'latency', 'crash-before', 'crash-after'] as const
export type FaultName = (typeof FAULT_NAMES)[number]

export interface Fault {
  /**
   * - `lost-reply`: the work is done, the caller's connection is destroyed unanswered.
   * - `conflict`: the transaction is aborted and answered as a conflict; database calls only.
   * - `timeout`: nothing is done; a function answers its time limit at once, another call is never answered.
   * - `latency`: the work is done after `latencyMs`.
   * - `crash-before`, `crash-after`: the calling function's worker is terminated; a caller outside loses its connection.
   */
  readonly name: FaultName
  /**
   * A wire action (`database.commitTransaction`), a function (`fn:api`), a WeChat call (`wechat:msg_sec_check`), any of
   * them with a trailing `*`; `*` alone is every wire action of the SDK.
   */
  readonly match: string
  /** Matching calls to let pass first; default 0. */
  readonly skip?: number
  /** Calls to strike; default 1. */
  readonly times?: number
  readonly latencyMs?: number
}

/** What the place of a call can do about a fault. */
export interface FaultPoint {
  /** `database.…`, `storage.…`, `functions.…`, `fn:NAME` or `wechat:API`. */
  readonly call: string
  /** Terminates the calling function's worker; absent for callers outside. */
  readonly crashCaller?: (() => void) | undefined
}

export interface Faults {
  /** Throws `CloudError` INVALID_PARAM for a fault that could never strike. */
  inject(fault: Fault): void
  /** What is still to strike: `skip` and `times` count down. */
  list(): readonly Fault[]
  clear(): void
}

/** Faults in the order they were injected; of several that match one call the first that is due strikes. */
export class FaultBook implements Faults {
  private pending: { fault: Fault; skip: number; times: number }[] = []
  private release = new AbortController()

  inject(fault: Fault): void {
    if (!FAULT_NAMES.includes(fault.name)) throw new CloudError('INVALID_PARAM', `There is no fault ${fault.name}.`)
    if (typeof fault.match !== 'string' || fault.match === '') {
      throw new CloudError('INVALID_PARAM', 'A fault needs a match: a wire action, fn:NAME, wechat:API or *.')
    }
    for (const count of [fault.skip ?? 0, fault.times ?? 1, fault.latencyMs ?? 0]) {
      if (!Number.isSafeInteger(count) || count < 0) {
        throw new CloudError('INVALID_PARAM', 'skip, times and latencyMs are whole numbers, 0 or more.')
      }
    }
    this.pending.push({ fault, skip: fault.skip ?? 0, times: fault.times ?? 1 })
  }

  list(): readonly Fault[] {
    return this.pending.map(({ fault, skip, times }) => ({ ...fault, skip, times }))
  }

  clear(): void {
    this.pending = []
    this.release.abort()
    this.release = new AbortController()
  }

  /**
   * Does the work of one call under whatever fault is due for it. `conflict` answers an injected conflict, where there
   * can be one. Rejects with `ConnectionLost` when the caller must not be answered.
   */
  async around<T>(point: FaultPoint, work: () => Promise<T>, conflict?: () => T): Promise<T> {
    const fault = this.take(point.call, conflict !== undefined)
    switch (fault?.name) {
      case undefined:
        return work()
      case 'latency':
        await sleep(fault.latencyMs ?? 0)
        return work()
      case 'conflict':
        return conflict ? conflict() : work()
      case 'lost-reply':
        await work().catch(() => undefined)
        throw new ConnectionLost()
      case 'timeout':
        if (point.call.startsWith('fn:'))
          throw new CloudError('FUNCTIONS_TIME_LIMIT_EXCEEDED', 'Invoking task timed out')
        await this.untilReleased()
        throw new ConnectionLost()
      case 'crash-before':
        point.crashCaller?.()
        throw new ConnectionLost()
      case 'crash-after':
        await work().catch(() => undefined)
        point.crashCaller?.()
        throw new ConnectionLost()
    }
  }

  private take(call: string, canConflict: boolean): Fault | null {
    let struck: Fault | null = null
    for (const entry of this.pending) {
      if (!matches(entry.fault.match, call) || (entry.fault.name === 'conflict' && !canConflict)) continue
      if (entry.skip > 0) entry.skip -= 1
      else if (!struck) {
        entry.times -= 1
        struck = entry.fault
      }
    }
    this.pending = this.pending.filter(({ times }) => times > 0)
    return struck
  }

  /** A call that is never answered ends when its caller gives up, or with the faults. */
  private untilReleased(): Promise<void> {
    const { signal } = this.release
    return new Promise((resolve) => {
      if (signal.aborted) resolve()
      else signal.addEventListener('abort', () => resolve(), { once: true })
    })
  }
}

function matches(pattern: string, call: string): boolean {
  if (pattern === '*') return !call.includes(':')
  return pattern.endsWith('*') ? call.startsWith(pattern.slice(0, -1)) : pattern === call
}
