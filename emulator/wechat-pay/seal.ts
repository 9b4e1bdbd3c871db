import {
  constants,
  createCipheriv,
  createPrivateKey,
  createPublicKey,
  createSign,
  createVerify,
  type KeyObject,
  privateDecrypt,
  randomBytes,
} from 'node:crypto'
import { type PayKeys, SANDBOX_APPID, SANDBOX_MERCHANT } from './merchant'
import { PayError, paramError } from './pay-error'

// On node:crypto alone, and not on the product's SDK: two hands that agree say more than one that agrees with itself.

const FRESH_SECONDS = 300
/** In this order or any other. */
const AUTHORIZATION_FIELDS = ['mchid', 'nonce_str', 'timestamp', 'serial_no', 'signature'] as const

const signed = (message: string, key: KeyObject): string => createSign('RSA-SHA256').update(message).sign(key, 'base64')
const isSigned = (message: string, signature: string, key: KeyObject): boolean =>
  createVerify('RSA-SHA256').update(message).verify(key, signature, 'base64')
const nonce = (): string => randomBytes(16).toString('hex').toUpperCase()

/** Checks and makes every signature of the sandbox. */
export class Seal {
  private readonly ours: KeyObject
  private readonly merchants: KeyObject

  constructor(keys: PayKeys) {
    this.ours = createPrivateKey(keys.wechatPrivate)
    this.merchants = createPublicKey(keys.merchantPublic)
  }

  /** Throws `PayError` SIGN_ERROR unless our merchant signed exactly this request, within five minutes of now. */
  checkRequest(request: { method: string; path: string; authorization: string; body: string; nowMs: number }): void {
    const [scheme, rest = ''] = request.authorization.split(/ (.*)/s)
    const fields = new Map([...rest.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))
    const [mchid, nonceText, timestamp = '', serial, signature = ''] = AUTHORIZATION_FIELDS.map((name) =>
      fields.get(name),
    )
    if (scheme !== 'WECHATPAY2-SHA256-RSA2048') throw signError('Http头Authorization认证类型不正确')
    if (mchid !== SANDBOX_MERCHANT.mchid) throw signError('商户号不正确')
    if (serial !== SANDBOX_MERCHANT.serial) throw signError('商户证书序列号有误')
    if (!nonceText || nonceText.length > 32) throw signError('随机串不正确')
    const isFresh = /^\d+$/.test(timestamp) && Math.abs(request.nowMs / 1000 - Number(timestamp)) <= FRESH_SECONDS
    if (!isFresh) throw signError('Http头Authorization中的timestamp与发起请求的时间不得超过5分钟')
    const message = `${request.method}\n${request.path}\n${timestamp}\n${nonceText}\n${request.body}\n`
    if (!isSigned(message, signature, this.merchants)) throw signError('错误的签名,验签失败')
  }

  /** Whether the merchant signed what the phone hands to wx.requestPayment. */
  isPaySigned(params: { timeStamp: string; nonceStr: string; package: string; paySign: string }): boolean {
    const message = `${SANDBOX_APPID}\n${params.timeStamp}\n${params.nonceStr}\n${params.package}\n`
    return isSigned(message, params.paySign, this.merchants)
  }

  /** Headers of an answer or a notice. */
  headersFor(body: string, nowMs: number): Record<string, string> {
    const [timestamp, random] = [String(Math.floor(nowMs / 1000)), nonce()]
    return {
      'wechatpay-timestamp': timestamp,
      'wechatpay-nonce': random,
      'wechatpay-serial': SANDBOX_MERCHANT.publicKeyId,
      'wechatpay-signature': signed(`${timestamp}\n${random}\n${body}\n`, this.ours),
      'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
    }
  }

  /** A notice's `resource`, encrypted for the merchant. */
  resource(plain: unknown, originalType: string): Record<string, string> {
    const iv = nonce().slice(0, 12)
    const cipher = createCipheriv('aes-256-gcm', SANDBOX_MERCHANT.apiV3Key, iv).setAAD(Buffer.from(originalType))
    const bytes = Buffer.concat([cipher.update(JSON.stringify(plain), 'utf8'), cipher.final(), cipher.getAuthTag()])
    return {
      original_type: originalType,
      algorithm: 'AEAD_AES_256_GCM',
      ciphertext: bytes.toString('base64'),
      associated_data: originalType,
      nonce: iv,
    }
  }

  /** A name that was encrypted for WeChat. Throws `PayError` PARAM_ERROR. */
  open(encrypted: string, field: string): string {
    const key = { key: this.ours, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }
    try {
      return privateDecrypt(key, Buffer.from(encrypted, 'base64')).toString('utf8')
    } catch {
      throw paramError(field, '敏感信息解密失败')
    }
  }
}

const signError = (message: string): PayError => new PayError(401, 'SIGN_ERROR', message)
