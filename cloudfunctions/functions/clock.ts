import type { Clock } from '../runtime/cloud'

/** The one place that reads a clock. `now` is the time of the world; the stopwatch only measures how long we take. */
export const clock: Clock = { now: () => Date.now(), stopwatchMs: () => performance.now() }
