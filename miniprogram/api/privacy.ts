import Taro from '@tarojs/taro'
import { inWeChat } from './platform'
import { createStore } from './store'

/** What WeChat asks consent for; the words are the sheet's. */
export type PrivacyNeed = 'phone' | 'avatar' | 'nickname' | 'address' | 'album' | 'clipboard' | 'pictures' | 'other'

/** By a part of the name of WeChat's interface or component (`button.getPhoneNumber`, `chooseAddress` …). */
const NEEDS: readonly (readonly [RegExp, PrivacyNeed])[] = [
  [/phone/i, 'phone'],
  [/avatar/i, 'avatar'],
  [/nickname/i, 'nickname'],
  [/address/i, 'address'],
  [/album/i, 'album'],
  [/clipboard/i, 'clipboard'],
  [/image|media|file/i, 'pictures'],
]
const needOf = (referrer: string): PrivacyNeed => NEEDS.find(([name]) => name.test(referrer))?.[1] ?? 'other'

/** WeChat checks that a button of this id, of its own kind, was pressed. */
export const AGREE_BUTTON = 'privacy-agree'

export interface PrivacyRequest {
  readonly need: PrivacyNeed
  readonly answer: (agrees: boolean) => void
}

/** What the person is being asked now; the page frame that is shown opens the sheet. */
export const privacyRequest = createStore<PrivacyRequest | null>(null)

type Resolve = Parameters<Parameters<typeof Taro.onNeedPrivacyAuthorization>[0]>[0]

/** Interfaces that wait for the answer: one sheet answers all of them. */
const waiting: Resolve[] = []
/** The name's box is for typing as well: once refused, touching it again is no reason to ask. */
let nicknameRefused = false

/**
 * WeChat stops an interface that needs the person's consent and calls the last listener that was set (base library
 * 2.32.3, developers.weixin.qq.com, wx.onNeedPrivacyAuthorization). It does so when something was pressed that needs it,
 * so nobody is asked twice who does not press twice. An older WeChat asks by itself.
 */
export function listenForPrivacy(): void {
  if (!inWeChat || typeof Taro.onNeedPrivacyAuthorization !== 'function') return
  Taro.onNeedPrivacyAuthorization((resolve, info) => {
    const need = needOf(info?.referrer ?? '')
    if (need === 'nickname' && nicknameRefused) return resolve({ event: 'disagree' })
    waiting.push(resolve)
    resolve({ event: 'exposureAuthorization' })
    privacyRequest.set({ need, answer: (agrees) => settle(need, agrees) })
  })
}

function settle(need: PrivacyNeed, agrees: boolean): void {
  privacyRequest.set(null)
  if (need === 'nickname' && !agrees) nicknameRefused = true
  for (const resolve of waiting.splice(0)) {
    resolve(agrees ? { event: 'agree', buttonId: AGREE_BUTTON } : { event: 'disagree' })
  }
}

/** Shows the agreement that is registered with WeChat. Nothing happens in a browser, which has no entry for it. */
export function openPrivacyContract(): void {
  if (inWeChat) Taro.openPrivacyContract({})
}
