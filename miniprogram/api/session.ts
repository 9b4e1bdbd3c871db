import { keep, kept } from './namespace'
import { randomSigns } from './request-id'

/**
 * Who the caller is, in a browser: a bearer token of the cloud's gateway, kept as plain text in localStorage under
 * `tuike:<as>:token`. The demo desk writes one there before it loads a phone; without one the gateway signs an
 * anonymous visitor in. In WeChat the platform says who is calling, and nothing of this is used.
 */
export const gateway = process.env.TUIKE_GATEWAY ?? ''

const TOKEN = 'token'

/**
 * CloudBase signs the same anonymous user in again for the same `x-device-id`, and a token ends after two hours: with an
 * id that is kept, a person in a browser stays the same person.
 */
const DEVICE = 'device'
const DEVICE_LENGTH = 32

/** Names under which a device keeps by what it signs in: they belong to the device, and outlive an account. */
export const SIGN_IN = [TOKEN, DEVICE] as const

let signingIn: Promise<string> | null = null

/** The token to send. Rejects when the gateway cannot be reached or does not sign anybody in. */
export async function token(): Promise<string> {
  const known = kept(TOKEN)
  if (known !== null) return known
  signingIn ??= signIn().finally(() => {
    signingIn = null
  })
  return signingIn
}

/** Drops a token that the gateway no longer takes; the next call signs in anew. */
export const forgetToken = (): void => keep(TOKEN, null)

async function signIn(): Promise<string> {
  const response = await fetch(`${gateway}/auth/v1/signin/anonymously`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-device-id': deviceId() },
    body: '{}',
  })
  const body: unknown = await response.json()
  const given = typeof body === 'object' && body !== null && 'access_token' in body ? body.access_token : undefined
  if (!response.ok || typeof given !== 'string') throw new Error(`sign-in answered ${response.status}`)
  keep(TOKEN, given)
  return given
}

function deviceId(): string {
  const known = kept(DEVICE)
  if (known !== null) return known
  const made = randomSigns(DEVICE_LENGTH)
  keep(DEVICE, made)
  return made
}
