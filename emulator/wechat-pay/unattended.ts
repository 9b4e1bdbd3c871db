import type { NoticeQueue } from './notices'
import type { Transfers } from './transfers'

/** What a delivery caused is delivered too, but a merchant that answers each notice with a new one is not followed for ever. */
const ROUNDS_MAX = 20
/** An answer is out before its notice comes. */
const AFTER_ANSWER_MS = 50
/** Node's timers overflow beyond 24.8 days. */
const SLEEP_MS_MAX = 3_600_000

interface UnattendedOptions {
  readonly queue: NoticeQueue
  readonly transfers: Transfers
  readonly now: () => number
  /** False: only `run` does anything. */
  readonly wallClock: boolean
  readonly onBug: (error: unknown) => void
}

/** What WeChat does by itself: ends bills that are due, and sends notices. */
export class Unattended {
  private turn: Promise<void> = Promise.resolve()
  private alarm: NodeJS.Timeout | undefined
  private isStopped = false

  constructor(private readonly options: UnattendedOptions) {
    this.sleep()
  }

  /** One run after another, since a notice must not be sent twice at once. Never rejects. */
  run(isImpatient = false): Promise<void> {
    this.turn = this.turn.then(async () => {
      const { queue, transfers, onBug } = this.options
      try {
        for (let round = 0; round < ROUNDS_MAX && !this.isStopped; round += 1) {
          transfers.settle(isImpatient)
          if (!(await queue.sendDue())) break
        }
        this.sleep()
      } catch (error) {
        if (!this.isStopped) onBug(error)
      }
    })
    return this.turn
  }

  /** Sets the alarm anew, since something may be due earlier now. */
  sleep(): void {
    clearTimeout(this.alarm)
    const { queue, transfers, now, wallClock } = this.options
    if (!wallClock || this.isStopped) return
    const instants = [queue.nextAt(), transfers.nextAt()].filter((at) => at !== null)
    if (instants.length === 0) return
    const wait = Math.max(AFTER_ANSWER_MS, Math.min(...instants) - now())
    this.alarm = setTimeout(() => void this.run(), Math.min(wait, SLEEP_MS_MAX))
  }

  stop(): void {
    this.isStopped = true
    clearTimeout(this.alarm)
  }
}
