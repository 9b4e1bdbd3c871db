import * as z from 'zod'
import { Operational } from './failures'
import type { Settings } from './settings'
import { type ShippingReport, shippingBody } from './shipping-report'

/** What we ask of WeChat's server API, by named methods: nobody can post through us as our app (niceup's open proxy). */
export interface Wechat {
  /** The picture of an unlimited mini-program code (wxacode.getUnlimited): PNG or JPEG bytes. */
  drawCode(code: { readonly scene: string; readonly page: string }): Promise<Uint8Array>
  /** Text check v2 (security.msgSecCheck) of what a user writes about themselves; the user was here within two hours. */
  checkProfileText(text: string, openid: string): Promise<'pass' | 'review' | 'risky'>
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
}

/** WeChat answers within a second; whoever waits for it has 10 s for everything. */
const ANSWER_MS = 3_000
/** A token lives 7 200 s; it is renewed while it still has five minutes, the overlap that stable_token grants. */
const RENEW_MS = 300_000
/** Scene of the text check for profile data (1 资料). */
const SCENE_PROFILE = 1

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
    let response: Response
    try {
      response = await fetch(`${settings.WECHAT_API_URL}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(Math.max(1, Math.min(ANSWER_MS, remainingMs()))),
      })
    } catch (cause) {
      throw new Operational('WeChat did not answer', { cause })
    }
    if (!response.ok) throw new Operational(`WeChat answered HTTP ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
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
    drawCode: ({ scene, page }) =>
      call('/wxa/getwxacodeunlimit', { scene, page, env_version: settings.WECHAT_ENV_VERSION }, remainingMs),
    async checkProfileText(content, openid) {
      const body = { version: 2, scene: SCENE_PROFILE, openid, content }
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
