import { type Cloud, startCloud } from '../index'
import { SampleFunctions } from './sample-function'

// 2026-03-01 00:00:00 in Shanghai.
const START = Date.UTC(2026, 1, 28, 16, 0, 0)
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const samples = new SampleFunctions()
let cloud: Cloud

const REMEMBER = `
  await app.database().collection('runs').add({
    name: context.function_name, at: Date.now(), event, trigger: cloudbase.getCloudbaseContext(context).TRIGGER_SRC ?? '',
    openid: process.env.WX_OPENID ?? '',
  })
`

beforeEach(async () => {
  cloud = await startCloud({
    stateDir: null,
    startAtMs: START,
    collections: [{ name: 'runs', indexes: [] }],
    functions: [
      samples.declare('nightly', REMEMBER, { cron: '0 30 2 * * * *' }),
      samples.declare('minutely', REMEMBER, { cron: '0 * * * * * *' }),
      samples.declare('failing', `${REMEMBER} throw new Error('no')`, { cron: '0 0 12 * * * *' }),
      samples.declare('untimed', REMEMBER),
    ],
  })
})
afterEach(() => cloud.close())
afterAll(() => samples.remove())

function runs(): { name: string; at: number; event: { Type: string; Time: string }; trigger: string }[] {
  return cloud.database
    .dump('runs')
    .map((run) => JSON.parse(JSON.stringify(run)))
    .sort((one, other) => one.at - other.at)
}

test('winding a day forward runs each timer once, in the order in which they were first due', async () => {
  await cloud.clock.advance(DAY)
  expect(runs().map(({ name }) => name)).toEqual(['minutely', 'nightly', 'failing'])
})

test('winding to just before an instant runs nothing, and to the instant runs it', async () => {
  const quiet = samples.declare('nightly', REMEMBER, { cron: '0 30 2 * * * *' })
  await cloud.replaceFunctions([quiet])
  await cloud.clock.advanceTo(START + 150 * MINUTE - 60_000)
  expect(runs()).toEqual([])
  await cloud.clock.advanceTo(START + 150 * MINUTE)
  expect(runs()).toHaveLength(1)
})

test('three hops of one minute are three runs, each at the virtual time of its hop', async () => {
  for (let hop = 1; hop <= 3; hop += 1) await cloud.clock.advance(MINUTE)
  const ats = runs().map(({ at }) => Math.floor((at - START) / MINUTE))
  expect(ats).toEqual([1, 2, 3])
})

test('a timer’s run is told apart by its event and carries no identity', async () => {
  await cloud.clock.advance(MINUTE)
  expect(runs()).toEqual([
    expect.objectContaining({
      trigger: 'timer',
      openid: '',
      event: expect.objectContaining({ Type: 'Timer', Time: new Date(START + MINUTE).toISOString() }),
    }),
  ])
})

test('the next run is told in advance and moves with the clock', async () => {
  const nextRun = async () => {
    const state = (await (await fetch(`${cloud.url}/emulator/state`)).json()) as {
      functions: { name: string; nextRunAt: number | null; calls: number; errors: number }[]
    }
    return state.functions
  }
  expect((await nextRun()).find(({ name }) => name === 'nightly')?.nextRunAt).toBe(START + 150 * MINUTE)
  await cloud.clock.advance(DAY)
  const after = await nextRun()
  expect(after.find(({ name }) => name === 'nightly')?.nextRunAt).toBe(START + DAY + 150 * MINUTE)
  expect(after.find(({ name }) => name === 'failing')).toMatchObject({ calls: 1, errors: 1 })
  expect(after.find(({ name }) => name === 'untimed')).toMatchObject({ calls: 0, nextRunAt: null })
})

test('the clock refuses to go back, and a reset returns to the wall clock', async () => {
  await expect(cloud.clock.advanceTo(START - 1)).rejects.toMatchObject({ code: 'INVALID_PARAM' })
  await expect(cloud.clock.advance(-1)).rejects.toMatchObject({ code: 'INVALID_PARAM' })
  await cloud.clock.reset()
  expect(cloud.clock.offsetMs).toBe(0)
})

test('a deployment with an unreadable timer changes nothing', async () => {
  await expect(cloud.replaceFunctions([samples.declare('x', '', { cron: '* * * * *' })])).rejects.toThrow('5 fields')
  await expect(cloud.invoke('untimed', {})).resolves.toBeNull()
})

test('with the wall clock a due timer runs by itself', async () => {
  const live = await startCloud({
    stateDir: null,
    timers: 'wall-clock',
    collections: [{ name: 'runs', indexes: [] }],
    functions: [samples.declare('secondly', REMEMBER, { cron: '* * * * * * *' })],
  })
  while (live.database.dump('runs').length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  await live.close()
})
