import Taro from '@tarojs/taro'
import { goInstead } from '@/api/navigate'

let isLeaving = false

/**
 * To the page that asked for an address. One that was opened by a link has nothing behind it: then to the book. A second
 * tap while the page is being left would leave the one behind it as well.
 */
export function goBack(pages: number): void {
  if (isLeaving) return
  isLeaving = true
  const isBehind = Taro.getCurrentPages().length > pages
  const left = () => {
    isLeaving = false
  }
  void (isBehind ? Taro.navigateBack({ delta: pages }) : goInstead('addressList')).then(left, left)
}
