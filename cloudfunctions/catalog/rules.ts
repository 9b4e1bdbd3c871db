import { DAY_MS } from '@shared/kernel/time'
import { CHANGE_DELAY_MS, type Timeline, valueAt, withChange } from '@shared/kernel/timeline'

/** Entries that ended longer ago than this decide nothing any more: every event is stamped about now. */
const HISTORY_MS = DAY_MS

/** A change that begins as soon as caches allow, and after every one announced before: the log keeps their order. */
export function announce<T>(timeline: Timeline<T>, now: number, value: T) {
  const from = Math.max(now + CHANGE_DELAY_MS, (timeline.at(-1)?.from ?? 0) + 1)
  return { from, timeline: [...withChange(timeline, from, value, now - HISTORY_MS)] }
}

export const isPromotedAt = (plan: Timeline<{ promoted: boolean }>, t: number): boolean =>
  valueAt(plan, t)?.promoted ?? false
