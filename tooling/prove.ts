import path from 'node:path'
import { parseArgs } from 'node:util'
import { INVARIANTS, type Invariant } from '../cloudfunctions/proof/findings'
import type { Run } from '../cloudfunctions/proof/one-run'
import { prove } from '../cloudfunctions/proof/prove'
import { STATE_DIR } from './places'
import { BadSource, onSystem, type Source, sourceOf } from './stored-system'

const USAGE = `usage:
  prove [--state DIR]   proves the books of a stopped system; ${path.relative(process.cwd(), STATE_DIR)} unless told
  prove --url URL       those of a running one, such as http://127.0.0.1:8787
`

/** spec/money.md, "What must always hold". */
const SAYS: Readonly<Record<Invariant, string>> = {
  1: 'every entry, every unit and every points program adds up to zero',
  2: 'every stored balance is the sum of its postings',
  3: 'every account has its sign',
  4: 'what is frozen, being withdrawn or held is what the rows say',
  5: 'no reference has two entries of one kind',
  6: 'lines, payments, refunds and commissions agree',
  7: 'the stock is what was taken from it',
  8: 'whoever owes has nothing',
  9: 'everybody has what their own rows say',
  10: 'the seals hold',
}
/** Failures of one invariant that are printed. */
const PRINTED_MAX = 20

function readSource(args: readonly string[]): Source {
  try {
    const options = { state: { type: 'string' }, url: { type: 'string' } } as const
    return sourceOf(parseArgs({ args: [...args], options }).values)
  } catch (error) {
    throw error instanceof BadSource ? error : new BadSource(error instanceof Error ? error.message : String(error))
  }
}

function report({ findings, counts, sealedUntil }: Run): string {
  const read = Object.entries(counts).map(([name, count]) => `${count} ${name}`)
  const sealed = sealedUntil === null ? 'nothing is sealed yet' : `sealed until ${new Date(sealedUntil).toISOString()}`
  const lines = INVARIANTS.flatMap((number) => {
    const failures = findings.of(number)
    const shown = failures.slice(0, PRINTED_MAX).map((text) => `      ${text}`)
    const more = failures.length - shown.length
    const checks = `${findings.checked(number)} checks`
    return [
      `${failures.length === 0 ? '✓' : '✗'} ${String(number).padStart(2)}  ${SAYS[number]} (${checks})`,
      ...shown,
      ...(more > 0 ? [`      and ${more} more`] : []),
    ]
  })
  return [`read ${read.join(', ')}; ${sealed}`, ...lines, ''].join('\n')
}

/** Exit code 0: everything holds; 1: something does not; 2: the books could not be read. */
async function main(): Promise<void> {
  try {
    const run = await onSystem(readSource(process.argv.slice(2)), ({ db }) => prove(db))
    process.stdout.write(report(run))
    process.exitCode = run.findings.total === 0 ? 0 : 1
  } catch (error) {
    process.stderr.write(`prove: ${error instanceof Error ? error.message : String(error)}\n`)
    if (error instanceof BadSource) process.stderr.write(USAGE)
    process.exitCode = 2
  }
}

void main()
