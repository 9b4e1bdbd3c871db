import * as z from 'zod'
import { Operational } from './failures'

const text = z.string().min(1)

/** Settings and secrets, by environment variable. One that is missing or malformed is named when it is first needed. */
const SETTINGS = {
  /** Key of the codes in links: 32 signs or more. Changing it makes every shared link unknown. */
  LINK_SECRET: z.string().min(32),
  /** Where the function `open` and the H5 build are reached, without a trailing slash. */
  PUBLIC_URL: z.url(),
  /** WeChat's server API; the local system's sandbox elsewhere. */
  WECHAT_API_URL: z.url().default('https://api.weixin.qq.com'),
  WECHAT_APPID: text,
  WECHAT_SECRET: text,
  /** Which version of the mini-program a drawn code opens: release, trial or develop. */
  WECHAT_ENV_VERSION: z.enum(['release', 'trial', 'develop']).default('release'),
  /** WeChat Pay v3; the local system's sandbox elsewhere. */
  WECHAT_PAY_URL: z.url().default('https://api.mch.weixin.qq.com'),
  WECHAT_PAY_MCHID: text,
  /** Serial number of the merchant's API certificate, whose private key signs requests. */
  WECHAT_PAY_SERIAL: text,
  /** PEM; line breaks may be written as \n. */
  WECHAT_PAY_PRIVATE_KEY: text,
  /** `PUB_KEY_ID_…`, and the public key of WeChat's that it names (PEM). */
  WECHAT_PAY_PUBLIC_KEY_ID: text,
  WECHAT_PAY_PUBLIC_KEY: text,
  /** Opens notices. */
  WECHAT_PAY_API_V3_KEY: z.string().length(32),
  /** Where notices come in; `PUBLIC_URL/pay-notify` when it is not given. */
  WECHAT_PAY_NOTIFY_URL: z.url().optional(),
} as const

export type SettingName = keyof typeof SETTINGS
export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[]
export type Settings = { readonly [N in SettingName]: z.output<(typeof SETTINGS)[N]> }

/** Reads lazily, so a function that does not need a secret need not have it. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const read = (name: SettingName) => {
    const parsed = SETTINGS[name].safeParse(env[name])
    if (!parsed.success) throw new Operational(`setting ${name} is missing or malformed`)
    return parsed.data
  }
  return Object.defineProperties(
    {},
    Object.fromEntries(SETTING_NAMES.map((name) => [name, { get: () => read(name), enumerable: true }])),
  ) as Settings
}
