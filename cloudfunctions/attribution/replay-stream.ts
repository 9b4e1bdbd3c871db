import { readEvent } from './event-checks'
import { BadEvent, type OrderEvent } from './events'
import { BadLine, LineFeed } from './line-feed'
import type { Decision } from './model'
import { Replay, type ReplayOptions } from './replay'

/** An order of the log and its decisions, by side and line. */
export type OnOrder = (order: OrderEvent, sides: readonly (readonly Decision[])[]) => void

/** A log in bytes → decisions, in the order of orders. Throws a BadLine; every order before that line has been told. */
export class ReplayStream {
  readonly #feed: LineFeed

  constructor(options: ReplayOptions, onOrder: OnOrder) {
    const replay = new Replay(options)
    this.#feed = new LineFeed((line) => {
      const event = readEvent(line)
      const sides = replay.apply(event)
      if (sides !== null) onOrder(event as OrderEvent, sides)
    })
  }

  get linesRead(): number {
    return this.#feed.number
  }

  push(chunk: Buffer): void {
    this.#numbered(() => this.#feed.push(chunk))
  }

  finish(): void {
    this.#numbered(() => this.#feed.finish())
  }

  #numbered(work: () => void): void {
    try {
      work()
    } catch (error) {
      throw error instanceof BadEvent ? new BadLine(this.#feed.number, error.message) : error
    }
  }
}
