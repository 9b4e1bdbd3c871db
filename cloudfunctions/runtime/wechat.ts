import * as z from 'zod'
import { Operational } from './failures'
import { pictureExtension } from './pictures'
import type { Settings } from './settings'
import { type ShippingReport, shippingBody } from './shipping-report'
import { REMINDER_ANSWERS, reminderBody, reminderOutcome, type SubscribeMessage } from './subscribe-message'

/** What we ask of WeChat's server API, by named methods: nobody can post through us as our app (niceup's open proxy). */
export interface Wechat {
  /** The picture of an unlimited mini-program code (wxacode.getUnlimited): PNG or JPEG bytes. */
  drawCode(code: { readonly scene: string; readonly page: string }): Promise<Uint8Array>
  /**
   * A link that opens a page of the mini-program from outside WeChat (urllink.generate), good for MINI_LINK_DAYS. `query`
   * without a question mark.
   */
  urlLink(page: { readonly path: string; readonly query: string }): Promise<string>
  /**
   * A text that opens a page of the mini-program from a chat (shortlink.generate), good for MINI_LINK_DAYS. `path` with its
   * query; WeChat shows SHORT_LINK_TITLE signs of the title.
   */
  shortLink(page: { readonly path: string; readonly title: string }): Promise<string>
  /** Text check v2 (security.msgSecCheck) of what a user writes; the user was here within two hours. */
  checkText(scene: TextScene, text: string, openid: string): Promise<'pass' | 'review' | 'risky'>
  /**
   * Tells WeChat what was sent for a payment (upload_shipping_info). Told again the same it is 'uploaded' again; 'final'
   * when WeChat takes no further change for this payment. A payment of the last seconds may not be known yet: Operational.
   */
  uploadShipping(report: ShippingReport): Promise<'uploaded' | 'final'>
  /**
   * The phone that its owner let us have, by the code that the button gave (getUserPhoneNumber): digits, without the
   * country's. A code is good once, for five minutes; null: it was used, is over, or is none of WeChat's.
   */
  phoneOf(code: string): Promise<string | null>
  /**
   * A subscribe message (subscribeMessage.send), which uses up one grant of the person's. 'refused': WeChat knows of no
   * grant of theirs (43101). A number: WeChat's code for a template, a page or values that it does not take.
   */
  sendReminder(reminder: SubscribeMessage): Promise<'sent' | 'refused' | number>
}

/** WeChat answers within a second; whoever waits for it has 10 s for everything. */
const ANSWER_MS = 3_000
/** A token lives 7 200 s; it is renewed while it still has five minutes, the overlap that stable_token grants. */
const RENEW_MS = 300_000
/** What a text is, in the text check's words: 1 资料 (of oneself), 4 社交日志 (written to people one knows). */
const TEXT_SCENES = { profile: 1, letter: 4 } as const
export type TextScene = keyof typeof TEXT_SCENES

/** As long as WeChat allows. */
export const MINI_LINK_DAYS = 30
const SHORT_LINK_TITLE = 20
/** expire_type of a URL Link that ends after so many days, and not at a time. */
const EXPIRES_AFTER_DAYS = 1
/** It becomes a header as it is, so it is one word of ASCII: `z.url` would let a line break through. */
const urlLinkAnswer = z.object({ url_link: z.string().regex(/^https?:\/\/[!-~]{1,1000}$/) })
const shortLinkAnswer = z.object({ link: z.string().regex(/^[^\p{Cc}]{1,200}$/u) })

const refusal = z.object({ errcode: z.coerce.number(), errmsg: z.string().default('') })
const tokenAnswer = z.object({ access_token: z.string(), expires_in: z.number() })
const checkAnswer = z.object({
  errcode: z.coerce.number(),
  result: z.object({ suggest: z.enum(['pass', 'review', 'risky']) }),
})

/** Codes of upload_shipping_info: the same was told before; complete, its one change used up, or refunded in full. */
const SHIPPING_SAME = 10060023
const SHIPPING_FINAL = new Set([10060002, 10060003, 10060004])

/** Codes of getuserphonenumber: no such code, or no longer; used before. */
const PHONE_CODE_REFUSED = new Set([40029, 40163])
/** No number in the world has more than fifteen digits (E.164). */
const phoneAnswer = z.object({ phone_info: z.object({ purePhoneNumber: z.string().regex(/^\d{4,15}$/) }) })

/** Codes that say the token is not (or no longer) good: the next try fetches another. */
const TOKEN_REFUSED = new Set([40001, 40014, 42001])

interface WechatOptions {
  readonly settings: Settings
  readonly now: () => number
}

