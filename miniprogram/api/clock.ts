/**
 * The server's time. Every answer carries `now`; a countdown or a 今天 counts from it, because a phone's own clock may be
 * wrong by days, and the demo's clock is wound forward on purpose.
 */
let offsetMs = 0

/** Takes over the `now` of an answer, epoch milliseconds. */
export function noteServerTime(nowMs: number): void {
  offsetMs = nowMs - Date.now()
}

/** Epoch milliseconds by the server's clock, as far as the last answer told. */
export const serverNow = (): number => Date.now() + offsetMs
