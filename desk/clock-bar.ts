import { LOCK_MS, nextSettlement } from './deadlines'
import { button, fill, h } from './dom'
import { advance, advanceTo, type State } from './emulator'
import type { Panel } from './panel'
import type { Phone } from './phone'
import { DAY_MS, distance, HOUR_MS, longTime } from './times'

/**
 * The one clock of the system, and how to wind it: by a while, or to what the promoter waits for. Forward only: what is
 * booked and sealed in a later month would come before what is booked next, and the proof would rightly say so.
 */
export function clockBar(refresh: () => Promise<void>, promoter: Phone): Panel {
  let state: State | null = null
  const time = h('time', { className: 'clock__time' })
  const ahead = h('span', { className: 'clock__ahead' })
  const days = h('input', {
    className: 'field field--number',
    type: 'number',
    min: '1',
    max: '400',
    value: '7',
    ariaLabel: '天数',
  })
  const wind = async (work: Promise<unknown>) => {
    await work
    await refresh()
  }
  const toNextTimer = () => {
    const due = (state?.functions ?? []).flatMap(({ nextRunAt }) => (nextRunAt === null ? [] : [nextRunAt]))
    if (due.length === 0) throw new Error('没有定时任务')
    return wind(advanceTo(Math.max(Math.min(...due), state?.now ?? 0)))
  }
  const toSettlement = async () => wind(advanceTo(Math.max(await nextSettlement(promoter), state?.now ?? 0)))
  const element = h(
    'div',
    { className: 'clock' },
    h('span', { className: 'clock__label' }, '虚拟时间'),
    time,
    ahead,
    button('+1 小时', () => wind(advance(HOUR_MS))),
    button('+1 天', () => wind(advance(DAY_MS))),
    h(
      'span',
      { className: 'clock__days' },
      '+',
      days,
      button('天', () => wind(advance(days.valueAsNumber * DAY_MS))),
    ),
    button('到锁客结束', () => wind(advance(LOCK_MS))),
    button('到结算日', toSettlement),
    button('到下一个定时任务', toNextTimer),
  )
  const show = (next: State) => {
    state = next
    time.dateTime = new Date(next.now).toISOString()
    fill(time, longTime(next.now))
    const wound = distance(next.offsetMs)
    fill(ahead, wound === '' ? '' : `已快进 ${wound}`)
  }
  return { element, show }
}
