import { LIMITS } from '../limits'

/** One call the sandbox received. */
export interface WechatCall {
  /** Epoch ms of the virtual clock. */
  readonly at: number
  /** The last part of the path: 'stable_token', 'getwxacodeunlimit', 'msg_sec_check'. */
  readonly api: string
  /** The body as received, secrets replaced. */
  readonly request: Readonly<Record<string, unknown>>
  /** 0: answered well. */
  readonly errcode: number
  /** The JSON answer; a picture is told by its size. */
  readonly answer: Readonly<Record<string, unknown>>
}

/** The newest calls, for the desk and the tests; older ones are only counted. */
export class WechatJournal {
  private readonly kept: WechatCall[] = []
  private readonly counted = new Map<string, number>()

  add(call: WechatCall): void {
    this.kept.push(call)
    if (this.kept.length > LIMITS.WECHAT_CALLS_KEPT_MAX) this.kept.shift()
    this.counted.set(call.api, (this.counted.get(call.api) ?? 0) + 1)
  }

  /** Newest first. */
  newest(limit: number): readonly WechatCall[] {
    return this.kept.slice(-Math.max(1, limit)).reverse()
  }

  counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.counted)
  }
}
