import Taro from '@tarojs/taro'
import { forgetAnswers } from './answers'
import { forgetKept } from './namespace'
import { inWeChat } from './platform'
import { SIGN_IN } from './session'
import { forgetStores } from './store'
import { THEME } from './theme'

/**
 * After an account was closed: drops every answer, draft and list of that person from this device, and from the pages that
 * are still open. Who is calling stays
 * the same WeChat user or browser, whom the server now meets as a stranger; the chosen theme is the device's.
 */
export function forgetPerson(): void {
  forgetAnswers()
  forgetStores()
  forgetKept([...SIGN_IN, THEME])
}

const HOME = 'pages/tabs/home/index'

/** What Taro does not know of WeChat: base library 3.0.1. */
interface WeChat {
  restartMiniProgram?(options: { path: string; fail(): void }): void
}

/** Begins anew at the home page, with nothing of the person left in memory either. */
export function startOver(): void {
  if (!inWeChat) {
    window.location.hash = `#/${HOME}`
    window.location.reload()
    return
  }
  const { wx } = globalThis as unknown as { wx: WeChat }
  const relaunch = () => void Taro.reLaunch({ url: `/${HOME}` })
  if (wx.restartMiniProgram === undefined) relaunch()
  else wx.restartMiniProgram({ path: `/${HOME}`, fail: relaunch })
}
