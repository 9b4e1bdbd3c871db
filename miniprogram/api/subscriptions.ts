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
