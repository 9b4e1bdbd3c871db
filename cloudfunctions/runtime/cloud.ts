import cloudbase, { type CloudBase } from '@cloudbase/node-sdk'
import type { Context, Identity } from './context'
import { openDatabase, SDK_TIMEOUT_MS } from './database'
import { entropy } from './entropy'
import { type Listeners, RequestFacts } from './facts'
import { openFiles } from './files'
import { consoleLog, type Log } from './log'
import { PolicyCache } from './policies'
import { readSettings, type Settings } from './settings'
import { openWechat, type Wechat } from './wechat'
import { openWechatPay } from './wechat-pay/open'
import type { WechatPay } from './wechat-pay/port'

export interface Clock {
  /** Epoch ms. */
  now(): number
  /** Ms since some moment: for how long something takes, whatever the clock is wound to. */
  stopwatchMs(): number
}

/** What an instance keeps between requests: the SDK, the settings and WeChat's token. Touches no network. */
export interface Cloud {
  readonly app: CloudBase
  readonly settings: Settings
  readonly wechat: (remainingMs: () => number) => Wechat
  readonly pay: (remainingMs: () => number) => WechatPay
  readonly policies: PolicyCache
  readonly clock: Clock
  readonly log: Log
}

export function connect(env: Readonly<Record<string, string | undefined>>, clock: Clock, log: Log = consoleLog): Cloud {
  const settings = readSettings(env)
  const app = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV as unknown as string, timeout: SDK_TIMEOUT_MS })
  const outside = { settings, now: clock.now }
  const [wechat, pay] = [openWechat(outside), openWechatPay(outside)]
  return { app, settings, wechat, pay, policies: new PolicyCache(), clock, log }
}

/** Of a function's time, what stays for the reply and for a call that was begun in the last moment. */
const REPLY_MS = 1_500

/**
 * Everything that one request may use; its clock is read here, once. `timeoutSeconds` is the function's: what has not
 * ended by then is ended by the platform, without an answer, so the request ends itself before.
 */
export function requestContext(
  cloud: Cloud,
  listeners: Listeners,
  timeoutSeconds = 10,
): Context & { readonly facts: RequestFacts } {
  const { app, settings, wechat, pay, policies, clock, log } = cloud
  const meter = { calls: 0 }
  const endsAt = clock.stopwatchMs() + timeoutSeconds * 1_000 - REPLY_MS
  const remainingMs = () => endsAt - clock.stopwatchMs()
  return {
    meter,
    now: clock.now(),
    db: openDatabase(app, { meter, jitter: entropy.fraction, remainingMs }),
    entropy,
    facts: new RequestFacts(listeners),
    files: openFiles(app, meter),
    wechat: wechat(remainingMs),
    pay: pay(remainingMs),
    policies,
    settings,
    log,
  }
}

/** The platform's second argument of a function: `environment` (JSON) or, on older ones, `environ`. */
export type PlatformContext = Parameters<typeof cloudbase.parseContext>[0]

/**
 * Who the platform says is calling, or null. Read from the call's own context alone: `getCloudbaseContext` falls back to
 * `process.env` for what the context lacks, and there the previous caller of a reused instance may still stand.
 */
export function identityOf(context: PlatformContext): Identity | null {
  const { environment, environ } = cloudbase.parseContext(context)
  const from = (environment ?? environ ?? {}) as Readonly<Record<string, unknown>>
  const named = (name: string) => {
    const value = from[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const ip = named('TCB_SOURCE_IP') ?? named('WX_CLIENTIP')
  const address = ip === null ? {} : { clientIp: ip }
  const openid = named('WX_OPENID')
  if (openid !== null) return { provider: 'wechat', subject: openid, ...address }
  const uid = named('TCB_UUID')
  return uid === null ? null : { provider: 'cloudbase', subject: uid, ...address }
}
