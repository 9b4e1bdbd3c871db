import { randomBytes } from 'node:crypto'
import { transactionGone } from './errors'
import { LIMITS } from './limits'
import { type Engine, Session } from './session'

interface Open {
  readonly session: Session
  readonly beganAt: number
  readonly beganElapsed: number
  readonly waiting: Set<() => void>
}

/**
 * The open transactions. One ends by commit, abort, any failure of an operation in it, or age. Its age is the larger of
 * the real time and the virtual clock's time since it began: winding the clock ends it, and so does a stopped clock.
 */
export class Transactions {
  readonly #open = new Map<string, Open>()

  constructor(
    readonly engine: Engine,
    readonly now: () => number,
  ) {}

  get count(): number {
    return this.#open.size
  }

  begin(): string {
    this.#endExpired()
    const id = randomBytes(16).toString('hex')
    const session = new Session(this.engine, this.engine.history.now)
    this.#open.set(id, { session, beganAt: this.now(), beganElapsed: performance.now(), waiting: new Set() })
    return id
  }

  /** @throws DatabaseError DATABASE_TRANSACTION_FAIL when it has ended or never was */
  get(id: string): Session {
    this.#endExpired()
    const open = this.#open.get(id)
    if (!open) throw transactionGone()
    return open.session
  }

  /** Makes its writes durable and ends it; when that fails it has ended without them. */
  commit(id: string): void {
    const session = this.get(id)
    try {
      session.commit()
    } finally {
      this.end(id)
    }
  }

  end(id: string): void {
    const open = this.#open.get(id)
    if (!open) return
    this.#open.delete(id)
    this.engine.locks.release(open.session)
    if (this.#open.size === 0) this.engine.history.forget()
    for (const wake of open.waiting) wake()
  }

  /** Resolves when the session's transaction has ended, or after a moment, so that the caller can look at the clock again. */
  async ended(session: Session): Promise<void> {
    this.#endExpired()
    const open = [...this.#open.values()].find((candidate) => candidate.session === session)
    if (!open) return
    await new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        open.waiting.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, LOOK_AGAIN_MS)
      open.waiting.add(wake)
    })
  }

  #endExpired(): void {
    for (const [id, { beganAt, beganElapsed }] of this.#open) {
      const age = Math.max(this.now() - beganAt, performance.now() - beganElapsed)
      if (age >= LIMITS.transactionLifeMs) this.end(id)
    }
  }
}

/** How late a waiting write notices that the holder's time is up when nothing else touches the database. */
const LOOK_AGAIN_MS = 100
