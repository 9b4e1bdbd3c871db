import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { linesOf } from '../tests/attribution/run-replay'
import { buy, days, mint, register, see, story } from '../tests/attribution/story'
import { BadArguments, readReplayCommand } from './replay-options'

const folder = mkdtempSync(path.join(os.tmpdir(), 'replay-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Run {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

/** The command as a shell would start it. `closeEarly`: its reader goes away after the first bytes. */
function replay(args: readonly string[], input = '', closeEarly = false): Promise<Run> {
  const child = spawn(process.execPath, ['-r', 'tsx/cjs', path.join(__dirname, 'replay.ts'), ...args])
  let [out, err] = ['', '']
  child.stdout.on('data', (bytes: Buffer) => {
    out += bytes.toString()
    if (closeEarly) child.stdout.destroy()
  })
  child.stderr.on('data', (bytes: Buffer) => {
    err += bytes.toString()
  })
  // The command may be gone before it has read everything.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, out, err })))
}

const events = story(
  mint('xa', 'A', 'product', 'a'),
  mint('yl', 'B', 'live', 'lB'),
  see('C', 'xa', 'a'),
  see('C', 'yl', 'live:lB'),
  buy('C', 'a', 'z'),
  register('D', { code: 'KA' }),
  days(1),
  buy('D', 'a'),
)
const log = linesOf(events)
const file = path.join(folder, 'events.jsonl')
writeFileSync(file, log)
const jsonLines = (text: string): unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
const orders = events.flatMap((event) => (event.type === 'order' ? [event.order] : []))

test('decisions are JSON lines of order, line, promoter and basis, and nothing else is written', async () => {
  const { status, out, err } = await replay(['--ruleset', 'alliance-2024', '--events', file])
  expect([status, err]).toEqual([0, ''])
  expect(jsonLines(out)).toEqual([
    { order: orders[0], line: 0, promoter: 'A', basis: 'direct' },
    { order: orders[0], line: 1, promoter: null, basis: 'none' },
    { order: orders[1], line: 0, promoter: null, basis: 'none' },
  ])
})

test('events come from standard input, rulesets in order, days from the command line, reasons on request', async () => {
  const args = [
    '--ruleset',
    'tuike-2025,referral',
    '--events',
    '-',
    '--lock',
    'content.click=0,product.click=0',
    '--explain',
  ]
  const { status, out } = await replay(args, log)
  expect(status).toBe(0)
  expect(jsonLines(out)).toMatchObject([
    {
      promoter: null,
      basis: 'none',
      because: null,
      rejected: [{ promoter: 'B', reason: 'expired' }, { promoter: 'A' }],
    },
    { promoter: null, basis: 'none', because: null },
    { promoter: 'A', basis: 'bound', because: { ruleset: 'referral', boundBy: 'code' }, rejected: [] },
  ])
})

test('a bad line ends it with status 2, its number and its fault; whole orders before it stand, its own has no line', async () => {
  const bad = {
    ...events.find(({ type }) => type === 'order'),
    t: events.at(-1)?.t,
    lines: [{ product: 'a', amount: 1 }, {}],
  }
  const { status, out, err } = await replay(
    ['--ruleset', 'tuike-2025', '--events', '-'],
    `${log}${JSON.stringify(bad)}\n`,
  )
  expect(status).toBe(2)
  expect(err).toContain(`line ${events.length + 1}: order.lines[1] has no field "product"`)
  expect(jsonLines(out)).toHaveLength(3)
})

test.each([
  ['no arguments', []],
  ['no events', ['--ruleset', 'referral']],
  ['an unknown ruleset', ['--ruleset', 'tuike-2024', '--events', '-']],
  ['an empty name in the list', ['--ruleset', 'referral,', '--events', '-']],
  ['an unknown option', ['--ruleset', 'referral', '--events', '-', '--verbose']],
  ['an unknown key of days', ['--ruleset', 'referral', '--events', '-', '--lock', 'live.click=3']],
  ['half a day', ['--ruleset', 'referral', '--events', '-', '--lock', 'content.click=0.5']],
  ['one list to compare', ['--compare', 'referral', '--events', '-']],
  ['a rate above 100 %', ['--compare', 'referral', 'tuike-2025', '--events', '-', '--rate', '1000001']],
])('%s can’t be followed', (_say, args) => {
  expect(() => readReplayCommand(args)).toThrow(BadArguments)
})

test('how to call it goes to standard error, with status 2', async () => {
  const { status, out, err } = await replay(['--ruleset', 'referral'])
  expect([status, out]).toEqual([2, ''])
  expect(err).toContain('--events is missing\nusage:')
})

test('a file that is not there is said in one line, status 2', async () => {
  const { status, out, err } = await replay(['--ruleset', 'referral', '--events', path.join(folder, 'none')])
  expect([status, out]).toEqual([2, ''])
  expect(err).toMatch(/^replay: ENOENT[^\n]*\n$/)
})

test('a reader that goes away ends it quietly', async () => {
  const many = story(...Array.from({ length: 20_000 }, () => buy('C', 'a')))
  const { status, err } = await replay(['--ruleset', 'referral', '--events', '-'], linesOf(many), true)
  expect([status, err]).toEqual([0, ''])
})

describe('comparing', () => {
  const args = ['--compare', 'alliance-2024', 'tuike-2025,referral', '--events', file, '--rate', '123456']
  test('as JSON: the lines that change hands, and what moves per promoter in fen, rounded down a line', async () => {
    const { status, out, err } = await replay([...args, '--json'])
    expect([status, err]).toEqual([0, ''])
    // floor(9900 × 123456 / 10^6) = 1222
    expect(JSON.parse(out)).toEqual({
      a: 'alliance-2024',
      b: 'tuike-2025,referral',
      ratePpm: 123_456,
      lines: [
        {
          order: orders[0],
          line: 0,
          product: 'a',
          amount: 9_900,
          commission: 1_222,
          a: { promoter: 'A', basis: 'direct' },
          b: { promoter: 'B', basis: 'last-touch' },
        },
        {
          order: orders[1],
          line: 0,
          product: 'a',
          amount: 9_900,
          commission: 1_222,
          a: { promoter: null, basis: 'none' },
          b: { promoter: 'A', basis: 'bound' },
        },
      ],
      linesTotal: 3,
      changedTotal: 2,
      promoters: [
        { promoter: 'B', a: 0, b: 1_222, moves: 1_222 },
        { promoter: null, a: 2_444, b: 1_222, moves: -1_222 },
      ],
    })
  })
  test('as a table', async () => {
    const { status, out } = await replay(args)
    expect(status).toBe(0)
    expect(out).toContain('2 of 3 lines change hands')
    expect(out).toMatch(/^B {19,} +0 +1222 +1222$/m)
  })
})
