import type { Answer, Output } from '@shared/contracts'
import { askAs } from './ask-as'
import { button, h, toast } from './dom'
import { callApi, grantSubscription, type WechatCall } from './emulator'
import type { Phone } from './phone'

type Item = Output<'messages.reminders'>['items'][number]

const REMINDER_TITLE: Readonly<Record<Item['reminder'], string>> = {
  'order-shipped': '发货',
  'refund-succeeded': '退款',
  'commission-frozen': '收益',
  letter: '推客消息',
}

/** Per phone what its owner lets WeChat send, each with a button that allows one more. `show` asks the product anew. */
export function reminderChoices(phones: readonly Phone[]): { readonly element: HTMLElement; show(): Promise<void> } {
  const list = h('ul', { className: 'list' })
  const show = async () => {
    list.replaceChildren(...(await Promise.all(phones.map((phone) => choice(phone, show)))))
  }
  const hint = h('p', { className: 'hint' }, '允许提醒：和在微信里点“允许”一样，点一次能收一条。')
  return { element: h('section', { id: 'reminders' }, hint, list), show }
}

async function choice(phone: Phone, show: () => Promise<void>): Promise<HTMLElement> {
  const { items } = await askAs(phone.token(), 'messages.reminders', {})
  const buttons = items.map((item) => {
    const label = `${REMINDER_TITLE[item.reminder]} ${item.granted}`
    const allow = button(label, () => allowOne(phone, item).then(show), 'button button--small')
    allow.id = `allow-${phone.element.id}-${item.reminder}`
    allow.title = `${phone.name}还能收 ${item.granted} 条`
    return allow
  })
  const none = items.length === 0 ? h('p', { className: 'list__detail' }, '商家还没有设置模板') : null
  return h(
    'li',
    { className: 'list__row' },
    h('strong', {}, phone.name),
    h('div', { className: 'ways' }, ...buttons),
    none,
  )
}

/** What WeChat's dialog does, and then what the page does that asked for it. */
async function allowOne(phone: Phone, { reminder, templateId }: Item): Promise<void> {
  await grantSubscription(phone.openid(), templateId)
  const requestId = crypto.randomUUID().replaceAll('-', '').slice(0, 20)
  const input = { requestId, answers: [{ reminder, answer: 'accept' }] }
  const answer = (await callApi(
    phone.token(),
    'messages.grantReminders',
    input,
  )) as Answer<'messages.grantReminders'> | null
  if (!answer?.ok) throw new Error(`没有记下这次允许（${answer?.code ?? '未登录'}）`)
  toast(`${phone.name}允许了一条${REMINDER_TITLE[reminder]}提醒`)
}

/** A subscribe message as its reader has it: to whom, its fields, and where a tap leads. */
export function receivedReminder({ request, errcode }: WechatCall, phones: readonly Phone[]): HTMLElement {
  const openid = String(request.touser ?? '')
  const phone = phones.find((one) => one.openid() === openid)
  const page = String(request.page ?? '')
  const said = Object.values((request.data ?? {}) as Record<string, { value?: unknown } | null>)
  const open =
    phone && errcode === 0
      ? button(`在${phone.name}的手机上打开`, () => phone.show(`#/${page}`), 'button button--small')
      : null
  return h(
    'div',
    { className: 'stack' },
    h('p', { className: 'list__detail' }, `发给 ${phone?.name ?? openid}`),
    ...said.map((field) => h('p', { className: 'list__detail' }, String(field?.value ?? ''))),
    h('code', {}, page),
    open,
  )
}
