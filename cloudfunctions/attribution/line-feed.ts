import { isUtf8 } from 'node:buffer'

/** Longer than any event that a shop can make: an order of 10 000 lines is about 1 MB. A guard against a file without line ends. */
export const LINE_BYTES_MAX = 16 * 1024 * 1024

const NEWLINE = 0x0a
const BLANK = /^\s*$/
const BRACE = 0x7b

/** What is wrong with a line, and which one it is; lines count from 1. */
export class BadLine extends Error {
  override readonly name = 'BadLine'
  constructor(
    readonly line: number,
    readonly what: string,
  ) {
    super(`line ${line}: ${what}`)
  }
}

/**
 * Cuts bytes into lines and calls `take` with each and its number. Whole blocks are decoded at once, which is several
 * times faster than a line reader. Blank lines may only stand at the end.
 */
export class LineFeed {
  readonly #take: (line: string) => void
  #rest: Buffer[] = []
  #restBytes = 0
  #number = 0
  #firstBlank: number | null = null

  constructor(take: (line: string) => void) {
    this.#take = take
  }

  /** The number of the line that is being taken, or was last. */
  get number(): number {
    return this.#number
  }

  push(chunk: Buffer): void {
    const end = chunk.lastIndexOf(NEWLINE)
    if (end < 0) {
      this.#hold(chunk)
      return
    }
    const block =
      this.#restBytes === 0 ? chunk.subarray(0, end) : Buffer.concat([...this.#rest, chunk.subarray(0, end)])
    this.#rest = []
    this.#restBytes = 0
    this.#cut(block)
    this.#hold(chunk.subarray(end + 1))
  }

  /** The last line may lack its end. */
  finish(): void {
    if (this.#restBytes > 0) this.#cut(Buffer.concat(this.#rest))
  }

  #hold(part: Buffer): void {
    if (part.length === 0) return
    this.#rest.push(part)
    this.#restBytes += part.length
    if (this.#restBytes > LINE_BYTES_MAX) throw new BadLine(this.#number + 1, `longer than ${LINE_BYTES_MAX} bytes`)
  }

  #cut(block: Buffer): void {
    if (isUtf8(block)) this.#cutWhole(block)
    else this.#cutBroken(block)
  }

  #cutWhole(block: Buffer): void {
    const text = block.toString('utf8')
    let from = 0
    while (from <= text.length) {
      let to = text.indexOf('\n', from)
      if (to < 0) to = text.length
      this.#line(text.slice(from, to))
      from = to + 1
    }
  }

  /** The lines before the broken one are taken as ever: their orders stand. */
  #cutBroken(block: Buffer): void {
    let from = 0
    while (from <= block.length) {
      const found = block.indexOf(NEWLINE, from)
      const to = found < 0 ? block.length : found
      const line = block.subarray(from, to)
      if (!isUtf8(line)) throw new BadLine(this.#number + 1, 'not UTF-8')
      this.#line(line.toString('utf8'))
      from = to + 1
    }
  }

  #line(line: string): void {
    this.#number += 1
    if (line.charCodeAt(0) !== BRACE && BLANK.test(line)) {
      this.#firstBlank ??= this.#number
      return
    }
    if (this.#firstBlank !== null) throw new BadLine(this.#firstBlank, 'blank, and not at the end')
    this.#take(line)
  }
}
