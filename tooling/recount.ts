import path from 'node:path'
import { parseArgs } from 'node:util'
import { type Recount, recount } from '../cloudfunctions/statistics/recount'
import { STATE_DIR } from './places'
import { BadSource, onSystem, type Source, sourceOf } from './stored-system'

const USAGE = `usage:
  recount [--state DIR]   compares the figures of a stopped system with its logs; ${path.relative(process.cwd(), STATE_DIR)} unless told
  recount --url URL       those of a running one, such as http://127.0.0.1:8787
`

/** Differing rows that are printed. */
const PRINTED_MAX = 50

function readSource(args: readonly string[]): Source {
  try {
    const options = { state: { type: 'string' }, url: { type: 'string' } } as const
    return sourceOf(parseArgs({ args: [...args], options }).values)
  } catch (error) {
    throw error instanceof BadSource ? error : new BadSource(error instanceof Error ? error.message : String(error))
  }
}

function report({ rows, differences }: Recount): string {
  const shown = differences.slice(0, PRINTED_MAX)
  const more = differences.length - shown.length
  return [`${rows} rows, ${differences.length} differ`, ...shown, ...(more > 0 ? [`and ${more} more`] : []), ''].join(
    '\n',
  )
}

/** Exit code 0: every figure is what the logs say; 1: some are not; 2: they could not be read. */
async function main(): Promise<void> {
  try {
    const compared = await onSystem(readSource(process.argv.slice(2)), recount)
    process.stdout.write(report(compared))
    process.exitCode = compared.differences.length === 0 ? 0 : 1
  } catch (error) {
    process.stderr.write(`recount: ${error instanceof Error ? error.message : String(error)}\n`)
    if (error instanceof BadSource) process.stderr.write(USAGE)
    process.exitCode = 2
  }
}

void main()
