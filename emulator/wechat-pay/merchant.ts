import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import { SANDBOX_APP } from '../wechat/sandbox-app'

/** The one merchant the sandbox knows; nothing outside the emulator accepts these. */
export const SANDBOX_MERCHANT = {
  mchid: '1900000001',
  serial: '5A0DB0C5E1A5E1A5E1A5E1A5E1A5E1A5E1A5E1A5',
  apiV3Key: 'local-sandbox-api-v3-key-32-sign',
  publicKeyId: 'PUB_KEY_ID_0100000000012026010100000000000001',
} as const

/** PEM of both pairs: the merchant signs requests, WeChat signs answers and notices and opens names. */
export interface PayKeys {
  readonly merchantPrivate: string
  readonly merchantPublic: string
  readonly wechatPrivate: string
  readonly wechatPublic: string
}

async function pair(): Promise<{ publicKey: string; privateKey: string }> {
  return promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
}

let kept: Promise<PayKeys> | undefined

/** Made once a process: finding the primes costs a quarter of a second. */
export function processKeys(): Promise<PayKeys> {
  kept ??= Promise.all([pair(), pair()]).then(([merchant, wechat]) => ({
    merchantPrivate: merchant.privateKey,
    merchantPublic: merchant.publicKey,
    wechatPrivate: wechat.privateKey,
    wechatPublic: wechat.publicKey,
  }))
  return kept
}

/** Variables that point the product's WeChat Pay client at the sandbox of the emulator at `url`. */
export function payEnvironment(url: string, keys: PayKeys): Record<string, string> {
  return {
    WECHAT_PAY_URL: `${url}/wechat-pay`,
    WECHAT_PAY_MCHID: SANDBOX_MERCHANT.mchid,
    WECHAT_PAY_SERIAL: SANDBOX_MERCHANT.serial,
    WECHAT_PAY_PRIVATE_KEY: keys.merchantPrivate,
    WECHAT_PAY_PUBLIC_KEY_ID: SANDBOX_MERCHANT.publicKeyId,
    WECHAT_PAY_PUBLIC_KEY: keys.wechatPublic,
    WECHAT_PAY_API_V3_KEY: SANDBOX_MERCHANT.apiV3Key,
    WECHAT_PAY_NOTIFY_URL: `${url}/pay-notify`,
  }
}

export const SANDBOX_APPID = SANDBOX_APP.appid
