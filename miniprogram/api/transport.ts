import Taro from '@tarojs/taro'
import { inWeChat } from './platform'
import { forgetToken, gateway, token } from './session'

/**
 * Carries one event to the function `api` and brings back its raw answer.
 * `unreachable`: nobody was reached, or we cannot tell. `failed`: the cloud was reached and the function gave no
 * answer (time-out, crash), so a command may or may not have run. `not-signed-in`: the gateway refused the identity.
 */
export type Carried =
  | { readonly kind: 'answer'; readonly body: unknown }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'not-signed-in' }

export interface Event {
  readonly action: string
  readonly input: object
}

const FUNCTION = 'api'

export const carry = (event: Event): Promise<Carried> => (inWeChat ? carryInWeChat(event) : carryInBrowser(event))

async function carryInWeChat(event: Event): Promise<Carried> {
  try {
    const { result } = await Taro.cloud.callFunction({ name: FUNCTION, data: event })
    return { kind: 'answer', body: result }
  } catch (error) {
    // The cloud's own errors have a number (-504003 time-out, -404011 crash …); a dead network has only words.
    const code = typeof error === 'object' && error !== null && 'errCode' in error ? error.errCode : undefined
    return { kind: typeof code === 'number' && code <= -100_000 ? 'failed' : 'unreachable' }
  }
}

async function carryInBrowser(event: Event): Promise<Carried> {
  try {
    const response = await fetch(`${gateway}/v1/functions/${FUNCTION}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await token()}` },
      body: JSON.stringify(event),
    })
    if (response.status === 401) {
      forgetToken()
      return { kind: 'not-signed-in' }
    }
    if (!response.ok) return { kind: 'failed' }
    return { kind: 'answer', body: await response.json() }
  } catch {
    return { kind: 'unreachable' }
  }
}
