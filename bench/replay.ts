import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { LogEvent } from '../cloudfunctions/attribution/events'
import { LineFeed } from '../cloudfunctions/attribution/line-feed'
import { published } from '../cloudfunctions/attribution/replay'
import { ReplayStream } from '../cloudfunctions/attribution/replay-stream'
import { naiveDecisions } from '../tests/attribution/naive'
import { logLines } from './replay-events'

/**
 * `npx tsx bench/replay.ts [--events N]`: replay of N visits + N/10 orders from a file (default 1 000 000), beside plain
 * JSON.parse of the same lines and beside the naive engine of the tests. Each is measured in a process of its own.
 */
const READ_BYTES = 1024 * 1024
/** The naive engine looks at everything again for every order: on more than this it would not come back. */
const NAIVE_VISITS = 2_000

interface Measured {
  readonly events: number
  readonly wallMs: number
  readonly cpuMs: number
  readonly peakMb: number
}

/** What a measured process does with the log: the file's chunks in, the number of events out. */
const WORK: Record<string, (file: string) => number> = {
  parse: (file) => {
    let events = 0
    const feed = new LineFeed((line) => {
      if (JSON.parse(line)) events += 1
    })
    eachChunk(file, (chunk) => feed.push(chunk))
    feed.finish()
    return events
  },
  'alliance-2024': (file) => replay(file, ['alliance-2024']),
  'tuike-2025': (file) => replay(file, ['tuike-2025']),
  'tuike-2025,referral': (file) => replay(file, ['tuike-2025', 'referral']),
  naive: (file) => {
    const log = readFileSync(file, 'utf8').trimEnd().split('\n')
    naiveDecisions(
      log.map((line) => JSON.parse(line) as LogEvent),
      'tuike-2025',
    )
    return log.length
  },
}

function replay(file: string, names: readonly string[]): number {
  let lines = 0
  const stream = new ReplayStream({ sides: [names.map(published)] }, (_order, [side = []]) => {
    lines += side.length
  })
  eachChunk(file, (chunk) => stream.push(chunk))
  stream.finish()
  if (lines === 0) throw new Error('nothing was decided')
  return stream.linesRead
}

function eachChunk(file: string, take: (chunk: Buffer) => void): void {
  const descriptor = openSync(file, 'r')
  for (;;) {
    const chunk = Buffer.allocUnsafe(READ_BYTES)
    const read = readSync(descriptor, chunk)
    if (read === 0) break
    take(chunk.subarray(0, read))
  }
  closeSync(descriptor)
}

function writeLog(file: string, visits: number): void {
  const descriptor = openSync(file, 'w')
  let text = ''
  for (const line of logLines(visits)) {
    text += `${line}\n`
    if (text.length < READ_BYTES) continue
    writeSync(descriptor, text)
    text = ''
  }
  writeSync(descriptor, text)
  closeSync(descriptor)
}

/** Runs one kind of work in this process and says what it took. */
function measureHere(work: string, file: string): Measured {
  const startedAt = performance.now()
  const before = process.cpuUsage()
  const events = WORK[work]?.(file) ?? 0
  const { user, system } = process.cpuUsage(before)
  const wallMs = performance.now() - startedAt
  return { events, wallMs, cpuMs: (user + system) / 1_000, peakMb: process.resourceUsage().maxRSS / 1_024 }
}

function measure(work: string, file: string): Measured {
  const child = spawnSync(process.execPath, [...process.execArgv, __filename, '--measure', work, '--file', file], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (child.status !== 0) throw new Error(`measuring ${work} ended with ${child.status}`)
  return JSON.parse(child.stdout) as Measured
}

/** One line: how fast, how large, and how many times the time of `floor`. */
function describe(name: string, { events, wallMs, cpuMs, peakMb }: Measured, floor: Measured | null): void {
  const perSecond = Math.round((events / wallMs) * 1_000).toLocaleString('en')
  const ratio =
    floor === null ? '' : `${(wallMs / floor.wallMs).toFixed(2)} × wall, ${(cpuMs / floor.cpuMs).toFixed(2)} × CPU`
  process.stdout.write(
    `${name.padEnd(34)}${perSecond.padStart(11)} events/s${Math.round(peakMb).toString().padStart(6)} MB peak  ${ratio}\n`,
  )
}

function main(): void {
  const options = { events: { type: 'string' }, measure: { type: 'string' }, file: { type: 'string' } } as const
  const { values } = parseArgs({ options })
  if (values.measure !== undefined) {
    process.stdout.write(JSON.stringify(measureHere(values.measure, values.file ?? '')))
    return
  }
  const visits = Number(values.events ?? 1_000_000)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'replay-bench-'))
  try {
    const [cpu] = os.cpus()
    process.stdout.write(`${cpu?.model ?? 'unknown'}, ${os.cpus().length} cores, Node ${process.version}\n`)
    const logs = {
      whole: path.join(folder, 'whole'),
      quarter: path.join(folder, 'quarter'),
      few: path.join(folder, 'few'),
    }
    writeLog(logs.whole, visits)
    writeLog(logs.quarter, Math.ceil(visits / 4))
    writeLog(logs.few, NAIVE_VISITS)
    const floor = measure('parse', logs.whole)
    describe(`JSON.parse, ${visits} visits`, floor, null)
    for (const work of ['alliance-2024', 'tuike-2025', 'tuike-2025,referral']) {
      describe(work, measure(work, logs.whole), floor)
      describe(`${work}, a quarter`, measure(work, logs.quarter), null)
    }
    const few = measure('tuike-2025', logs.few)
    describe(`tuike-2025, ${NAIVE_VISITS} visits`, few, null)
    describe(`naive, ${NAIVE_VISITS} visits`, measure('naive', logs.few), few)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

main()
