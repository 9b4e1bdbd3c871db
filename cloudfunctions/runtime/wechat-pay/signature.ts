import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import Aes from 'wechatpay-axios-plugin/lib/aes'
import Formatter from 'wechatpay-axios-plugin/lib/formatter'
import Rsa from 'wechatpay-axios-plugin/lib/rsa'
import { Operational } from '../failures'
import type { Settings } from '../settings'

/** WeChat takes and sends nothing that is further from now than this (reference/wechat.md 4.1). */
export const FRESH_SECONDS = 300

/** What WeChat signs with; the other key, ours, signs requests. */
export interface SignedMessage {
  /** Epoch seconds, as received. */
  readonly timestamp: string
  readonly nonce: string
  readonly signature: string
  readonly serial: string
  readonly body: string
}

/** A malformed key is a setting that is wrong, and its words stay out of the log. */
function key(setting: string, parse: () => KeyObject): KeyObject {
  try {
    return parse()
  } catch (error) {
    if (error instanceof Operational) throw error
    throw new Operational(`setting ${setting} is missing or malformed`)
  }
}

/** A secret's line breaks may have been written as \n, since some consoles take one line only. */
const pem = (text: string): string => text.replaceAll('\\n', '\n')

/** Keys are read from the settings when first needed, and parsed once: parsing one takes longer than signing with it. */
export class Signer {
  private ours: KeyObject | undefined
  private theirs: KeyObject | undefined

  constructor(private readonly settings: Settings) {}

  /** The header `Authorization` of one request; `path` with its query, `body` exactly as sent. */
  authorization(request: { method: string; path: string; body: string; nowMs: number }): string {
    const { WECHAT_PAY_MCHID: mchid, WECHAT_PAY_SERIAL: serial } = this.settings
    const [timestamp, nonce] = [Math.floor(request.nowMs / 1_000), Formatter.nonce()]
    const signature = this.sign(requestMessage(request, timestamp, nonce))
    return Formatter.authorization(mchid, nonce, signature, timestamp, serial)
  }

  /** What `wx.requestPayment` takes. */
  jsapiParams(prepayId: string, nowMs: number) {
    const signed = {
      timeStamp: String(Math.floor(nowMs / 1_000)),
      nonceStr: Formatter.nonce(),
      package: `prepay_id=${prepayId}`,
    }
    return {
      ...signed,
      signType: 'RSA',
      paySign: this.sign(paySignMessage(this.settings.WECHAT_APPID, signed)),
    } as const
  }

  /** Why this is not a fresh message of WeChat's, or null when it is. */
  objectionTo({ timestamp, nonce, signature, serial, body }: SignedMessage, nowMs: number): string | null {
    if (serial !== this.settings.WECHAT_PAY_PUBLIC_KEY_ID) return `signed with a key that is not ours: ${serial}`
    const seconds = /^\d{1,11}$/.test(timestamp) ? Number(timestamp) : Number.NaN
    // A timestamp that is no number fails this too.
    if (!(Math.abs(nowMs / 1_000 - seconds) <= FRESH_SECONDS)) return `not fresh: ${timestamp}`
    // WeChat tries whether we check: such a message must not pass (reference/wechat.md 4.1).
    if (signature.startsWith('WECHATPAY/SIGNTEST/')) return 'a probe of the signature'
    if (!Rsa.verify(Formatter.response(timestamp, nonce, body), signature, this.publicKey()))
      return 'the signature is wrong'
    return null
  }

  /** A person's name, for WeChat's eyes only; the request names the key in `Wechatpay-Serial`. */
  encrypt(text: string): string {
    return Rsa.encrypt(text, this.publicKey())
  }

  /** Throws when the text was not encrypted for us. */
  decrypt(resource: { ciphertext: string; nonce: string; associatedData: string }): string {
    const key = this.settings.WECHAT_PAY_API_V3_KEY
    return Aes.AesGcm.decrypt(resource.ciphertext, key, resource.nonce, resource.associatedData)
  }

  private sign(message: string): string {
    this.ours ??= key('WECHAT_PAY_PRIVATE_KEY', () => createPrivateKey(pem(this.settings.WECHAT_PAY_PRIVATE_KEY)))
    return Rsa.sign(message, this.ours)
  }

  private publicKey(): KeyObject {
    this.theirs ??= key('WECHAT_PAY_PUBLIC_KEY', () => createPublicKey(pem(this.settings.WECHAT_PAY_PUBLIC_KEY)))
    return this.theirs
  }
}

/** The text that a request is signed under; `timestamp` in epoch seconds. */
export function requestMessage(
  { method, path, body }: { readonly method: string; readonly path: string; readonly body: string },
  timestamp: number,
  nonce: string,
): string {
  return Formatter.request(method, path, timestamp, nonce, body)
}

/** The text under `paySign`. */
export function paySignMessage(
  appid: string,
  params: { readonly timeStamp: string; readonly nonceStr: string; readonly package: string },
): string {
  return Formatter.joinedByLineFeed(appid, params.timeStamp, params.nonceStr, params.package)
}
