import { randomUUID } from 'node:crypto'
import { SANDBOX_APP } from './sandbox-app'
import { WechatError } from './wechat-error'

/** A phone as its owner let the mini-program have it. */
interface Given {
  readonly phone: string
  readonly countryCode: string
  readonly issuedAt: number
  isUsed: boolean
}

const CODE_LIFETIME_MS = 300_000
const MAINLAND = '86'

/** developers.weixin.qq.com getPhoneNumber: codes of WeChat's phone button, each good once, for five minutes. */
export class PhoneCodes {
  private readonly codes = new Map<string, Given>()

  constructor(private readonly now: () => number) {}

  issue(phone: string, countryCode = MAINLAND): string {
    for (const [code, { issuedAt }] of this.codes) if (this.isOver(issuedAt)) this.codes.delete(code)
    const code = randomUUID().replaceAll('-', '')
    this.codes.set(code, { phone, countryCode, issuedAt: this.now(), isUsed: false })
    return code
  }

  /** Throws `WechatError` 40029 (none, or over) or 40163 (used). */
  redeem({ code }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const given = typeof code === 'string' ? this.codes.get(code) : undefined
    if (!given || this.isOver(given.issuedAt)) throw new WechatError(40029)
    if (given.isUsed) throw new WechatError(40163)
    given.isUsed = true
    const { phone, countryCode } = given
    return {
      // Only a number of elsewhere carries its country's code.
      phoneNumber: countryCode === MAINLAND ? phone : `+${countryCode}${phone}`,
      purePhoneNumber: phone,
      countryCode,
      watermark: { timestamp: Math.floor(this.now() / 1_000), appid: SANDBOX_APP.appid },
    }
  }

  private isOver(issuedAt: number): boolean {
    return issuedAt + CODE_LIFETIME_MS <= this.now()
  }
}
