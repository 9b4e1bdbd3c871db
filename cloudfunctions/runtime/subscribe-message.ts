import type { Settings } from './settings'

/** What a person is reminded of outside the app. `data`: the template's fields by key, `thing1`, cut to WeChat's limits. */
export interface SubscribeMessage {
  readonly openid: string
  readonly templateId: string
  /** Where a tap leads, with its query, without a leading slash. */
  readonly page: string
  readonly data: Readonly<Record<string, string>>
}

/** What the version of the mini-program is called here; drawn codes call it otherwise. */
const STATES = { release: 'formal', trial: 'trial', develop: 'developer' } as const

/** The body of subscribeMessage.send (reference/wechat.md, section 3). */
export const reminderBody = (
  { openid, templateId, page, data }: SubscribeMessage,
  version: Settings['WECHAT_ENV_VERSION'],
) => ({
  touser: openid,
  template_id: templateId,
  page,
  data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }])),
  miniprogram_state: STATES[version],
  lang: 'zh_CN',
})

const NOT_GRANTED = 43101
/** No such openid, template, page; values that the template does not take. Trying again changes nothing. */
const NOT_TAKEN = [40003, 40037, 41030, 47003] as const

/** Codes that are answers of subscribeMessage.send; any other one is a failure of WeChat's. */
export const REMINDER_ANSWERS: ReadonlySet<number> = new Set([NOT_GRANTED, ...NOT_TAKEN])

export function reminderOutcome(errcode: number): 'sent' | 'refused' | number {
  if (errcode === 0) return 'sent'
  return errcode === NOT_GRANTED ? 'refused' : errcode
}
