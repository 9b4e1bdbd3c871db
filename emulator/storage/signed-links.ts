import { createHmac } from 'node:crypto'
import { sameText } from '../identity'

export type LinkUse = 'get' | 'put'

/** Temporary permission for one file: a signature over the use, the path and the instant it ends. */
export class SignedLinks {
  constructor(
    private readonly key: Buffer,
    private readonly now: () => number,
  ) {}

  /** `expires.signature`; `expires` is in epoch seconds of the virtual clock. */
  issue(use: LinkUse, path: string, lifetimeMs: number): string {
    const expires = Math.floor((this.now() + lifetimeMs) / 1000)
    return `${expires}.${this.sign(use, path, expires)}`
  }

  check(use: LinkUse, path: string, permission: string): 'valid' | 'expired' | 'forged' {
    const [expires = '', signature = ''] = permission.split('.')
    if (!sameText(signature, this.sign(use, path, Number(expires)))) return 'forged'
    return Number(expires) * 1000 <= this.now() ? 'expired' : 'valid'
  }

  private sign(use: LinkUse, path: string, expires: number): string {
    return createHmac('sha256', this.key).update(`${use}\n${expires}\n${path}`).digest('base64url')
  }
}
