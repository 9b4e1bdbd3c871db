import type { StaffRole } from '@shared/contracts/action'
import type { Fact } from '@shared/kernel/facts'
import type { Database, Meter, Store } from './database'
import type { Entropy } from './entropy'
import type { Files } from './files'
import type { Log } from './log'
import type { PolicyCache } from './policies'
import type { Settings } from './settings'
import type { Wechat } from './wechat'
import type { WechatPay } from './wechat-pay/port'

/** Who the platform says is calling: a provider and its name for that person. Never taken from the event. */
export interface Identity {
  readonly provider: 'wechat' | 'cloudbase'
  readonly subject: string
  /** From which address, where the platform says so: WeChat Pay wants it. Nobody is told apart by it. */
  readonly clientIp?: string
}

/** Who is calling, in our own terms. Roles are read when first asked for, once a request. */
export interface Caller {
  /** The visitor, the member and the promoter are the same id. */
  readonly visitorId: string
  readonly identity: Identity
  isMember(): Promise<boolean>
  isPromoter(): Promise<boolean>
  staffRoles(): Promise<readonly StaffRole[]>
}

/** Where a handler writes down what happened; `facts.ts` sees to it that it is heard. */
export interface FactLog {
  /** Writes the fact, in the transaction that makes it true. */
  record(tx: Store, fact: Fact): Promise<void>
}

/** What a request may use. Read once at its beginning: a handler never asks a clock. */
export interface Context {
  readonly now: number
  readonly meter: Meter
  readonly db: Database
  readonly entropy: Entropy
  readonly facts: FactLog
  readonly files: Files
  readonly wechat: Wechat
  readonly pay: WechatPay
  readonly policies: PolicyCache
  readonly settings: Settings
  readonly log: Log
}

/** A handler's context: by the time it runs, the router has seen to it that the caller is who the contract wants. */
export interface ActionContext extends Context {
  readonly caller: Caller
}

/** How identities become people and people have roles: composed in `functions/`, since runtime knows no capability. */
export interface Directory {
  visitorOf(context: Context, identity: Identity): Promise<string>
  isMember(db: Database, visitorId: string): Promise<boolean>
  isPromoter(db: Database, visitorId: string): Promise<boolean>
  staffRoles(db: Database, visitorId: string): Promise<readonly StaffRole[]>
}

const once = <T>(read: () => Promise<T>): (() => Promise<T>) => {
  let answer: Promise<T> | undefined
  return () => {
    answer ??= read()
    return answer
  }
}

export async function callerOf(directory: Directory, context: Context, identity: Identity): Promise<Caller> {
  const visitorId = await directory.visitorOf(context, identity)
  return {
    visitorId,
    identity,
    isMember: once(() => directory.isMember(context.db, visitorId)),
    isPromoter: once(() => directory.isPromoter(context.db, visitorId)),
    staffRoles: once(() => directory.staffRoles(context.db, visitorId)),
  }
}
