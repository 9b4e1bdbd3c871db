/** What waits longer than this waits for a person or a server, not for its turn. Taro's own waits are a tenth of a second. */
const TURN_MS_MAX = 100

/** The timers of an app, which know whether something still waits for its turn. */
export class Timers {
  private readonly due = new Set<unknown>()

  get isWaiting(): boolean {
    return this.due.size > 0
  }

  readonly set = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): unknown => {
    const timer = setTimeout(() => {
      this.due.delete(timer)
      run(...args)
    }, ms)
    if (ms <= TURN_MS_MAX) this.due.add(timer)
    return timer
  }

  readonly clear = (timer: unknown): void => {
    this.due.delete(timer)
    clearTimeout(timer as NodeJS.Timeout)
  }
}
