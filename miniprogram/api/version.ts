import Taro from '@tarojs/taro'
import { inWeChat } from './platform'

/** Versions that WeChat gives no number to (getAccountInfoSync, envVersion). */
const UNNUMBERED: Readonly<Record<string, string>> = { develop: '开发版', trial: '体验版' }

/** Which version of the app this is, for whoever is asked about it. */
export function appVersion(): string {
  if (!inWeChat) return '网页版'
  const { version, envVersion } = Taro.getAccountInfoSync().miniProgram
  return version || (UNNUMBERED[envVersion] ?? '正式版')
}
