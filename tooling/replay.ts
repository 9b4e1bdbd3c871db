import { createReadStream } from 'node:fs'
import { BadLine } from '../cloudfunctions/attribution/line-feed'
import type { ReplayOptions } from '../cloudfunctions/attribution/replay'
import { type OnOrder, ReplayStream } from '../cloudfunctions/attribution/replay-stream'
import { jsonReport, tableReport } from './replay-comparison'
import { decisionLines } from './replay-decisions'
import { BadArguments, type ReplayCommand, readReplayCommand, USAGE } from './replay-options'
import { Output } from './replay-output'

/** Large blocks: the fewer hops through the event loop, the closer to the speed of the parser. */
const READ_BYTES = 1024 * 1024

/** Exit status for a log, or a command line, that can't be followed (issue 3, item 5). */
const EXIT_BAD_INPUT = 2

async function run(command: ReplayCommand, output: Output): Promise<void> {
  if (command.mode === 'decide') {
    const { rulesets, lockDays, explain } = command
    await stream(command, { sides: [rulesets], lockDays, keepsLost: explain }, decisionLines(output, explain), output)
    return
  }
  const { sides, lockDays } = command
  const report = (command.json ? jsonReport : tableReport)(output, command)
  await stream(command, { sides, lockDays }, report.onOrder, output)
  report.finish()
}

async function stream({ events }: ReplayCommand, options: ReplayOptions, onOrder: OnOrder, output: Output) {
  const replay = new ReplayStream(options, onOrder)
  const source: AsyncIterable<Buffer> =
    events === '-' ? process.stdin : createReadStream(events, { highWaterMark: READ_BYTES })
  for await (const chunk of source) {
    replay.push(chunk)
    await output.flush()
  }
  replay.finish()
}

/** A reader that has seen enough, such as `head`, ends the replay without a word. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

async function main(): Promise<void> {
  const output = new Output(process.stdout)
  try {
    await run(readReplayCommand(process.argv.slice(2)), output)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const isReadable = error instanceof BadLine || error instanceof BadArguments || 'code' in error
    process.stderr.write(isReadable ? `replay: ${error.message}\n` : `${error.stack}\n`)
    if (error instanceof BadArguments) process.stderr.write(USAGE)
    process.exitCode = isReadable ? EXIT_BAD_INPUT : 1
  }
  await output.flush(true)
}

void main()
