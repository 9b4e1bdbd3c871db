import { LIMITS } from '../limits'

/** One call the sandbox received. */
export interface PayCall {
  /** Epoch ms of the virtual clock. */
  readonly at: number
  /** 'prepay-jsapi', 'prepay-h5', 'query-payment', 'close-payment', 'refund', 'query-refund', 'transfer', 'query-transfer', 'cancel-transfer'. */
  readonly api: string
  /** With its query, without the mount. */
  readonly path: string
  /** The body as received; null when there was none. */
  readonly request: unknown
  readonly status: number
  readonly answer: unknown
}

/** The newest calls, for the desk and the tests; older ones are only counted. */
export class PayJournal {
  private readonly kept: PayCall[] = []
  private readonly counted = new Map<string, number>()

  add(call: PayCall): void {
    this.kept.push(call)
    if (this.kept.length > LIMITS.WECHAT_CALLS_KEPT_MAX) this.kept.shift()
    this.counted.set(call.api, (this.counted.get(call.api) ?? 0) + 1)
  }

  /** Newest first. */
  newest(limit: number): readonly PayCall[] {
    return this.kept.slice(-Math.max(1, limit)).reverse()
  }

  counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.counted)
  }
}