/** WeChat as one request may use it: never for longer than is left of the request's time. The token is shared. */
export function openWechat({ settings, now }: WechatOptions): (remainingMs: () => number) => Wechat {
  let token: { value: string; renewAt: number } | null = null

  async function post(path: string, body: unknown, remainingMs: () => number): Promise<Uint8Array> {
    try {
      const response = await fetch(`${settings.WECHAT_API_URL}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        // Whole ms: a fraction is refused by the platform, and the call with it.
        signal: AbortSignal.timeout(Math.max(1, Math.floor(Math.min(ANSWER_MS, remainingMs())))),
      })
      if (!response.ok) throw new Operational(`WeChat answered HTTP ${response.status}`)
      // Inside, because an answer that has begun can still stop in the middle.
      return new Uint8Array(await response.arrayBuffer())
    } catch (cause) {
      if (cause instanceof Operational) throw cause
      throw new Operational('WeChat did not answer', { cause })
    }
  }

  async function freshToken(remainingMs: () => number): Promise<string> {
    if (token !== null && now() < token.renewAt) return token.value
    const answer = jsonOf(
      await post(
        '/cgi-bin/stable_token',
        { grant_type: 'client_credential', appid: settings.WECHAT_APPID, secret: settings.WECHAT_SECRET },
        remainingMs,
      ),
    )
    const parsed = tokenAnswer.safeParse(answer)
    if (!parsed.success) throw new Operational(`WeChat gave no token: ${errorOf(answer)}`)
    token = { value: parsed.data.access_token, renewAt: now() + parsed.data.expires_in * 1_000 - RENEW_MS }
    return token.value
  }

  /** Calls with a token; one that WeChat no longer takes is replaced once. Codes of `answers` are answers, not failures. */
  async function call(
    path: string,
    body: unknown,
    remainingMs: () => number,
    answers: ReadonlySet<number> = new Set(),
  ): Promise<Uint8Array> {
    for (const last of [false, true]) {
      const accessToken = encodeURIComponent(await freshToken(remainingMs))
      const bytes = await post(`${path}?access_token=${accessToken}`, body, remainingMs)
      const problem = refusal.safeParse(jsonOf(bytes))
      if (!problem.success || problem.data.errcode === 0 || answers.has(problem.data.errcode)) return bytes
      if (last || !TOKEN_REFUSED.has(problem.data.errcode)) {
        throw new Operational(`WeChat refused ${path}: ${problem.data.errcode} ${problem.data.errmsg}`)
      }
      token = null
    }
    throw new Operational(`WeChat refused every token for ${path}`)
  }

  return (remainingMs) => ({
    async drawCode({ scene, page }) {
      const body = { scene, page, env_version: settings.WECHAT_ENV_VERSION }
      const bytes = await call('/wxa/getwxacodeunlimit', body, remainingMs)
      // It is kept for good, so a page of some proxy's must not be taken for one.
      if (pictureExtension(bytes) === null) throw new Operational('WeChat answered with no picture')
      return bytes
    },
    async urlLink({ path, query }) {
      const expires = { expire_type: EXPIRES_AFTER_DAYS, expire_interval: MINI_LINK_DAYS }
      const body = { path, query, ...expires, env_version: settings.WECHAT_ENV_VERSION }
      const parsed = urlLinkAnswer.safeParse(jsonOf(await call('/wxa/generate_urllink', body, remainingMs)))
      if (!parsed.success) throw new Operational('WeChat answered with a URL Link in a form we do not know')
      return parsed.data.url_link
    },
    async shortLink({ path, title }) {
      // It is read in a chat: no sign there that turns or breaks what stands beside it.
      const page_title = [...title.replace(/(?!\u200d)\p{C}/gu, '')].slice(0, SHORT_LINK_TITLE).join('')
      const body = { page_url: path, page_title, is_permanent: false }
      const parsed = shortLinkAnswer.safeParse(jsonOf(await call('/wxa/genwxashortlink', body, remainingMs)))
      if (!parsed.success) throw new Operational('WeChat answered with a short link in a form we do not know')
      return parsed.data.link
    },
    async checkText(scene, content, openid) {
      const body = { version: 2, scene: TEXT_SCENES[scene], openid, content }
      const parsed = checkAnswer.safeParse(jsonOf(await call('/wxa/msg_sec_check', body, remainingMs)))
      if (!parsed.success) throw new Operational('WeChat answered a text check in a form we do not know')
      return parsed.data.result.suggest
    },
    async uploadShipping(report) {
      const body = shippingBody(report, settings.WECHAT_PAY_MCHID)
      const codes = new Set([SHIPPING_SAME, ...SHIPPING_FINAL])
      const answer = jsonOf(await call('/wxa/sec/order/upload_shipping_info', body, remainingMs, codes))
      const parsed = refusal.safeParse(answer)
      if (!parsed.success) throw new Operational('WeChat answered a shipping report in a form we do not know')
      return SHIPPING_FINAL.has(parsed.data.errcode) ? 'final' : 'uploaded'
    },
    async phoneOf(code) {
      const answer = jsonOf(await call('/wxa/business/getuserphonenumber', { code }, remainingMs, PHONE_CODE_REFUSED))
      const refused = refusal.safeParse(answer)
      if (refused.success && PHONE_CODE_REFUSED.has(refused.data.errcode)) return null
      const parsed = phoneAnswer.safeParse(answer)
      if (!parsed.success) throw new Operational('WeChat answered with a phone in a form we do not know')
      return parsed.data.phone_info.purePhoneNumber
    },
    async sendReminder(reminder) {
      const body = reminderBody(reminder, settings.WECHAT_ENV_VERSION)
      const answer = jsonOf(await call('/cgi-bin/message/subscribe/send', body, remainingMs, REMINDER_ANSWERS))
      const parsed = refusal.safeParse(answer)
      if (!parsed.success) throw new Operational('WeChat answered a subscribe message in a form we do not know')
      return reminderOutcome(parsed.data.errcode)
    },
  })
}

/** The JSON in `bytes`, or undefined: a picture and a refusal come from the same address. */
function jsonOf(bytes: Uint8Array): unknown {
  if (bytes[0] !== 0x7b) return undefined
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

function errorOf(answer: unknown): string {
  const parsed = refusal.safeParse(answer)
  return parsed.success ? `${parsed.data.errcode} ${parsed.data.errmsg}` : 'an answer in a form we do not know'
}
