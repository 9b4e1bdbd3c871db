import { button, fill, h } from './dom'
import { clearFaults, type Fault, inject } from './emulator'
import type { Panel } from './panel'

/** Names of emulator/faults.ts in the words of the desk. */
const FAULT_TITLE: Readonly<Record<string, string>> = {
  'lost-reply': '丢失回复',
  conflict: '冲突',
  timeout: '超时',
  latency: '延迟',
  'crash-before': '执行前崩溃',
  'crash-after': '执行后崩溃',
}

/** What is worth trying first, in one press each. */
const PRESETS: readonly (readonly [title: string, fault: Fault])[] = [
  ['下一次调用做完但不回复', { name: 'lost-reply', match: 'fn:api' }],
  ['接下来 5 次调用各慢 2 秒', { name: 'latency', match: 'fn:api', times: 5, latencyMs: 2_000 }],
  ['下一次调用超时', { name: 'timeout', match: 'fn:api' }],
  ['接下来 3 次提交冲突', { name: 'conflict', match: 'database.commitTransaction', times: 3 }],
]

const MATCHES = ['fn:api', 'fn:jobs', 'database.*', 'database.commitTransaction', 'wechat:*', '*']

export function faultsPanel(refresh: () => Promise<void>): Panel {
  const pending = h('ul', { className: 'list' })
  const throwIn = async (fault: Fault) => {
    await inject(fault)
    await refresh()
  }
  const element = h(
    'div',
    {},
    h('p', { className: 'hint' }, '让云出一次错，再看手机上的页面怎么应对。'),
    h('div', { className: 'stack' }, ...PRESETS.map(([title, fault]) => button(title, () => throwIn(fault)))),
    ownFault(throwIn),
    h('h3', {}, '等着发生的'),
    pending,
    button('全部清除', async () => {
      await clearFaults()
      await refresh()
    }),
  )
  return {
    element,
    show: ({ faults }) => {
      const rows = faults.map(({ name, match, times, skip, latencyMs }) =>
        h(
          'li',
          { className: 'list__row' },
          h('strong', {}, FAULT_TITLE[name] ?? name),
          ` ${match} · 还有 ${times ?? 1} 次`,
          skip ? ` · 先放过 ${skip} 次` : '',
          latencyMs ? ` · ${latencyMs} 毫秒` : '',
        ),
      )
      fill(pending, ...(rows.length > 0 ? rows : [h('li', { className: 'list__empty' }, '没有，一切正常')]))
    },
  }
}

/** Any fault at all, for whoever knows what they want. */
function ownFault(throwIn: (fault: Fault) => Promise<void>): HTMLElement {
  const name = h(
    'select',
    { className: 'field', ariaLabel: '故障' },
    ...Object.entries(FAULT_TITLE).map(([value, title]) => h('option', { value }, title)),
  )
  const match = h('input', { className: 'field', value: 'fn:api', ariaLabel: '发生在' })
  match.setAttribute('list', 'fault-matches')
  const times = h('input', {
    className: 'field field--number',
    type: 'number',
    min: '1',
    value: '1',
    ariaLabel: '次数',
  })
  const latency = h('input', {
    className: 'field field--number',
    type: 'number',
    min: '0',
    step: '100',
    value: '2000',
    ariaLabel: '延迟毫秒',
  })
  const add = () =>
    throwIn({
      name: name.value,
      match: match.value.trim(),
      times: times.valueAsNumber,
      ...(name.value === 'latency' ? { latencyMs: latency.valueAsNumber } : {}),
    })
  return h(
    'details',
    { className: 'own-fault' },
    h('summary', {}, '自己设定'),
    h('datalist', { id: 'fault-matches' }, ...MATCHES.map((value) => h('option', { value }))),
    h('label', { className: 'setting' }, '故障', name),
    h('label', { className: 'setting' }, '发生在', match),
    h('label', { className: 'setting' }, '次数', times),
    h('label', { className: 'setting' }, '延迟（毫秒）', latency),
    button('加入', add),
  )
}
