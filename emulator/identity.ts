import { createHmac, timingSafeEqual } from 'node:crypto'
import { CloudError } from './cloud-error'

/** Who calls. 'wechat': `subject` is an openid; 'cloudbase': a uid. */
export interface Identity {
  readonly provider: 'wechat' | 'cloudbase'
  readonly subject: string
  /** A uid made by an anonymous sign-in. */
  readonly anonymous?: boolean
}

/** Session tokens: shaped like the JWT of the real gateway, signed with the key of the state directory. */
export class SessionTokens {
  constructor(
    private readonly key: Buffer,
    private readonly now: () => number,
  ) {}

  issue(identity: Identity, lifetimeMs: number): string {
    const issuedAt = Math.floor(this.now() / 1000)
    const claims = {
      sub: identity.subject,
      provider: identity.provider,
      anonymous: identity.anonymous === true,
      iat: issuedAt,
      exp: issuedAt + Math.floor(lifetimeMs / 1000),
    }
    const unsigned = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`
    return `${unsigned}.${this.sign(unsigned)}`
  }

  /** Throws `CloudError` CHECK_LOGIN_FAILED or ACCESS_TOKEN_EXPIRED (docs.cloudbase.net/error-code/basic). */
  read(token: string): Identity {
    const [header = '', body = '', signature = ''] = token.split('.')
    if (!sameText(signature, this.sign(`${header}.${body}`))) {
      throw new CloudError('CHECK_LOGIN_FAILED', 'The access token was not issued by this environment.')
    }
    const claims: { sub: string; provider: Identity['provider']; anonymous: boolean; exp: number } = JSON.parse(
      Buffer.from(body, 'base64url').toString(),
    )
    if (claims.exp * 1000 <= this.now()) throw new CloudError('ACCESS_TOKEN_EXPIRED', 'The access token has expired.')
    return { provider: claims.provider, subject: claims.sub, anonymous: claims.anonymous }
  }

  private sign(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('base64url')
  }
}

/** Equal, in a time that does not tell how much of it was. */
export function sameText(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
