import type { Output } from '@shared/contracts'
import Taro from '@tarojs/taro'
import { inWeChat } from './platform'

/** How somebody pays here: in WeChat's own cashier, or on a page of WeChat's that a browser goes to. */
export const PAY_METHOD = inWeChat ? 'jsapi' : 'h5'

/**
 * Opens the cashier and is over when it closed. What it says of the outcome is not believed, not even a success: the
 * result page asks the server. In a browser this page is left; `path` (without a leading slash) is where it comes back.
 */
export async function openCashier(asked: Output<'orders.pay'>, path: string): Promise<void> {
  if (asked.method === 'h5') window.location.assign(withReturn(asked.url, path, window.location))
  // A browser build of Taro would answer "paid" by itself.
  else if (inWeChat) {
    const { timeStamp, nonceStr, package: prepaid, signType, paySign } = asked
    await Taro.requestPayment({ timeStamp, nonceStr, package: prepaid, signType, paySign }).catch(() => undefined)
  }
}

/** The cashier's address with the page of this same person to return to: what stands before the hash is theirs. */
export function withReturn(
  url: string,
  path: string,
  { origin, pathname, search }: Pick<Location, 'origin' | 'pathname' | 'search'>,
): string {
  const back = `${origin}${pathname}${search}#/${path}`
  return `${url}${url.includes('?') ? '&' : '?'}redirect_url=${encodeURIComponent(back)}`
}
