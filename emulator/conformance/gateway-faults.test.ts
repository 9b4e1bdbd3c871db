import cloudbase from '@cloudbase/node-sdk'
import { type Cloud, startCloud } from '../index'
import { SampleFunctions } from './sample-function'

const samples = new SampleFunctions()
let cloud: Cloud
let app: ReturnType<typeof cloudbase.init>

const ADD_TWICE = `
  const notes = app.database().collection('notes')
  await notes.doc(event.id + '-1').set({ n: 1 })
  await notes.doc(event.id + '-2').set({ n: 2 })
  return 'both'
`

beforeAll(async () => {
  cloud = await startCloud({
    stateDir: null,
    collections: [{ name: 'notes', indexes: [] }],
    functions: [
      samples.declare('writer', ADD_TWICE, { maxInstances: 1 }),
      samples.declare('outer', `return (await app.callFunction({ name: 'writer', data: event })).result`),
    ],
  })
  Object.assign(process.env, cloud.sdkEnvironment())
  app = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV })
})
afterEach(() => cloud.faults.clear())
afterAll(async () => {
  await cloud.close()
  samples.remove()
})

// An error that only reached the function would carry another message.
const PROCESS_ENDED = { code: 'FUNCTIONS_EXECUTE_FAIL', message: 'The function’s process ended.' }
const ids = () => cloud.database.dump('notes').map((note) => note._id)
const notes = () => app.database().collection('notes')
const writeIn = (id: string) =>
  app
    .database()
    .runTransaction((tx: { collection(name: string): ReturnType<typeof notes> }) =>
      tx.collection('notes').doc(id).set({ n: 1 }),
    )

test('a lost reply of a commit: the caller sees a broken connection, the data is committed', async () => {
  cloud.faults.inject({ name: 'lost-reply', match: 'database.commitTransaction' })
  await expect(writeIn('lost')).rejects.toMatchObject({ code: 'ECONNRESET' })
  expect(ids()).toContain('lost')
  await expect(writeIn('next')).resolves.toBeDefined()
})

test('a crash before the commit leaves nothing, and other callers are not held up by it', async () => {
  cloud.faults.inject({ name: 'crash-before', match: 'database.commitTransaction' })
  await expect(writeIn('crashed')).rejects.toMatchObject({ code: 'ECONNRESET' })
  expect(ids()).not.toContain('crashed')
  await writeIn('another')
  expect(ids()).toContain('another')
})

test('a conflict is retried by the SDK until the faults are used up', async () => {
  cloud.faults.inject({ name: 'conflict', match: 'database.commitTransaction', times: 2 })
  await writeIn('third-time')
  expect(ids()).toContain('third-time')
  cloud.faults.inject({ name: 'conflict', match: 'database.*', times: 1000 })
  await expect(writeIn('never')).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
  expect(ids()).not.toContain('never')
})

test('skip lets calls pass first, times strikes that many, and the list counts down', async () => {
  cloud.faults.inject({ name: 'lost-reply', match: 'database.modifyDocument', skip: 2, times: 1 })
  await notes().doc('skip-1').set({ n: 1 })
  expect(cloud.faults.list()).toEqual([{ name: 'lost-reply', match: 'database.modifyDocument', skip: 1, times: 1 }])
  await notes().doc('skip-2').set({ n: 1 })
  await expect(notes().doc('skip-3').set({ n: 1 })).rejects.toMatchObject({ code: 'ECONNRESET' })
  expect(cloud.faults.list()).toEqual([])
  expect(ids()).toEqual(expect.arrayContaining(['skip-1', 'skip-2', 'skip-3']))
})

test('a function’s worker crashes after its first write: the second is never made, a new call works', async () => {
  cloud.faults.inject({ name: 'crash-after', match: 'database.modifyDocument' })
  await expect(cloud.invoke('writer', { id: 'after' })).rejects.toMatchObject(PROCESS_ENDED)
  expect(ids()).toContain('after-1')
  expect(ids()).not.toContain('after-2')
  expect(await cloud.invoke('writer', { id: 'again' })).toBe('both')
})

test('a function’s worker crashes before its second write: only the first is there', async () => {
  cloud.faults.inject({ name: 'crash-before', match: 'database.*', skip: 1 })
  await expect(cloud.invoke('writer', { id: 'before' })).rejects.toMatchObject(PROCESS_ENDED)
  expect(ids()).toContain('before-1')
  expect(ids()).not.toContain('before-2')
})

test('only the calling function crashes: one that it called goes on', async () => {
  cloud.faults.inject({ name: 'crash-after', match: 'fn:writer' })
  await expect(cloud.invoke('outer', { id: 'nested' })).rejects.toMatchObject(PROCESS_ENDED)
  expect(ids()).toEqual(expect.arrayContaining(['nested-1', 'nested-2']))
  expect(await cloud.invoke('writer', { id: 'nested-next' })).toBe('both')
})

test('a phone’s call: the reply is lost, the work is done; a timeout does nothing', async () => {
  const call = (id: string) =>
    fetch(`${cloud.url}/v1/functions/writer`, { method: 'POST', body: JSON.stringify({ id }) })
  cloud.faults.inject({ name: 'lost-reply', match: 'fn:writer' })
  await expect(call('phone')).rejects.toThrow('fetch failed')
  expect(ids()).toContain('phone-2')
  cloud.faults.inject({ name: 'timeout', match: 'fn:*' })
  const late = await call('late')
  expect([late.status, await late.json()]).toEqual([
    500,
    expect.objectContaining({ code: 'FUNCTION_TIME_LIMIT_EXCEEDED' }),
  ])
  expect(ids()).not.toContain('late-1')
})

test('a database call that times out is never answered and does nothing', async () => {
  cloud.faults.inject({ name: 'timeout', match: 'database.modifyDocument' })
  const impatient = cloudbase.init({ env: 'local-env', timeout: 200 })
  await expect(impatient.database().collection('notes').doc('slow').set({ n: 1 })).rejects.toMatchObject({
    code: 'ESOCKETTIMEDOUT',
  })
  expect(ids()).not.toContain('slow')
})

test('latency delays one call by what was asked for', async () => {
  cloud.faults.inject({ name: 'latency', match: 'fn:writer', latencyMs: 150 })
  const from = performance.now()
  await cloud.invoke('writer', { id: 'delayed' })
  expect(performance.now() - from).toBeGreaterThanOrEqual(149)
})

test('* is every request of the SDK but no function by itself', async () => {
  cloud.faults.inject({ name: 'lost-reply', match: '*', skip: 1 })
  await expect(cloud.invoke('writer', { id: 'star' })).rejects.toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' })
  expect(ids()).toEqual(expect.arrayContaining(['star-1', 'star-2']))
})

test('a fault that could never strike is refused', () => {
  expect(() => cloud.faults.inject({ name: 'latency', match: '' })).toThrow('match')
  expect(() => cloud.faults.inject({ name: 'latency', match: '*', times: -1 })).toThrow('whole numbers')
})
