import { askAs } from './ask-as'
import { button, fill, h } from './dom'
import type { Panel } from './panel'
import type { Phone } from './phone'
import { shortTime } from './times'

const COUNTED = [
  ['entries', '分录'],
  ['balances', '账户'],
  ['orders', '订单'],
  ['commissions', '佣金'],
  ['withdrawals', '提现'],
] as const

/** The books with their proof, asked for as the owner would: green when everything that must hold does. */
export function booksPanel(owner: Phone): Panel {
  const result = h('div', { className: 'proof' }, h('p', { className: 'list__empty' }, '还没有核过'))
  const prove = async () => {
    const { holds, provedAt, invariants, counts, sealedUntil } = await askAs(owner.token(), 'proof.run', {})
    const failures = invariants.flatMap(({ number, failures }) => failures.map((text) => `${number}. ${text}`))
    const verdict = holds ? `账目相符，${invariants.length} 项都成立` : `${failures.length} 处不符`
    fill(
      result,
      h('p', { className: holds ? 'proof__verdict ok' : 'proof__verdict bad' }, `${holds ? '✓' : '✗'} ${verdict}`),
      h('p', { className: 'hint' }, `${shortTime(provedAt)} 核账，流水封存到 ${sealed(sealedUntil)}`),
      h(
        'ul',
        { className: 'list' },
        ...failures.map((text) => h('li', { className: 'list__row bad' }, text)),
        ...COUNTED.map(([name, title]) =>
          h('li', { className: 'setting' }, title, h('span', {}, String(counts[name] ?? 0))),
        ),
      ),
    )
  }
  const element = h(
    'div',
    {},
    h('p', { className: 'hint' }, '从头核对每一笔分录、余额、佣金、提现和库存，与掌柜手机上的“核账”一样。'),
    button('核账', prove, 'button button--primary'),
    result,
  )
  // A proof reads every row: only who presses gets one.
  return { element, show: () => undefined }
}

const sealed = (untilMs: number | null): string => (untilMs === null ? '–' : shortTime(untilMs))
