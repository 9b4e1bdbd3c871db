import path from 'node:path'
import { parseArgs } from 'node:util'
import { exportEvents } from '../cloudfunctions/attribution/export'
import type { Context } from '../cloudfunctions/runtime/context'
import { STATE_DIR } from './places'
import { Output } from './replay-output'
import { BadSource, onSystem, type Source, sourceOf } from './stored-system'

export const USAGE = `usage:
  export-events [--state DIR]   the event log of a stored system; ${path.relative(process.cwd(), STATE_DIR)} unless told
  export-events --url URL       of a running one, such as http://127.0.0.1:8787
`

/** Reads the command line. Throws BadSource. */
export function readSource(args: readonly string[]): Source {
  try {
    const options = { state: { type: 'string' }, url: { type: 'string' } } as const
    return sourceOf(parseArgs({ args: [...args], options }).values)
  } catch (error) {
    throw error instanceof BadSource ? error : new BadSource(error instanceof Error ? error.message : String(error))
  }
}

async function write({ db, now }: Context): Promise<void> {
  const output = new Output(process.stdout)
  for await (const event of exportEvents(db, now)) {
    output.write(`${JSON.stringify(event)}\n`)
    await output.flush()
  }
  await output.flush(true)
}

/** A reader that has seen enough, such as `head`, ends the export without a word. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

async function main(): Promise<void> {
  try {
    await onSystem(readSource(process.argv.slice(2)), write)
  } catch (error) {
    process.stderr.write(`export-events: ${error instanceof Error ? error.message : String(error)}\n`)
    if (error instanceof BadSource) process.stderr.write(USAGE)
    process.exitCode = 2
  }
}

void main()
