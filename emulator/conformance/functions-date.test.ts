import { type Cloud, startCloud } from '../index'
import { SampleFunctions } from './sample-function'

const YEAR = 365 * 24 * 60 * 60 * 1000
const samples = new SampleFunctions()
let cloud: Cloud

const LOOK_AT_DATE = `
  const at = 86400000
  class Day extends Date { get isDay() { return true } }
  const day = new Day()
  const stat = require('node:fs').statSync(__filename)
  exports.main = async () => ({
    instants: [Date.now(), new Date().getTime(), +new Date(Date()), new (new Date(0).constructor)().getTime()],
    given: [new Date(at).getTime(), new Date(2020, 0, 1).getTime(), Date.UTC(2020, 0, 1), Date.parse('2020-01-01')],
    kinds: [new Date() instanceof Date, day instanceof Day, day instanceof Date, day.isDay, stat.mtime instanceof Date,
      Object.prototype.toString.call(new Date()) === '[object Date]', typeof Date() === 'string',
      new Date(0).constructor === Date, Date.name === 'Date', Date.length === 7],
    json: JSON.stringify({ at: new Date(0) }),
    waited: await new Promise((resolve) => { const from = performance.now(); setTimeout(() => resolve(performance.now() - from), 30) }),
  })
`

beforeAll(async () => {
  const functions = [samples.declareModule('look', LOOK_AT_DATE)]
  cloud = await startCloud({ stateDir: null, functions })
})
afterAll(async () => {
  await cloud.close()
  samples.remove()
})

interface Look {
  instants: number[]
  given: number[]
  kinds: boolean[]
  json: string
  waited: number
}

test('in a running instance every way to ask for the time follows the virtual clock', async () => {
  await cloud.invoke('look', {})
  await cloud.clock.advance(YEAR)
  const before = cloud.clock.now()
  const { instants } = (await cloud.invoke('look', {})) as Look
  const after = cloud.clock.now()
  for (const instant of instants) {
    // Date() has whole seconds only.
    expect(instant).toBeGreaterThanOrEqual(Math.floor(before / 1000) * 1000)
    expect(instant).toBeLessThanOrEqual(after)
  }
})

test('dates that were given stay what they are, and the class behaves as the platform’s', async () => {
  const { given, kinds, json } = (await cloud.invoke('look', {})) as Look
  expect(given).toEqual([86400000, 1577836800000, 1577836800000, 1577836800000])
  expect(kinds).toEqual(kinds.map(() => true))
  expect(json).toBe('{"at":"1970-01-01T00:00:00.000Z"}')
})

test('waiting stays real', async () => {
  const { waited } = (await cloud.invoke('look', {})) as Look
  expect(waited).toBeGreaterThanOrEqual(29)
})
