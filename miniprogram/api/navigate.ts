import Taro from '@tarojs/taro'

/** Every page that is not a tab, by what it is for. */
const PAGES = {
  register: '/pages/members/register/index',
  linkDevice: '/pages/members/link-device/index',
  enroll: '/pages/promoters/enroll/index',
  promoterList: '/pages/promoters/list/index',
  customers: '/pages/bindings/customers/index',
} as const

export const goTo = (page: keyof typeof PAGES): void => void Taro.navigateTo({ url: PAGES[page] })

/** The share path of the registration page, with the share's code (`arrival.ts` reads it back). */
export const registerPathOf = (share: string): string => `${PAGES.register}?s=${encodeURIComponent(share)}`
