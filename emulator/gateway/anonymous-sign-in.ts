import { createHmac, randomUUID } from 'node:crypto'
import type { SessionTokens } from '../identity'
import { LIMITS } from '../limits'
import { type Exchange, sendJson } from './exchange'

/**
 * POST /auth/v1/signin/anonymously (docs.cloudbase.net/http-api/auth/auth-sign-in-anonymously). A device that names
 * itself in x-device-id is the same user each time; without the header every call makes a new one, where the real
 * service refuses.
 */
export function answerAnonymousSignIn(exchange: Exchange, tokens: SessionTokens, signingKey: Buffer): void {
  const device = exchange.request.headers['x-device-id']
  const sub = typeof device === 'string' && device !== '' ? uidOfDevice(device, signingKey) : randomUUID()
  const identity = { provider: 'cloudbase', subject: sub, anonymous: true } as const
  sendJson(exchange, 200, {
    token_type: 'Bearer',
    access_token: tokens.issue(identity, LIMITS.ACCESS_TOKEN_LIFETIME_MS),
    expires_in: LIMITS.ACCESS_TOKEN_LIFETIME_MS / 1000,
    scope: 'anonymous',
    sub,
  })
}

function uidOfDevice(device: string, key: Buffer): string {
  return createHmac('sha256', key).update(`device\n${device}`).digest('base64url').slice(0, 22)
}
