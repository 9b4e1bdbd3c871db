/**
 * A value that changes at announced times: each entry holds from its `from` until the next one's, both in epoch ms. What
 * holds at `t` is a function of `t`, so a copy of a timeline is right for as long as new entries begin later than its age
 * (spec/attribution.md: at least 60 s after saving).
 */
export type Timeline<T> = readonly { readonly from: number; readonly value: T }[]

/** A change begins no earlier than this after it is saved, so caches of up to this age are never wrong. */
export const CHANGE_DELAY_MS = 60_000

/** What holds at `t`; undefined before the first entry. */
export function valueAt<T>(timeline: Timeline<T>, t: number): T | undefined {
  // Few entries and mostly the last one asked for, so from the end.
  for (let index = timeline.length - 1; index >= 0; index -= 1) {
    const entry = timeline[index]
    if (entry !== undefined && entry.from <= t) return entry.value
  }
  return undefined
}

/**
 * The timeline with a change that begins at `from`. What was announced for that time or later is replaced: the newest
 * decision is the one that counts. Entries that ended before `keepFrom` are dropped.
 */
export function withChange<T>(timeline: Timeline<T>, from: number, value: T, keepFrom: number): Timeline<T> {
  const kept = timeline.filter((entry, index) => {
    if (entry.from >= from) return false
    const next = timeline[index + 1]
    return next === undefined || next.from > keepFrom
  })
  return [...kept, { from, value }]
}
