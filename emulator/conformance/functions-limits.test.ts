import { type Cloud, type FunctionLogLine, startCloud } from '../index'
import { SampleFunctions } from './sample-function'

const samples = new SampleFunctions()
const log: FunctionLogLine[] = []
let cloud: Cloud

beforeAll(async () => {
  cloud = await startCloud({
    stateDir: null,
    onLog: (line) => log.push(line),
    functions: [
      samples.declareModule('busy', 'exports.main = (event) => { while (event.forever) {} return "free" }', {
        timeoutMs: 300,
        maxInstances: 1,
      }),
      samples.declareModule(
        'hungry',
        'exports.main = () => { const kept = []; for (;;) kept.push(new Array(1e5).fill(kept.length)) }',
        { memoryMb: 64 },
      ),
      samples.declareModule('broken', 'exports.main = () => { throw new Error("the reason") }'),
      samples.declareModule(
        'stray',
        'exports.main = () => new Promise(() => { setTimeout(() => { throw new Error("stray") }) })',
      ),
      samples.declareModule('quitter', 'exports.main = () => process.exit(3)'),
      samples.declareModule('unreadable', 'exports.main = ('),
      samples.declareModule('empty', 'exports.handler = () => 1'),
      samples.declareModule('silent', 'exports.main = async () => undefined'),
      samples.declareModule('large', 'exports.main = async (event) => "x".repeat(event.bytes)'),
      samples.declareModule(
        'talkative',
        'exports.main = async () => { console.log("one\\ntwo"); console.error("three") }',
      ),
      samples.declareModule(
        'where',
        'exports.main = async () => [process.env.TZ, new Date(0).getHours(), process.env.OWN]',
        {
          env: { OWN: 'mine' },
        },
      ),
      samples.declareModule(
        'alone',
        `let inFlight = 0
         exports.main = async () => {
           const together = ++inFlight
           await new Promise((resolve) => setTimeout(resolve, 10))
           inFlight -= 1
           return together
         }`,
        { maxInstances: 3 },
      ),
      samples.declareModule('count', 'let calls = 0; exports.main = async () => ++calls'),
      samples.declare(
        'caller',
        `try { return (await app.callFunction({ name: event.name, data: event.data })).result }
         catch (error) { return { code: error.code, message: error.message } }`,
      ),
    ],
  })
})
afterAll(async () => {
  await cloud.close()
  samples.remove()
})

test('a busy loop is ended at its timeout and the next call gets a new instance', async () => {
  await expect(cloud.invoke('busy', { forever: true })).rejects.toMatchObject({
    code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
    message: 'Invoking task timed out after 0.3 seconds',
  })
  expect(await cloud.invoke('busy', {})).toBe('free')
})

test('a function that outgrows its memory fails with the code for it, and only its own instance ends', async () => {
  await expect(cloud.invoke('hungry', {})).rejects.toMatchObject({ code: 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED' })
  expect(await cloud.invoke('silent', {})).toBeNull()
})

test.each([
  ['a thrown error', 'broken', 'the reason'],
  ['an error nobody awaited', 'stray', 'stray'],
  ['the end of the process', 'quitter', 'The function’s process ended.'],
  ['a bundle with a syntax error', 'unreadable', expect.stringContaining('Unexpected end of input')],
  ['a bundle without main', 'empty', 'The entry exports no function called main.'],
])('%s is FUNCTIONS_EXECUTE_FAIL with its message', async (_, name, message) => {
  await expect(cloud.invoke(name, {})).rejects.toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL', message })
})

test('a client is told the message of an error but never its stack, which goes to the log', async () => {
  const response = await fetch(`${cloud.url}/v1/functions/broken`, { method: 'POST', body: '{}' })
  expect(response.status).toBe(500)
  expect(await response.json()).toEqual({
    code: 'FUNCTION_INVOCATION_FAILED',
    message: 'the reason',
    requestId: response.headers.get('x-request-id'),
  })
  expect(log).toContainEqual({
    functionName: 'broken',
    stream: 'error',
    text: expect.stringContaining('at exports.main'),
  })
})

test('the SDK throws the platform’s codes when the called function fails or does not exist', async () => {
  expect(await cloud.invoke('caller', { name: 'broken' })).toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' })
  expect(await cloud.invoke('caller', { name: 'nowhere' })).toMatchObject({ code: 'FUNCTION_NOT_FOUND' })
  expect(await cloud.invoke('caller', { name: 'busy', data: { forever: true } })).toMatchObject({
    code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
  })
  expect(await cloud.invoke('caller', { name: 'large', data: { bytes: 3 } })).toBe('xxx')
})

test('an answer of more than 6 MB is refused', async () => {
  await expect(cloud.invoke('large', { bytes: 6 * 1024 * 1024 })).rejects.toMatchObject({
    code: 'FUNCTIONS_EXECUTE_FAIL',
  })
})

test('what a function writes to its console arrives line by line under its name', async () => {
  await cloud.invoke('talkative', {})
  const lines = () =>
    log.filter(({ functionName }) => functionName === 'talkative').map(({ stream, text }) => [stream, text])
  await until(() => lines().length === 3)
  expect(lines().sort()).toEqual([
    ['error', 'three'],
    ['out', 'one'],
    ['out', 'two'],
  ])
})

test('functions run in UTC with the environment they declare', async () => {
  expect(await cloud.invoke('where', {})).toEqual(['UTC', 0, 'mine'])
})

test('an instance never has two calls in flight, cold or warm; further calls wait', async () => {
  const thirty = () => Promise.all(Array.from({ length: 30 }, () => cloud.invoke('alone', {})))
  expect(await thirty()).toEqual(Array(30).fill(1))
  expect(await thirty()).toEqual(Array(30).fill(1))
})

test('an instance is reused while warm, and a deployment starts afresh', async () => {
  expect([await cloud.invoke('count', {}), await cloud.invoke('count', {})]).toEqual([1, 2])
  await cloud.replaceFunctions([samples.declareModule('count', 'let calls = 10; exports.main = async () => ++calls')])
  expect(await cloud.invoke('count', {})).toBe(11)
  await expect(cloud.invoke('where', {})).rejects.toMatchObject({ code: 'FUNCTION_NOT_FOUND' })
})

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5))
}
