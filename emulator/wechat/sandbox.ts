import { randomUUID } from 'node:crypto'
import { type WechatCall, WechatJournal } from './journal'
import { MiniProgramLinks, type OpenedLink } from './links'
import { drawMiniCode, readMiniCodeRequest } from './mini-code'
import { PhoneCodes } from './phone-codes'
import { type FindPayment, ShippingReports } from './shipping'
import { StableTokens } from './stable-token'
import { Subscriptions } from './subscriptions'
import { checkText, type Suggestion } from './text-check'
import { WechatError } from './wechat-error'

export type { WechatCall } from './journal'
export type { Suggestion } from './text-check'

type Body = Readonly<Record<string, unknown>>

export type WechatAnswer =
  | { readonly kind: 'json'; readonly body: Body }
  | { readonly kind: 'png'; readonly bytes: Buffer; readonly body: Body }

/** What tests and the desk can ask of the sandbox. */
export interface WechatSandbox {
  /** Received calls, newest first; at most 500 are kept. */
  calls(limit?: number): readonly WechatCall[]
  /** Calls by api since the start. */
  counts(): Readonly<Record<string, number>>
  /** Every text check answers this until null is given. */
  forceTextCheck(suggestion: Suggestion | null): void
  /** The next calls of one api answer this error, before anything else is looked at. */
  forceError(api: string, errcode: number, times?: number): void
  /** Tokens given so far answer 40001 from now on. */
  invalidateTokens(): void
  /** What WeChat's phone button gives the page when its owner agrees: a code for this phone, good once. */
  issuePhoneCode(phone: string, countryCode?: string): string
  /** A subscribe message's template, as picked in WeChat's console: its id and the keys that it fills (`thing1`). */
  addTemplate(templateId: string, keys: readonly string[]): void
  /** What WeChat's dialog does when the person allows it: one more message of this template. Throws `CloudError`. */
  grantSubscription(openid: string, templateId: string): void
  /** How many messages of this template the person still lets come. */
  grantsLeft(openid: string, templateId: string): number
}

/** WeChat's server API, as far as the product calls it. */
export class WechatServer implements WechatSandbox {
  private readonly journal = new WechatJournal()
  private readonly tokens: StableTokens
  private readonly forcedErrors: { api: string; errcode: number; times: number }[] = []
  private forcedSuggestion: Suggestion | null = null
  private readonly shipping: ShippingReports
  private readonly phoneCodes: PhoneCodes
  private readonly subscriptions: Subscriptions
  private readonly links: MiniProgramLinks

  constructor(
    key: Buffer,
    private readonly now: () => number,
    private readonly appUrl: string,
    findPayment: FindPayment,
    subscriptionsFile: string | null = null,
  ) {
    this.subscriptions = new Subscriptions(subscriptionsFile)
    this.shipping = new ShippingReports(findPayment)
    this.tokens = new StableTokens(key, now)
    this.phoneCodes = new PhoneCodes(now)
    this.links = new MiniProgramLinks(key, now, appUrl)
  }

  /** Answers one POST to `path` (without the mount), or null when WeChat has no such API here. */
  async handle(path: string, accessToken: string | null, body: Body | null): Promise<WechatAnswer | null> {
    const work = this.route(path)
    if (!work) return null
    const api = path.slice(path.lastIndexOf('/') + 1)
    const answer = await this.attempt(api, accessToken, body, work)
    const errcode = typeof answer.body.errcode === 'number' ? answer.body.errcode : 0
    this.journal.add({ at: this.now(), api, request: withoutSecret(body ?? {}), errcode, answer: answer.body })
    return answer
  }

  calls(limit = 50): readonly WechatCall[] {
    return this.journal.newest(limit)
  }

  counts(): Readonly<Record<string, number>> {
    return this.journal.counts()
  }

  forceTextCheck(suggestion: Suggestion | null): void {
    this.forcedSuggestion = suggestion
  }

  forceError(api: string, errcode: number, times = 1): void {
    this.forcedErrors.push({ api, errcode, times })
  }

  invalidateTokens(): void {
    this.tokens.invalidate()
  }

  issuePhoneCode(phone: string, countryCode?: string): string {
    return this.phoneCodes.issue(phone, countryCode)
  }

