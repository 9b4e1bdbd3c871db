import { toDataURL } from 'qrcode'
import { codeAddress } from './address'
import { button, fill, h, toast } from './dom'
import { forceTextCheck, readWechat, type WechatCall } from './emulator'
import type { Panel } from './panel'
import type { Phone } from './phone'
import { receivedReminder, reminderChoices } from './reminders'
import { shortTime } from './times'

const API_TITLE: Readonly<Record<string, string>> = {
  stable_token: '取接口凭证',
  getwxacodeunlimit: '画小程序码',
  msg_sec_check: '检查文字',
  upload_shipping_info: '收发货信息',
  getuserphonenumber: '换手机号',
  send: '订阅消息',
}

const TEXT_CHECKS: readonly (readonly [title: string, suggestion: string | null])[] = [
  ['按内容判断', null],
  ['一律通过', 'pass'],
  ['一律复审', 'review'],
  ['一律违规', 'risky'],
]

const CALLS_SHOWN = 30

/** What WeChat's server received, and what it should answer to the next text. */
export function wechatPanel(phones: readonly Phone[]): Panel {
  const list = h('ul', { className: 'list' })
  const reminders = reminderChoices(phones)
  const element = h(
    'div',
    {},
    h('p', { className: 'hint' }, '这里扮演微信的服务器：收到的每个请求都在下面。'),
    h('label', { className: 'setting' }, '文字检查', textCheckChoice()),
    reminders.element,
    list,
  )
  let newest: string | null = null
  return {
    element,
    show: async () => {
      const { calls } = await readWechat(CALLS_SHOWN)
      // Rows carry buttons and pictures: they are made anew only when something came in.
      const mark = JSON.stringify(calls[0] ?? null)
      if (mark === newest) return
      newest = mark
      await reminders.show().catch((error: Error) => toast(error.message))
      const rows = await Promise.all(calls.map((call) => row(call, phones)))
      if (rows.length > 0) list.replaceChildren(...rows)
      else fill(list, h('li', { className: 'list__empty' }, '微信还没有收到请求'))
    },
  }
}

/** What WeChat answers to the next texts, whatever they say. */
function textCheckChoice(): HTMLSelectElement {
  const choice = h(
    'select',
    { className: 'field' },
    ...TEXT_CHECKS.map(([title, suggestion]) => h('option', { value: suggestion ?? '' }, title)),
  )
  choice.onchange = () => {
    forceTextCheck(choice.value === '' ? null : choice.value).catch((error: Error) => toast(error.message))
  }
  return choice
}

async function row(call: WechatCall, phones: readonly Phone[]): Promise<HTMLElement> {
  const failed = call.errcode !== 0
  return h(
    'li',
    { className: 'list__row' },
    h('strong', {}, API_TITLE[call.api] ?? call.api),
    h('span', { className: failed ? 'bad' : 'ok' }, failed ? ` 错误 ${call.errcode}` : ' 成功'),
    h('time', { className: 'list__time' }, shortTime(call.at)),
    await detail(call, phones),
  )
}

async function detail(call: WechatCall, phones: readonly Phone[]): Promise<HTMLElement | null> {
  const { api, request, answer } = call
  if (api === 'getwxacodeunlimit') return miniCode(String(request.page ?? ''), String(request.scene ?? ''), phones)
  if (api === 'send') return receivedReminder(call, phones)
  if (api === 'msg_sec_check') {
    const { result } = answer as { result?: { suggest?: string } }
    return h('p', { className: 'list__detail' }, `“${String(request.content ?? '')}” → ${result?.suggest ?? '–'}`)
  }
  return null
}

/** The code again as a picture, and whose phone should scan it. */
async function miniCode(page: string, scene: string, phones: readonly Phone[]): Promise<HTMLElement> {
  const hash = codeAddress(page, scene)
  const picture = await toDataURL(new URL(`/app/${hash}`, location.origin).href, { margin: 1, width: 160 })
  return h(
    'div',
    { className: 'code' },
    h('img', { src: picture, alt: `小程序码，场景 ${scene}`, width: 96, height: 96 }),
    h(
      'div',
      { className: 'stack' },
      h('code', {}, scene),
      ...phones.map((phone) => button(`${phone.name}扫码`, () => phone.show(hash), 'button button--small')),
    ),
  )
}
