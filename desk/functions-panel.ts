import { fill, h } from './dom'
import type { Panel } from './panel'
import { shortTime } from './times'

const HEADS = ['函数', '调用', '出错', '上次', '下次定时'] as const

/** What every cloud function did since the start. */
export function functionsPanel(): Panel {
  const body = h('tbody')
  const heads = HEADS.map((text) => h('th', {}, text))
  const element = h('table', { className: 'table' }, h('thead', {}, h('tr', {}, ...heads)), body)
  return {
    element,
    show: ({ functions }) => {
      const rows = functions.map(({ name, calls, errors, lastMs, nextRunAt }) =>
        h(
          'tr',
          {},
          h('td', {}, name),
          h('td', {}, String(calls)),
          h('td', { className: errors > 0 ? 'bad' : '' }, String(errors)),
          h('td', {}, lastMs === null ? '–' : `${Math.round(lastMs)} ms`),
          h('td', {}, nextRunAt === null ? '–' : shortTime(nextRunAt)),
        ),
      )
      fill(body, ...rows)
    },
  }
}
