import * as z from 'zod'
import { Operational } from '../failures'
import type { Settings } from '../settings'
import { PayRefused } from './port'
import type { Signer } from './signature'

/** WeChat answers within a second or two; it is never waited for longer than is left of the request. */
const ANSWER_MS = 5_000

const refusal = z.object({ code: z.string(), message: z.string().default('') })

/** Codes that say "not now": nothing was done, or nobody knows, so the same numbers are sent again. */
const NOT_NOW = /^(SYSTEM_?ERROR|BANK_?ERROR|FREQUENCY_LIMIT\w*|RATE_?LIMIT\w*|USER_?PAYING|SIGN_ERROR)$/

export interface PayRequest {
  readonly method: 'GET' | 'POST'
  /** With its query, beginning with /v3/. */
  readonly path: string
  readonly body?: Readonly<Record<string, unknown>>
  /** The body holds something encrypted with WeChat's public key. */
  readonly encrypted?: boolean
}

interface TransportOptions {
  readonly settings: Settings
  readonly signer: Signer
  readonly now: () => number
}

/**
 * One signed request, and its verified answer: the JSON of a success, undefined for an empty one. Throws `PayRefused` or
 * `Operational`, as the port says.
 */
export function openTransport({ settings, signer, now }: TransportOptions) {
  return async (request: PayRequest, remainingMs: () => number): Promise<unknown> => {
    const body = request.body === undefined ? '' : JSON.stringify(request.body)
    const { response, text } = await send(request, body, remainingMs())
    const { status } = response
    const said = refusal.safeParse(jsonOf(text))
    if (status >= 500 || status === 429) throw notNow(status, said.data?.code)
    const signed = response.headers.get('wechatpay-signature') !== null
    // A success must be signed; a refusal that never reached WeChat's business, such as 401, is not.
    if (response.ok || signed) {
      const objection = signer.objectionTo(signedMessage(response.headers, text), now())
      if (objection !== null) throw new Operational(`an answer of WeChat Pay is not trusted: ${objection}`)
    }
    if (response.ok && status !== 202) return jsonOf(text)
    if (!said.success || NOT_NOW.test(said.data.code)) throw notNow(status, said.data?.code)
    throw new PayRefused(said.data.code, said.data.message)
  }

  async function send({ method, path, encrypted }: PayRequest, body: string, remainingMs: number) {
    const headers: Record<string, string> = {
      accept: 'application/json',
      'user-agent': 'tuike',
      authorization: signer.authorization({ method, path, body, nowMs: now() }),
    }
    if (method === 'POST') headers['content-type'] = 'application/json'
    if (encrypted) headers['wechatpay-serial'] = settings.WECHAT_PAY_PUBLIC_KEY_ID
    try {
      const response = await fetch(`${settings.WECHAT_PAY_URL}${path}`, {
        method,
        headers,
        ...(body === '' ? {} : { body }),
        // Whole ms: a fraction is refused.
        signal: AbortSignal.timeout(Math.max(1, Math.floor(Math.min(ANSWER_MS, remainingMs)))),
      })
      return { response, text: await response.text() }
    } catch (cause) {
      throw new Operational('WeChat Pay did not answer', { cause })
    }
  }
}

/** The reason goes to the log, so it has no other text of the answer, where people may be named. */
const notNow = (status: number, code = ''): Operational =>
  new Operational(`WeChat Pay answered HTTP ${status}${/^\w{1,50}$/.test(code) ? ` ${code}` : ''}`)

function signedMessage(headers: Headers, body: string) {
  const header = (name: string) => headers.get(`wechatpay-${name}`) ?? ''
  return {
    timestamp: header('timestamp'),
    nonce: header('nonce'),
    signature: header('signature'),
    serial: header('serial'),
    body,
  }
}

/** undefined for what is no JSON, the empty answer among it. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
