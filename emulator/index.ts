import { join } from 'node:path'
import { Clock, type VirtualClock } from './clock'
import type { CollectionDeclaration, DatabaseEngine } from './database'
import { openDatabase } from './database'
import { sdkEnvironment } from './environment'
import { FaultBook, type Faults } from './faults'
import { type Caller, clientCaller, TIMER_CALLER } from './functions/caller'
import type { FunctionDeclaration, FunctionLogLine } from './functions/declaration'
import { FunctionHost } from './functions/host'
import { FunctionTimers } from './functions/timers'
import { Gateway } from './gateway/gateway'
import type { StaticMount } from './gateway/static-files'
import { type Identity, SessionTokens } from './identity'
import { LIMITS } from './limits'
import { openStateDirectory } from './state/state-directory'
import { FileStore } from './storage/file-store'
import { SignedLinks } from './storage/signed-links'
import { StorageService } from './storage/storage-service'
import { type WechatSandbox, WechatServer } from './wechat/sandbox'
import { processKeys } from './wechat-pay/merchant'
import type { WechatPaySandbox } from './wechat-pay/sandbox'
import { WechatPayServer } from './wechat-pay/server'

export type { VirtualClock } from './clock'
export { CloudError } from './cloud-error'
export type { CollectionDeclaration, DatabaseEngine, IndexDeclaration } from './database'
export type { Fault, FaultName, Faults } from './faults'
export { BadCron } from './functions/cron'
export type { FunctionDeclaration, FunctionLogLine } from './functions/declaration'
export type { StaticMount } from './gateway/static-files'
export type { Identity } from './identity'
export { StateInUse } from './state/lock'
export { StaleState } from './state/state-directory'
export type { Suggestion, WechatCall, WechatSandbox } from './wechat/sandbox'
export { SANDBOX_APP } from './wechat/sandbox-app'
export type { DayBill } from './wechat-pay/day-bill'
export type { PayCall } from './wechat-pay/journal'
export type { Mishap, NoticeListener, SealedNotice } from './wechat-pay/notices'
export type { Bill, Notice, Payment, Refund } from './wechat-pay/records'
export type { PayParams, WechatPaySandbox } from './wechat-pay/sandbox'

export interface CloudOptions {
  /** Where everything is kept; null keeps nothing, for tests. */
  readonly stateDir: string | null
  /** 0, the default, takes any free port. */
  readonly port?: number
  readonly collections?: readonly CollectionDeclaration[]
  readonly functions?: readonly FunctionDeclaration[]
  /** GET only, such as '/app/' for the H5 build. */
  readonly staticMounts?: readonly StaticMount[]
  /** The virtual clock's first instant, epoch ms, unless the state directory remembers one; default the wall clock. */
  readonly startAtMs?: number
  /** 'wound': timers run only when the clock is wound, so that no test depends on the minute it starts in. Default: 'wound' without a state directory, else 'wall-clock'. */
  readonly timers?: 'wall-clock' | 'wound'
  /** What functions write to their consoles, and their failures with stack. Default: dropped. */
  readonly onLog?: (line: FunctionLogLine) => void
}

export interface Cloud {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  readonly clock: VirtualClock
  readonly faults: Faults
  readonly database: DatabaseEngine
  readonly wechat: WechatSandbox
  readonly wechatPay: WechatPaySandbox
  /** Variables that point the unmodified SDK, and the product's clients of WeChat and WeChat Pay, here. */
  sdkEnvironment(): Record<string, string>
  /** A bearer token as the gateway gives after a sign-in; it lives ten years of the virtual clock. */
  signIn(identity: Identity): string
  /** Runs a function as the platform would, past its invoke rule. Throws `CloudError`. */
  invoke(name: string, event: unknown, identity?: Identity): Promise<unknown>
  /** A new deployment; calls in flight end undisturbed. Throws `BadCron`, then nothing has changed. */
  replaceFunctions(functions: readonly FunctionDeclaration[]): Promise<void>
  /** Ends functions, server and database; what was acknowledged is on disk. */
  close(): Promise<void>
}

