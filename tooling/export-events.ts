import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { exportEvents } from '../cloudfunctions/attribution/export'
import { clock } from '../cloudfunctions/functions/clock'
import { connect, requestContext } from '../cloudfunctions/runtime/cloud'
import type { Database } from '../cloudfunctions/runtime/database'
import { startCloud } from '../emulator'
import { sdkEnvironment } from '../emulator/environment'
import { STATE_DIR } from './places'
import { BadArguments } from './replay-options'
import { Output } from './replay-output'

export const USAGE = `usage:
  export-events [--state DIR]   the event log of a stored system; ${path.relative(process.cwd(), STATE_DIR)} unless told
  export-events --url URL       of a running one, such as http://127.0.0.1:8787
`

type Source = { readonly url: string } | { readonly state: string }

/** Reads the command line. Throws BadArguments. */
export function readSource(args: readonly string[]): Source {
  const { state, url } = parse(args)
  if (url !== undefined && state !== undefined) throw new BadArguments('give either --state or --url')
  if (url === undefined) return { state: path.resolve(state ?? STATE_DIR) }
  if (!URL.canParse(url)) throw new BadArguments(`not an address: ${url}`)
  return { url: new URL(url).origin }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { state: { type: 'string' }, url: { type: 'string' } } }).values
  } catch (error) {
    throw new BadArguments(error instanceof Error ? error.message : String(error))
  }
}

/** The product's own database port, on the cloud at `url`. */
function databaseAt(url: string): Database {
  Object.assign(process.env, sdkEnvironment(url))
  const cloud = connect(process.env, clock, () => {})
  return requestContext(cloud, { 'promoter.enrolled': {} }).db
}

async function write(db: Database, until: number): Promise<void> {
  const output = new Output(process.stdout)
  for await (const event of exportEvents(db, until)) {
    output.write(`${JSON.stringify(event)}\n`)
    await output.flush()
  }
  await output.flush(true)
}

async function run(source: Source): Promise<void> {
  if ('url' in source) {
    const state = (await (await fetch(`${source.url}/emulator/state`)).json()) as { now: number }
    return write(databaseAt(source.url), state.now)
  }
  const stateDir = path.join(source.state, 'emulator')
  // Starting would make an empty system where there is none, and an export changes nothing.
  if (!existsSync(stateDir)) throw new BadArguments(`no stored system in ${source.state}`)
  const cloud = await startCloud({ stateDir, timers: 'wound' })
  try {
    await write(databaseAt(cloud.url), cloud.clock.now())
  } finally {
    await cloud.close()
  }
}

/** A reader that has seen enough, such as `head`, ends the export without a word. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

async function main(): Promise<void> {
  try {
    await run(readSource(process.argv.slice(2)))
  } catch (error) {
    process.stderr.write(`export-events: ${error instanceof Error ? error.message : String(error)}\n`)
    if (error instanceof BadArguments) process.stderr.write(USAGE)
    process.exitCode = 2
  }
}

void main()
