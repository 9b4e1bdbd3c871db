import { existsSync, readFileSync } from 'node:fs'
import { CloudError } from './cloud-error'
import { writeDurably } from './state/durable-file'

export interface VirtualClock {
  /** Epoch ms. The wall clock plus the offset, so it never stands still. */
  now(): number
  /** How far ahead of the wall clock, ms; negative when started in the past. */
  readonly offsetMs: number
  /** Winds forward. Resolves when every timer that became due has run, once for the hop however often it was due. */
  advance(ms: number): Promise<void>
  /** Winds forward to an instant, epoch ms. */
  advanceTo(atMs: number): Promise<void>
  /** Back to the wall clock; no timer runs. Documents dated in the future stay as they are. */
  reset(): Promise<void>
}

export interface ClockOptions {
  /** Where the offset is kept; null keeps it in memory. */
  readonly file: string | null
  /** The first instant, epoch ms, when nothing is kept yet. */
  readonly startAtMs?: number
}

/** The one clock of an emulator. Workers read `cell` without asking, so `Date` stays a synchronous call there. */
export class Clock implements VirtualClock {
  /** One 64-bit integer: the offset in ms. */
  readonly cell = new SharedArrayBuffer(8)
  private readonly offset = new BigInt64Array(this.cell)
  private readonly listeners: ((toMs: number) => Promise<void>)[] = []
  private hops: Promise<void> = Promise.resolve()

  constructor(private readonly options: ClockOptions) {
    const kept = readOffset(options.file)
    const first = options.startAtMs === undefined ? 0 : options.startAtMs - Date.now()
    this.store(kept ?? first)
  }

  now(): number {
    return Date.now() + this.offsetMs
  }

  get offsetMs(): number {
    return Number(Atomics.load(this.offset, 0))
  }

  advance(ms: number): Promise<void> {
    if (!Number.isSafeInteger(ms) || ms < 0) {
      return Promise.reject(new CloudError('INVALID_PARAM', 'The clock advances by a whole number of ms, 0 or more.'))
    }
    return this.hop(() => this.offsetMs + ms)
  }

  advanceTo(atMs: number): Promise<void> {
    if (!Number.isSafeInteger(atMs) || atMs < this.now()) {
      return Promise.reject(new CloudError('INVALID_PARAM', 'The clock only goes forward; only a reset takes it back.'))
    }
    return this.hop(() => Math.max(this.offsetMs, atMs - Date.now()))
  }

  reset(): Promise<void> {
    return this.hop(() => 0)
  }

  /** Called after each hop with the new instant; the hop is over when the listener is. */
  onHop(listener: (toMs: number) => Promise<void>): void {
    this.listeners.push(listener)
  }

  /** Hops never overlap: the second begins when the timers of the first have run. */
  private hop(nextOffset: () => number): Promise<void> {
    const done = this.hops.then(async () => {
      this.store(nextOffset())
      for (const listener of this.listeners) await listener(this.now())
    })
    this.hops = done.catch(() => undefined)
    return done
  }

  private store(offsetMs: number): void {
    Atomics.store(this.offset, 0, BigInt(offsetMs))
    if (this.options.file) writeDurably(this.options.file, JSON.stringify({ offsetMs }))
  }
}

function readOffset(file: string | null): number | null {
  if (!file || !existsSync(file)) return null
  try {
    const kept: { offsetMs?: unknown } = JSON.parse(readFileSync(file, 'utf8'))
    return Number.isSafeInteger(kept.offsetMs) ? Number(kept.offsetMs) : null
  } catch {
    return null
  }
}
