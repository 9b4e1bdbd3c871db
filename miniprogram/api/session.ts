import { keep, kept } from './namespace'

/**
 * Who the caller is, in a browser: a bearer token of the cloud's gateway, kept as plain text in localStorage under
 * `tuike:<as>:token`. The demo desk writes one there before it loads a phone; without one the gateway signs an
 * anonymous visitor in. In WeChat the platform says who is calling, and nothing of this is used.
 */
export const gateway = process.env.TUIKE_GATEWAY ?? ''

const TOKEN = 'token'

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
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  const body: unknown = await response.json()
  const given = typeof body === 'object' && body !== null && 'access_token' in body ? body.access_token : undefined
  if (!response.ok || typeof given !== 'string') throw new Error(`sign-in answered ${response.status}`)
  keep(TOKEN, given)
  return given
}
