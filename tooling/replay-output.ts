import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** Decisions are gathered to blocks of this size before they are written. */
const BLOCK_CHARS = 64 * 1024

/** Text on its way to a stream that may be slower than we are. */
export class Output {
  readonly #stream: Writable
  #parts: string[] = []
  #chars = 0

  constructor(stream: Writable) {
    this.#stream = stream
  }

  write(text: string): void {
    this.#parts.push(text)
    this.#chars += text.length
  }

  /** Writes what was gathered if it is a block, or anything with `all`, and waits until the reader keeps up. */
  async flush(all = false): Promise<void> {
    if (this.#chars === 0 || (!all && this.#chars < BLOCK_CHARS)) return
    const text = this.#parts.join('')
    this.#parts = []
    this.#chars = 0
    if (!this.#stream.write(text)) await once(this.#stream, 'drain')
  }
}
