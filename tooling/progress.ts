import { performance } from 'node:perf_hooks'

/** How often a long step says that it is alive where lines can't be redrawn (a log file, CI). */
const ALIVE_EVERY_MS = 5_000
const REDRAW_EVERY_MS = 200

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
export const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`

/** Runs one step and shows that it runs: a line redrawn in a terminal, a line every few seconds elsewhere. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now()
  const terminal = process.stdout.isTTY === true
  const show = () => {
    const line = `  … ${name}  ${seconds(performance.now() - startedAt)}`
    process.stdout.write(terminal ? `\r${line}` : `${line}\n`)
  }
  if (terminal) show()
  const timer = setInterval(show, terminal ? REDRAW_EVERY_MS : ALIVE_EVERY_MS)
  const end = (mark: string) => {
    clearInterval(timer)
    process.stdout.write(`${terminal ? '\r' : ''}  ${mark} ${name}  ${seconds(performance.now() - startedAt)}\n`)
  }
  try {
    const result = await work()
    end('✓')
    return result
  } catch (error) {
    end('✗')
    throw error
  }
}

/** A failure that is the reader's to mend: shown as one sentence, without a stack. */
export class Sentence extends Error {
  override readonly name = 'Sentence'
  constructor(chinese: string, english: string) {
    super(`${chinese}\n${english}`)
  }
}

/** Runs a command's main function; a Sentence is printed plainly, anything else with its stack, both end with exit code 1. */
export function runMain(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    if (error instanceof Sentence) process.stderr.write(`\n${error.message}\n`)
    else process.stderr.write(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exit(1)
  })
}
