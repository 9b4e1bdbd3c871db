import { button, h, toast } from './dom'

type Act = (action: string, details: object) => Promise<void>
type Choice = readonly (readonly [title: string, value: string])[]

const REFUNDS: Choice = [
  ['马上退成', 'success'],
  ['停在处理中', 'hold'],
  ['退款异常', 'abnormal'],
  ['退款关闭', 'closed'],
  ['余额不足', 'not-enough'],
]
const TRANSFERS: Choice = [
  ['等收款人确认', 'confirm'],
  ['停在已受理', 'accepted'],
  ['停在处理中', 'processing'],
]
const LATE_MS = 10 * 60_000

/** What happens to the next notices, refunds and transfers. */
export function noticesAndRefunds(act: Act): HTMLElement {
  const done = (title: string, action: string, details: object) =>
    button(title, async () => {
      await act(action, details)
      toast(`${title}：好了`)
    })
  return h(
    'div',
    {},
    h('h3', {}, '接下来的通知'),
    h(
      'div',
      { className: 'stack' },
      done('丢掉下一个通知', 'mishap', { kind: 'lose' }),
      done('下一个通知送两次', 'mishap', { kind: 'duplicate' }),
      done('下一个通知晚 10 分钟', 'mishap', { kind: 'delay', delayMs: LATE_MS }),
      done('下一个通知被篡改', 'mishap', { kind: 'corrupt' }),
      done('压住所有通知', 'hold-notices', {}),
      done('倒序放出压住的通知', 'release-notices', { order: 'reversed' }),
    ),
    h('h3', {}, '接下来的退款和转账'),
    h(
      'label',
      { className: 'setting' },
      '退款',
      choice(REFUNDS, (course) => act('refunds-go', { course })),
    ),
    h(
      'label',
      { className: 'setting' },
      '转账',
      choice(TRANSFERS, (course) => act('transfers-go', { course })),
    ),
  )
}

function choice(options: Choice, choose: (value: string) => Promise<void>): HTMLSelectElement {
  const select = h('select', { className: 'field' }, ...options.map(([title, value]) => h('option', { value }, title)))
  select.onchange = () => {
    choose(select.value).catch((error: Error) => toast(error.message))
  }
  return select
}
