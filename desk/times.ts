import { fen, formatYuan } from '@shared/kernel/money'

/** Business days are Shanghai's, whatever the time zone of this browser. */
const ZONE = 'Asia/Shanghai'

const full = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const short = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE,
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS

/** 2026/11/21周六 14:05 */
export const longTime = (atMs: number): string => full.format(atMs)
/** 11/21 14:05:09 */
export const shortTime = (atMs: number): string => short.format(atMs)

/** How far the clock was wound: 3 天 2 小时; empty below one minute. */
export function distance(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  const parts = [
    [Math.floor(minutes / 1440), '天'],
    [Math.floor((minutes % 1440) / 60), '小时'],
    [minutes % 60, '分钟'],
  ] as const
  return parts
    .filter(([count]) => count > 0)
    .slice(0, 2)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ')
}

/** Fen as yuan: 8900 → 89.00. */
export const yuan = (amountFen: number): string => formatYuan(fen(amountFen))
