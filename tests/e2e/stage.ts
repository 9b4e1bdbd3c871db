import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type ActionName, type Answer, actions, type Input, type Output } from '@shared/contracts'
import type { Fault, Identity } from '../../emulator'

const ROOT = path.resolve(__dirname, '../..')
/** The world's story is some hundred calls, and a machine may have other work. */
const START_MS_MAX = 120_000

/** The whole system as `npm start` runs it, on a seeded world of its own. */
export interface Stage {
  readonly url: string
  /** Where `npm start` keeps this world. */
  readonly stateDir: string
  signIn(identity: Identity): Promise<string>
  /** One call as a person's phone would make it; a refusal throws. */
  call<N extends ActionName>(token: string, action: N, input: Omit<Input<N>, 'requestId'>): Promise<Output<N>>
  injectFault(fault: Fault): Promise<void>
  clearFaults(): Promise<void>
  /** The world's time, epoch ms. */
  now(): Promise<number>
  /** Lets so many ms pass, with the timers that become due. */
  wind(ms: number): Promise<void>
  /** One action of the WeChat Pay sandbox, as the desk would ask for it. */
  controlPay(action: string, details: object): Promise<void>
  close(): Promise<void>
}

export async function openStage(): Promise<Stage> {
  const state = mkdtempSync(path.join(tmpdir(), 'tuike-e2e-'))
  const start = [
    '-r',
    './tooling/preflight.cjs',
    '-r',
    'tsx/cjs',
    'tooling/start.ts',
    '--built',
    '--port',
    '0',
    '--state',
    state,
  ]
  const child = spawn(process.execPath, start, { cwd: ROOT })
  const url = await addressOf(child)
  return {
    url,
    stateDir: state,
    signIn: async (identity) => (await post<{ token: string }>(`${url}/emulator/sign-in`, identity)).token,
    call: async (token, action, input) => {
      const event = {
        action,
        input: actions[action].kind === 'query' ? input : { requestId: newRequestId(), ...input },
      }
      const answer = await post<Answer<typeof action>>(`${url}/v1/functions/api`, event, token)
      if (!answer.ok) throw new Error(`${action} was refused with ${answer.code}`)
      return answer.output
    },
    injectFault: async (fault) => void (await post(`${url}/emulator/faults`, fault)),
    clearFaults: async () => void (await fetch(`${url}/emulator/faults`, { method: 'DELETE' })),
    now: async () => ((await (await fetch(`${url}/emulator/state`)).json()) as { now: number }).now,
    wind: async (ms) => void (await post(`${url}/emulator/clock`, { advanceMs: ms })),
    controlPay: async (action, details) => void (await post(`${url}/emulator/wechat-pay`, { action, ...details })),
    close: async () => {
      await endOf(child)
      rmSync(state, { recursive: true, force: true })
    },
  }
}

/** The address that `npm start` prints when everything is ready. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    const fail = (why: string) => {
      child.kill('SIGTERM')
      reject(new Error(`npm start ${why}:\n${output}`))
    }
    const timer = setTimeout(() => fail('took too long'), START_MS_MAX)
    const read = (text: Buffer) => {
      output += text.toString()
      const url = /open\s+(http:\/\/127\.0\.0\.1:\d+)\//.exec(output)?.[1]
      if (url === undefined) return
      clearTimeout(timer)
      resolve(url)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', () => {
      clearTimeout(timer)
      fail('ended')
    })
  })
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

async function post<T>(url: string, body: object, token?: string): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${url} answered ${response.status} ${text}`)
  return JSON.parse(text)
}

let requests = 0
function newRequestId(): string {
  requests += 1
  return `e2e${String(requests).padStart(13, '0')}`
}
