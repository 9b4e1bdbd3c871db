import Taro from '@tarojs/taro'
import { inWeChat, NotHere } from './platform'

/**
 * Whether WeChat may carry messages of this app to the person: the main switch of its settings. Null where that cannot be
 * known: in a browser, and when WeChat does not say.
 */
export async function subscribed(): Promise<boolean | null> {
  if (!inWeChat) return null
  const setting = await Taro.getSetting({ withSubscriptions: true }).catch(() => null)
  return setting?.subscriptionsSetting?.mainSwitch ?? null
}

/** Opens WeChat's page of settings, and is over when it was closed. Rejects with NotHere in a browser. */
export async function openSubscriptions(): Promise<void> {
  if (!inWeChat) throw new NotHere('a browser has no subscriptions')
  await Taro.openSetting({ withSubscriptions: true }).catch(() => undefined)
}

/** What somebody answered to WeChat's question for one template: yes, no, or WeChat itself did not ask. */
export type SubscriptionAnswer = 'accept' | 'reject' | 'ban' | 'filter'

export type Subscription =
  | { readonly kind: 'answered'; readonly answers: Readonly<Record<string, SubscriptionAnswer>> }
  /** The main switch of the person's settings is off: WeChat asks nothing. */
  | { readonly kind: 'switched-off' }
  /** WeChat does not know these templates, or lets this app ask for none. Asking again helps nobody. */
  | { readonly kind: 'unusable' }
  /** The question did not come up, this time. */
  | { readonly kind: 'failed' }

/** WeChat asks for no more at once, on every phone (developers.weixin.qq.com, wx.requestSubscribeMessage). */
export const ASKED_AT_ONCE = 3

const SWITCHED_OFF = 20004
const UNUSABLE: readonly unknown[] = [10001, 10004, 20001, 20003, 20005]

/** A yes with a sound or a banner is a yes. */
const ANSWERS: Readonly<Record<string, SubscriptionAnswer>> = {
  ...{ accept: 'accept', acceptWithAudio: 'accept', acceptWithAlert: 'accept' },
  ...{ reject: 'reject', ban: 'ban', filter: 'filter' },
}

/**
 * WeChat's question whether it may send one message of each template. WeChat asks in a tap only: whoever calls this has
 * awaited nothing since. Rejects with NotHere in a browser.
 */
export async function askSubscription(templateIds: readonly string[]): Promise<Subscription> {
  if (!inWeChat) throw new NotHere('a browser has no subscriptions')
  try {
    // The types want what another platform calls them as well.
    const tmplIds = templateIds.slice(0, ASKED_AT_ONCE)
    const said: Readonly<Record<string, unknown>> = {
      ...(await Taro.requestSubscribeMessage({ tmplIds, entityIds: [] })),
    }
    const answers = tmplIds.flatMap((id) => {
      const answer = ANSWERS[String(said[id])]
      return answer === undefined ? [] : [[id, answer] as const]
    })
    return answers.length === 0 ? { kind: 'failed' } : { kind: 'answered', answers: Object.fromEntries(answers) }
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'errCode' in error ? error.errCode : null
    if (code === SWITCHED_OFF) return { kind: 'switched-off' }
    return { kind: UNUSABLE.includes(code) ? 'unusable' : 'failed' }
  }
}