/**
 * Starts CloudBase in this process. Throws `StaleState`, `StateInUse`, `BadCron`, or the system's EADDRINUSE, each with
 * one sentence for the terminal.
 */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  // The platform's functions run in UTC; a worker shares the time zone of its process.
  process.env.TZ = 'UTC'
  const onLog = options.onLog ?? (() => undefined)
  const keysReady = processKeys()
  const state = openStateDirectory(options.stateDir)
  const undo: (() => unknown)[] = [() => state.release()]
  try {
    const clock = new Clock({
      file: state.clockFile,
      ...(options.startAtMs === undefined ? {} : { startAtMs: options.startAtMs }),
    })
    const now = () => clock.now()
    const database = openDatabase({ file: state.databaseFile, now })
    undo.push(() => database.close())
    database.declare(options.collections ?? [])

    const gateway = new Gateway((error) => onLog({ functionName: 'emulator', stream: 'error', text: describe(error) }))
    const url = await gateway.listen(options.port ?? 0)
    undo.push(() => gateway.close())

    const faults = new FaultBook()
    undo.push(() => faults.clear())
    const tokens = new SessionTokens(state.signingKey, now)
    const functions = new FunctionHost({ url, clock, onLog })
    undo.push(() => functions.close())
    const invoke = (name: string, event: unknown, caller: Caller) =>
      faults.around({ call: `fn:${name}` }, () => functions.invoke(name, event, caller))
    const runTimer = async (name: string, dueAt: number) => {
      const event = { Type: 'Timer', TriggerName: name, Time: new Date(dueAt).toISOString(), Message: '' }
      await invoke(name, event, TIMER_CALLER).catch((error) =>
        onLog({ functionName: name, stream: 'error', text: describe(error) }),
      )
    }
    const wallClock = (options.timers ?? (options.stateDir === null ? 'wound' : 'wall-clock')) === 'wall-clock'
    const timers = new FunctionTimers(clock, wallClock, runTimer)
    undo.push(() => timers.stop())
    const wechatPay = new WechatPayServer({
      file: options.stateDir === null ? null : join(options.stateDir, 'wechat-pay.sqlite'),
      keys: await keysReady,
      now,
      url,
      wallClock,
      onBug: (error) => onLog({ functionName: 'wechat-pay', stream: 'error', text: describe(error) }),
    })
    undo.push(() => wechatPay.stop())
    clock.onHop(() => wechatPay.afterHop())
    const wechat = new WechatServer(
      state.signingKey,
      now,
      `${url}/app/`,
      (number) => wechatPay.shippable(number),
      options.stateDir === null ? null : join(options.stateDir, 'subscriptions.json'),
    )
    const storage = new StorageService(new FileStore(state.filesDirectory), new SignedLinks(state.signingKey, now), url)
    const staticMounts = options.staticMounts ?? []
    const signingKey = state.signingKey
    const replaceFunctions = async (declarations: readonly FunctionDeclaration[]) => {
      timers.replace(declarations)
      functions.replace(declarations.map((one) => ({ ...one, env: { ...wechatPay.environment(), ...one.env } })))
    }
    await replaceFunctions(options.functions ?? [])
    gateway.serve({
      database,
      functions,
      storage,
      faults,
      tokens,
      clock,
      timers,
      wechat,
      wechatPay,
      signingKey,
      staticMounts,
    })

    const signIn = (identity: Identity) => tokens.issue(identity, LIMITS.DESK_TOKEN_LIFETIME_MS)
    return {
      url,
      clock,
      faults,
      database,
      wechat,
      wechatPay,
      sdkEnvironment: () => ({ ...sdkEnvironment(url), ...wechatPay.environment() }),
      signIn,
      replaceFunctions,
      invoke: async (name, event, identity) => {
        const caller = clientCaller(identity ?? null, identity && signIn(identity), '127.0.0.1')
        return JSON.parse(await invoke(name, event, caller))
      },
      close: () => undoAll(undo),
    }
  } catch (error) {
    await undoAll(undo)
    throw error
  }
}

/** Last made, first ended; a second call finds nothing left. */
async function undoAll(undo: (() => unknown)[]): Promise<void> {
  for (const end of undo.splice(0).reverse()) await end()
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
