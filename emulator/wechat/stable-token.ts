import { createHmac } from 'node:crypto'
import { sameText } from '../identity'
import { LIMITS } from '../limits'
import { SANDBOX_APP } from './sandbox-app'
import { WechatError } from './wechat-error'

interface Issued {
  readonly token: string
  readonly expiresAt: number
}

/**
 * `/cgi-bin/stable_token`: one token at a time, the same one until five minutes before its end; a forced refresh makes
 * the old one invalid. A token proves itself by its signature, so one that the product kept still works after a restart.
 */
export class StableTokens {
  private current: Issued | null = null
  private oldestValidMs = 0
  private serial = 0

  constructor(
    private readonly key: Buffer,
    private readonly now: () => number,
  ) {}

  /** Throws `WechatError` 40002, 40013 or 40125. */
  issue(request: Readonly<Record<string, unknown>>): { access_token: string; expires_in: number } {
    if (request.grant_type !== 'client_credential') throw new WechatError(40002)
    if (request.appid !== SANDBOX_APP.appid) throw new WechatError(40013)
    if (request.secret !== SANDBOX_APP.secret) throw new WechatError(40125)
    const now = this.now()
    if (request.force_refresh === true) this.invalidate()
    if (!this.current || this.current.expiresAt - now < LIMITS.WECHAT_TOKEN_RENEWED_BEFORE_MS) {
      this.current = this.make(now)
    }
    return {
      access_token: this.current.token,
      expires_in: Math.floor((this.current.expiresAt - now) / 1000),
    }
  }

  /** Throws `WechatError` 41001, 40001 or 42001. */
  check(token: string | null): void {
    if (!token) throw new WechatError(41001)
    const [issuedAt = '', serial = '', signature = ''] = token.split('.')
    if (!sameText(signature, this.sign(issuedAt, serial))) throw new WechatError(40001)
    if (Number(issuedAt) < this.oldestValidMs) throw new WechatError(40001)
    if (Number(issuedAt) + LIMITS.WECHAT_TOKEN_LIFETIME_MS <= this.now()) throw new WechatError(42001)
  }

  /** Every token given so far becomes invalid (40001), as after a refresh by force. */
  invalidate(): void {
    this.current = null
    this.oldestValidMs = this.now() + 1
  }

  private make(now: number): Issued {
    this.serial += 1
    const issuedAt = String(Math.max(now, this.oldestValidMs))
    const serial = String(this.serial)
    return {
      token: `${issuedAt}.${serial}.${this.sign(issuedAt, serial)}`,
      expiresAt: Number(issuedAt) + LIMITS.WECHAT_TOKEN_LIFETIME_MS,
    }
  }

  private sign(issuedAt: string, serial: string): string {
    return createHmac('sha256', this.key).update(`wechat\n${issuedAt}\n${serial}`).digest('base64url')
  }
}
