import type { Clock } from '../clock'
import { type Cron, parseCron } from './cron'
import type { FunctionDeclaration } from './declaration'

/** Node's timers overflow beyond 24.8 days; waking once an hour for nothing costs nothing. */
const SLEEP_MS_MAX = 60 * 60 * 1000

interface Timer {
  readonly functionName: string
  readonly cron: Cron
  nextAt: number | null
}

/** Runs the functions that have a timer: as real time passes, and when the clock is wound forward. */
export class FunctionTimers {
  private timers: Timer[] = []
  private alarm: NodeJS.Timeout | undefined
  private stopped = false

  /** `run` resolves when the function has ended, well or not. `wallClock` false: only winding runs timers. */
  constructor(
    private readonly clock: Clock,
    private readonly wallClock: boolean,
    private readonly run: (functionName: string, dueAt: number) => Promise<void>,
  ) {
    clock.onHop((toMs) => this.catchUp(toMs))
  }

  /** Throws `BadCron`, before anything changes. */
  replace(declarations: readonly FunctionDeclaration[]): void {
    const now = this.clock.now()
    this.timers = declarations.flatMap(({ name, cron: expression }) => {
      if (expression === undefined) return []
      const cron = parseCron(expression)
      return [{ functionName: name, cron, nextAt: cron.next(now) }]
    })
    this.sleep()
  }

  nextRunAt(functionName: string): number | null {
    return this.timers.find((timer) => timer.functionName === functionName)?.nextAt ?? null
  }

  stop(): void {
    this.stopped = true
    clearTimeout(this.alarm)
  }

  /** One run for each timer that became due, however often it was, in the order of their first instants. */
  private async catchUp(toMs: number): Promise<void> {
    for (const { functionName, nextAt } of this.takeDue(toMs)) {
      if (!this.stopped) await this.run(functionName, nextAt)
    }
    this.sleep()
  }

  private takeDue(nowMs: number): { functionName: string; nextAt: number }[] {
    const due: { functionName: string; nextAt: number }[] = []
    for (const timer of this.timers) {
      if (timer.nextAt !== null && timer.nextAt <= nowMs) {
        due.push({ functionName: timer.functionName, nextAt: timer.nextAt })
      }
      timer.nextAt = timer.cron.next(nowMs)
    }
    return due.sort((one, other) => one.nextAt - other.nextAt)
  }

  /** As on the platform a timer does not wait for its previous run: leases are the function's own affair. */
  private sleep(): void {
    clearTimeout(this.alarm)
    if (!this.wallClock || this.stopped) return
    const instants = this.timers.flatMap(({ nextAt }) => (nextAt === null ? [] : [nextAt]))
    if (instants.length === 0) return
    const wait = Math.max(0, Math.min(...instants) - this.clock.now())
    this.alarm = setTimeout(
      () => {
        for (const { functionName, nextAt } of this.takeDue(this.clock.now())) void this.run(functionName, nextAt)
        this.sleep()
      },
      Math.min(wait, SLEEP_MS_MAX),
    )
  }
}
