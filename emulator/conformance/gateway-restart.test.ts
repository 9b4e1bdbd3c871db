import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import cloudbase from '@cloudbase/node-sdk'
import { type Cloud, StateInUse, startCloud } from '../index'
import { SampleFunctions } from './sample-function'

const DAY = 86_400_000
const samples = new SampleFunctions()
const { entry } = samples.declareModule('echo', 'exports.main = async (event) => event')
const running = new Set<ChildProcess>()
let stateDir: string

beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'tuike-restart-test-'))
})
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(stateDir, { recursive: true, force: true })
})
afterAll(() => samples.remove())

interface Emulator {
  readonly url: string
  /** Sends a line and waits for the answer. */
  say(line: string): Promise<string>
  kill(): Promise<void>
  /** Resolves when the process ended by itself. */
  readonly ended: Promise<number | null>
}

async function startProcess(): Promise<Emulator> {
  const script = join(__dirname, 'emulator-process.fixture.ts')
  const child = spawn(process.execPath, ['-r', 'tsx/cjs', script, stateDir, entry], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  running.add(child)
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve)).finally(() =>
    running.delete(child),
  )
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const read = async (): Promise<string> => (await lines.next()).value ?? ''
  return {
    url: await read(),
    say: (line) => {
      child.stdin.write(`${line}\n`)
      return read()
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    ended,
  }
}

function sdkFor(url: string): ReturnType<typeof cloudbase.init> {
  return cloudbase.init({ env: 'local-env', secretId: 'local', secretKey: 'local', serviceUrl: `${url}/admin` })
}

async function anonymous(url: string): Promise<string> {
  const response = await fetch(`${url}/auth/v1/signin/anonymously`, { method: 'POST' })
  return ((await response.json()) as { access_token: string }).access_token
}

async function callWith(cloud: Cloud, token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` }
  return (await fetch(`${cloud.url}/v1/functions/echo`, { method: 'POST', headers, body: '{}' })).status
}

const again = () =>
  startCloud({
    stateDir,
    timers: 'wound',
    functions: [{ name: 'echo', entry, timeoutMs: 10_000, memoryMb: 64, env: {}, invoke: 'signed-in' }],
  })

test('closing ends the process by itself, and the next start has the same clock, files and tokens', async () => {
  const first = await startProcess()
  expect(await first.say(`wind ${DAY}`)).toBe('wound')
  const { fileID } = await sdkFor(first.url).uploadFile({ cloudPath: 'kept.txt', fileContent: Buffer.from('kept') })
  const token = await anonymous(first.url)
  expect(await first.say('close')).toBe('closed')
  expect(await first.ended).toBe(0)

  const cloud = await again()
  expect(cloud.clock.offsetMs).toBe(DAY)
  expect((await sdkFor(cloud.url).downloadFile({ fileID })).fileContent?.toString()).toBe('kept')
  expect(await callWith(cloud, token)).toBe(200)
  await cloud.clock.advance(7_200_000)
  expect(await callWith(cloud, token)).toBe(401)
  await cloud.close()
})

test('while one process has the directory another is refused; killed, it leaves everything acknowledged', async () => {
  const first = await startProcess()
  await expect(startCloud({ stateDir })).rejects.toThrow(StateInUse)
  const sdk = sdkFor(first.url)
  await first.say(`wind ${DAY}`)
  const { fileID } = await sdk.uploadFile({ cloudPath: 'a/b.txt', fileContent: Buffer.from('acknowledged') })
  await sdk.database().collection('notes').add({ _id: 'acknowledged' })
  await first.kill()

  const cloud = await again()
  expect(cloud.clock.offsetMs).toBe(DAY)
  expect(cloud.database.dump('notes')).toEqual([{ _id: 'acknowledged' }])
  expect((await sdkFor(cloud.url).downloadFile({ fileID })).fileContent?.toString()).toBe('acknowledged')
  await cloud.close()
  expect(readdirSync(stateDir)).not.toContain('emulator.pid')
})

test('a used port is the system’s own error, and nothing stays locked', async () => {
  const first = await startCloud({ stateDir: null })
  const port = Number(new URL(first.url).port)
  await expect(startCloud({ stateDir, port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  expect(readdirSync(stateDir)).not.toContain('emulator.pid')
  await first.close()
})
