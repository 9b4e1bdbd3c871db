import type { ActionName, Answer, Input, Output } from '@shared/contracts'
import { actions } from '@shared/contracts'
import type { ErrorCode } from '@shared/kernel/errors'
import { directory } from '../cloudfunctions/functions/directory'
import { handlers } from '../cloudfunctions/functions/handlers'
import { listeners } from '../cloudfunctions/functions/listeners'
import { TASKS } from '../cloudfunctions/functions/tasks'
import { connect, requestContext } from '../cloudfunctions/runtime/cloud'
import { COLLECTIONS } from '../cloudfunctions/runtime/collections'
import type { Identity } from '../cloudfunctions/runtime/context'
import { runDueTasks } from '../cloudfunctions/runtime/jobs'
import type { Log } from '../cloudfunctions/runtime/log'
import { route } from '../cloudfunctions/runtime/router'
import { type Cloud, startCloud } from '../emulator'

export const LINK_SECRET = 'a secret of the tests: 32 signs and some'
export const PUBLIC_URL = 'https://mall.example'

/** The product in this process, on an emulator of its own, through the real SDK: what every actions.test.ts talks to. */
export interface Product {
  readonly cloud: Cloud
  /** One person's phone. Requests get an id of their own unless one is given. */
  as(subject: string, provider?: Identity['provider']): Person
  /** What one request may use; `timeoutSeconds` as its function's. */
  context(timeoutSeconds?: number): ReturnType<typeof requestContext>
  /** Wire requests that the newest action sent, its listeners' apart. */
  lastCalls(): number
  /** What the one-minute timer does. */
  runJobs(): Promise<void>
  close(): Promise<void>
}

export interface Person {
  /** The raw answer. */
  ask<N extends ActionName>(action: N, input: Draft<N>): Promise<Answer<N>>
  /** The output; a refusal fails the test. */
  get<N extends ActionName>(action: N, input: Draft<N>): Promise<Output<N>>
  /** The code of the refusal; an output fails the test. */
  refused<N extends ActionName>(action: N, input: Draft<N>): Promise<ErrorCode>
}
type Draft<N extends ActionName> = Omit<Input<N>, 'requestId'> & { requestId?: string }

let requests = 0
/** A fresh request id, as a page would make. */
export const newRequestId = (): string => {
  requests += 1
  return `request${String(requests).padStart(9, '0')}`
}

/** The tests' first instant: 2026-11-21 12:00 in Shanghai, far from any day's edge. */
export const NOON = Date.UTC(2026, 10, 21, 4)

/** `hear` is told every line of the product's log. */
export async function startProduct(hear: Log = () => undefined): Promise<Product> {
  const cloud = await startCloud({ stateDir: null, collections: COLLECTIONS, startAtMs: NOON })
  // The SDK finds its server, and the product WeChat, by environment variables alone.
  Object.assign(process.env, cloud.sdkEnvironment(), { LINK_SECRET, PUBLIC_URL })
  let lastCalls = 0
  const connected = connect(
    process.env,
    { now: () => cloud.clock.now(), stopwatchMs: () => performance.now() },
    (event, line) => {
      if (event === 'action') lastCalls = Number(line.calls)
      hear(event, line)
    },
  )
  const context = (timeoutSeconds?: number) => requestContext(connected, listeners, timeoutSeconds)

  const as = (subject: string, provider: Identity['provider'] = 'wechat'): Person => {
    const identity = { provider, subject }
    const ask = <N extends ActionName>(action: N, input: Draft<N>): Promise<Answer<N>> => {
      const full = actions[action].kind === 'command' ? { requestId: newRequestId(), ...input } : input
      return route<N>({ handlers, directory }, { action, input: full, identity }, context())
    }
    return {
      ask,
      async get(action, input) {
        const answer = await ask(action, input)
        if (!answer.ok) throw new Error(`${subject} ${action}: refused with ${answer.code}`)
        return answer.output
      },
      async refused(action, input) {
        const answer = await ask(action, input)
        if (answer.ok) throw new Error(`${subject} ${action}: not refused`)
        return answer.code
      },
    }
  }
  return {
    cloud,
    as,
    context,
    lastCalls: () => lastCalls,
    runJobs: () => runDueTasks(TASKS, context(), () => 0),
    close: () => cloud.close(),
  }
}
