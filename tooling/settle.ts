import path from 'node:path'
import { parseArgs } from 'node:util'
import { STATE_DIR } from './places'
import { type SettleOptions, settleSystem } from './settle-system'
import { BadSource, onSystem, type Source, sourceOf } from './stored-system'

const USAGE = `usage:
  settle --dry-run   keeps what would settle now as a plan, and prints it; no commission changes
  settle             makes such a plan and executes it
  settle --plan ID   executes a plan that was made before: what has changed since is skipped
with --state DIR (a stopped system; ${path.relative(process.cwd(), STATE_DIR)} unless told) or --url URL (a running one)
`

/** Reads the command line. Throws BadSource. */
function readCommand(args: readonly string[]): { source: Source; options: SettleOptions } {
  const options = { state: { type: 'string' }, url: { type: 'string' }, plan: { type: 'string' } } as const
  const { values } = parse(() =>
    parseArgs({ args: [...args], options: { ...options, 'dry-run': { type: 'boolean', default: false } } }),
  )
  const { plan = null, 'dry-run': isDryRun } = values
  if (isDryRun && plan !== null) throw new BadSource('a dry run makes a plan: give either --dry-run or --plan')
  return { source: sourceOf(values), options: { isDryRun, planId: plan } }
}

function parse<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new BadSource(error instanceof Error ? error.message : String(error))
  }
}

async function main(): Promise<void> {
  try {
    const { source, options } = readCommand(process.argv.slice(2))
    await onSystem(source, async (context) => {
      for await (const line of settleSystem(context, options)) process.stdout.write(`${line}\n`)
    })
  } catch (error) {
    process.stderr.write(`settle: ${error instanceof Error ? error.message : String(error)}\n`)
    if (error instanceof BadSource) process.stderr.write(USAGE)
    process.exitCode = 2
  }
}

void main()
