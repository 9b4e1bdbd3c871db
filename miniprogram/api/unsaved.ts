import Taro from '@tarojs/taro'
import { inWeChat } from './platform'

/**
 * Asks before changes are lost; null: there are none. WeChat asks with these words when the page is left by going back; a
 * browser asks in words of its own, and only when the whole app is closed or loaded anew.
 */
export function guardUnsaved(words: string | null): void {
  if (inWeChat) {
    if (words === null) Taro.disableAlertBeforeUnload()
    else Taro.enableAlertBeforeUnload({ message: words })
  } else window.onbeforeunload = words === null ? null : ask
}

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault()
  // Browsers of before 2024 ask only for this.
  event.returnValue = ''
}