  addTemplate(templateId: string, keys: readonly string[]): void {
    this.subscriptions.addTemplate(templateId, keys)
  }

  grantSubscription(openid: string, templateId: string): void {
    this.subscriptions.grant(openid, templateId)
  }

  grantsLeft(openid: string, templateId: string): number {
    return this.subscriptions.left(openid, templateId)
  }

  /** What a browser gets at a URL Link's address. */
  openUrlLink(token: string): OpenedLink {
    return this.links.open(token)
  }

  private route(path: string): ((body: Body, accessToken: string | null) => Promise<WechatAnswer>) | null {
    switch (path) {
      case '/cgi-bin/stable_token':
        return async (body) => ({ kind: 'json', body: this.tokens.issue(body) })
      case '/wxa/getwxacodeunlimit':
        return (body, accessToken) => this.miniCode(body, accessToken)
      case '/wxa/msg_sec_check':
        return (body, accessToken) => this.textCheck(body, accessToken)
      case '/wxa/sec/order/upload_shipping_info':
        return (body, accessToken) => this.uploadShipping(body, accessToken)
      case '/wxa/business/getuserphonenumber':
        return (body, accessToken) => this.phoneNumber(body, accessToken)
      case '/cgi-bin/message/subscribe/send':
        return (body, accessToken) => this.subscribeMessage(body, accessToken)
      case '/wxa/generate_urllink':
        return async (body, accessToken) => {
          this.tokens.check(accessToken)
          return { kind: 'json', body: { errcode: 0, errmsg: 'ok', url_link: this.links.urlLink(body) } }
        }
      case '/wxa/genwxashortlink':
        return async (body, accessToken) => {
          this.tokens.check(accessToken)
          return { kind: 'json', body: { errcode: 0, errmsg: 'ok', link: this.links.shortLink(body) } }
        }
      default:
        return null
    }
  }

  private async attempt(
    api: string,
    accessToken: string | null,
    body: Body | null,
    work: (body: Body, accessToken: string | null) => Promise<WechatAnswer>,
  ): Promise<WechatAnswer> {
    try {
      const forced = this.forcedErrors.find((entry) => entry.api === api && entry.times > 0)
      if (forced) {
        forced.times -= 1
        throw new WechatError(forced.errcode)
      }
      if (body === null) throw new WechatError(47001)
      return await work(body, accessToken)
    } catch (error) {
      if (!(error instanceof WechatError)) throw error
      const errmsg = `${error.message} rid: ${randomUUID()}`
      return { kind: 'json', body: { errcode: error.errcode, errmsg } }
    }
  }

  private async miniCode(body: Body, accessToken: string | null): Promise<WechatAnswer> {
    this.tokens.check(accessToken)
    const bytes = drawMiniCode(readMiniCodeRequest(body), this.appUrl)
    return { kind: 'png', bytes, body: { pngBytes: bytes.length } }
  }

  private async textCheck(body: Body, accessToken: string | null): Promise<WechatAnswer> {
    this.tokens.check(accessToken)
    const result = checkText(body, this.forcedSuggestion)
    return { kind: 'json', body: { errcode: 0, errmsg: 'ok', result, detail: [], trace_id: randomUUID() } }
  }

  private async uploadShipping(body: Body, accessToken: string | null): Promise<WechatAnswer> {
    this.tokens.check(accessToken)
    this.shipping.upload(body)
    return { kind: 'json', body: { errcode: 0, errmsg: 'ok' } }
  }

  private async phoneNumber(body: Body, accessToken: string | null): Promise<WechatAnswer> {
    this.tokens.check(accessToken)
    return { kind: 'json', body: { errcode: 0, errmsg: 'ok', phone_info: this.phoneCodes.redeem(body) } }
  }

  private async subscribeMessage(body: Body, accessToken: string | null): Promise<WechatAnswer> {
    this.tokens.check(accessToken)
    this.subscriptions.send(body)
    return { kind: 'json', body: { errcode: 0, errmsg: 'ok', msgid: this.now() } }
  }
}

function withoutSecret(body: Body): Body {
  return 'secret' in body ? { ...body, secret: '***' } : body
}
