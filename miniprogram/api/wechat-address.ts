import Taro from '@tarojs/taro'
import { inWeChat, NotHere } from './platform'

/** As the form and the contract have it. */
interface Address {
  readonly name: string
  readonly phone: string
  readonly region: string
  readonly detail: string
}

/** What became of asking WeChat: an address, nothing chosen, or no permission (neither says anything about the person). */
export type TakenAddress =
  | { readonly kind: 'taken'; readonly address: Address }
  | { readonly kind: 'none' }
  | { readonly kind: 'refused' }

/**
 * Lets the person choose from the addresses that WeChat keeps for them. Rejects with NotHere in a browser. A refusal of
 * privacy (errno 104) or of the permission is no error: the form can be typed.
 */
export async function addressOfWeChat(): Promise<TakenAddress> {
  if (!inWeChat) throw new NotHere('a browser has no addresses')
  try {
    const chosen = await Taro.chooseAddress()
    const { userName, telNumber, provinceName, cityName, countyName, streetName, detailInfo, detailInfoNew } = chosen
    // The newer list of regions names the street apart; `detailInfo` has both.
    const detail = detailInfo || `${streetName ?? ''}${detailInfoNew ?? ''}`
    const region = regionOf([provinceName, cityName, countyName])
    return { kind: 'taken', address: { name: userName, phone: mobileOf(telNumber), region, detail } }
  } catch (failed) {
    return { kind: /cancel/.test(messageOf(failed)) ? 'none' : 'refused' }
  }
}

/** What a person reads about it; null: nothing needs saying. */
export const importWords = ({ kind }: TakenAddress): string | null =>
  kind === 'refused' ? '没有拿到微信里的地址，直接填写就好' : null

/** 浙江省 杭州市 西湖区; a city that is a province of its own is named once. */
export const regionOf = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part, index) => part !== undefined && part !== '' && parts.indexOf(part) === index).join(' ')

/** WeChat writes mobiles of the mainland with and without their country's number. */
const mobileOf = (number: string): string => number.replace(/[\s-]/g, '').replace(/^(\+|00)?86(?=1\d{10}$)/, '')

function messageOf(failed: unknown): string {
  if (typeof failed !== 'object' || failed === null || !('errMsg' in failed)) return ''
  return String(failed.errMsg)
}
