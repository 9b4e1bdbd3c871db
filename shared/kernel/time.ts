/** Times are epoch milliseconds (`…At`). Nothing here reads a clock: what time it is comes in as an argument. */
export const SECOND_MS = 1_000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** China has one time zone and no summer time, so the offset is a constant; the container's own zone is never consulted. */
export const SHANGHAI_OFFSET_MS = 8 * HOUR_MS

/** The business day in Asia/Shanghai, as `2026-11-21`. */
export function businessDay(atMs: number): string {
  return new Date(atMs + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10)
}

/** The first instant of the business day that `atMs` falls in. */
export function startOfBusinessDay(atMs: number): number {
  const local = atMs + SHANGHAI_OFFSET_MS
  return local - (((local % DAY_MS) + DAY_MS) % DAY_MS) - SHANGHAI_OFFSET_MS
}

/** Wall-clock parts in Shanghai, for words such as 今天 14:05. */
export function shanghaiParts(atMs: number): {
  year: number
  month: number
  day: number
  hour: number
  minute: number
} {
  const at = new Date(atMs + SHANGHAI_OFFSET_MS)
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
  }
}
