import Taro from '@tarojs/taro'

/**
 * What differs between WeChat and a browser, in one place. A browser build of Taro answers WeChat's own APIs as if they
 * had succeeded, so pages never call those: they ask here, and here a browser says that it cannot.
 * Members of Taro are always named in full: the browser build rewrites `Taro.name`, and only that.
 */
export const inWeChat = process.env.TARO_ENV === 'weapp'

/** Thrown where only the mini-program can do it; the page says 请在小程序完成. */
export class NotHere extends Error {
  override readonly name = 'NotHere'
}

/** Prepares the cloud's client; needed in WeChat only, where it brings the caller's identity with every call. */
export function startCloud(): void {
  if (!inWeChat) return
  const env = process.env.TUIKE_CLOUD_ENV
  Taro.cloud.init(env ? { env, traceUser: true } : { traceUser: true })
}

/** WeChat's number for Moments' single-page mode: a preview without identity, without navigation (场景值 list, 1154). */
const SINGLE_PAGE = 1154

/** WeChat's number for how the app was entered last; null in a browser, which has none. */
export const enterScene = (): number | null => (inWeChat ? Taro.getEnterOptionsSync().scene : null)

/** Whether Moments shows the app as a preview: nobody is known, so nothing may be recorded or asked of them. */
export const isSinglePage = (scene: number | null): boolean => scene === SINGLE_PAGE

/**
 * The address of a page for somebody else's browser, from its path without a leading slash. What stands before the hash
 * (`?as=`) is this person's own and stays here.
 */
export const urlOfPage = (path: string): string => `${window.location.origin}${window.location.pathname}#/${path}`

export async function copyText(text: string): Promise<void> {
  await Taro.setClipboardData({ data: text })
  nudge()
  // WeChat shows its own word about it; a browser shows nothing.
  if (!inWeChat) await Taro.showToast({ title: '已复制', icon: 'success', duration: 1200 })
}

/** A light tap in the hand: something small was done. Phones that have none, and browsers, do without. */
export function nudge(): void {
  if (inWeChat) void Taro.vibrateShort({ type: 'light' }).catch(() => undefined)
}

export const say = (text: string): void => {
  void Taro.showToast({ title: text, icon: 'none', duration: 1800 })
}
