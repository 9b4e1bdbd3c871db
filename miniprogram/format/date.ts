import { businessDay, DAY_MS, HOUR_MS, MINUTE_MS, shanghaiParts } from '@shared/kernel/time'

const two = (value: number): string => String(value).padStart(2, '0')

/**
 * A moment as one would say it, seen from `now` (both epoch ms, days as in Shanghai):
 * 刚刚, 5 分钟前, 今天 14:05, 昨天 14:05, 11-20, 2025-11-20.
 */
export function moment(at: number, now: number): string {
  const age = now - at
  if (age >= 0 && age < MINUTE_MS) return '刚刚'
  if (age >= 0 && age < HOUR_MS) return `${Math.floor(age / MINUTE_MS)} 分钟前`
  const clock = clockTime(at)
  if (businessDay(at) === businessDay(now)) return `今天 ${clock}`
  if (businessDay(at) === businessDay(now - DAY_MS)) return `昨天 ${clock}`
  return shortDay(at, now)
}

/** The time of day: 14:05. */
export function clockTime(at: number): string {
  const { hour, minute } = shanghaiParts(at)
  return `${two(hour)}:${two(minute)}`
}

/** A day without the year while it is this one, seen from `now`: 11-20, 2025-11-20. */
export function shortDay(at: number, now: number): string {
  const { year, month, day } = shanghaiParts(at)
  const date = `${two(month)}-${two(day)}`
  return year === shanghaiParts(now).year ? date : `${year}-${date}`
}

/** A moment of a record, to the minute: 11-20 14:05. */
export const exactly = (at: number, now: number): string => `${shortDay(at, now)} ${clockTime(at)}`

/** A day, in full: 2026-11-20. */
export const dayOf = (at: number): string => businessDay(at)

/** What is left of a countdown: 4:59, never below 0:00. */
export function timeLeft(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1_000))
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`
}
