import { SHANGHAI_OFFSET_MS } from '@shared/kernel/time'

/** An instant as WeChat writes it: Shanghai's wall clock and its offset, `2026-11-21T12:00:00.000+08:00`. */
export function rfc3339(atMs: number): string {
  return `${new Date(atMs + SHANGHAI_OFFSET_MS).toISOString().slice(0, -1)}+08:00`
}

/** The same without the part of a second, which is dropped, as WeChat Pay wants it. */
export function rfc3339Seconds(atMs: number): string {
  return rfc3339(atMs).replace(/\.\d+/, '')
}
