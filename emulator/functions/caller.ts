import type { Identity } from '../identity'
import { SANDBOX_APP } from '../wechat/sandbox-app'

/** What made a function run, and for whom. */
export interface Caller {
  readonly identity: Identity | null
  /** TCB_SOURCE, such as 'wx_client'; a call from another function appends ',scf' to its caller's. */
  readonly source: string
  readonly clientIp?: string
  /** Passed on by the SDK when this function calls another, and read by the gateway as the end user's identity. */
  readonly sessionToken?: string
}

/** A run by the timer carries no identity. */
export const TIMER_CALLER: Caller = { identity: null, source: 'wx_trigger' }
/** A run through the HTTP trigger neither. */
export const HTTP_CALLER: Caller = { identity: null, source: 'wx_http' }

export function clientCaller(identity: Identity | null, sessionToken: string | undefined, clientIp: string): Caller {
  const source = identity?.provider === 'wechat' ? 'wx_client' : 'web_client'
  return { identity, source, clientIp, ...(sessionToken === undefined ? {} : { sessionToken }) }
}

const TCB_KEYS = ['TCB_ENV', 'TCB_SOURCE', 'TCB_SOURCE_IP', 'TCB_SESSIONTOKEN', 'TRIGGER_SRC']
const UID_KEYS = ['TCB_UUID', 'TCB_ISANONYMOUS_USER']
const WX_KEYS = ['WX_OPENID', 'WX_APPID', 'WX_CLIENTIP', 'WX_API_TOKEN']

/**
 * Variables of one call, given to the function both in `context.environment` and in `process.env`. The two lists of keys
 * say what the SDK may read (node-sdk 3.18.3, tcbcontext); a list names no key that this call lacks.
 */
export function callVariables(caller: Caller): Record<string, string> {
  const { identity, clientIp, sessionToken } = caller
  const variables: Record<string, string> = { TCB_SOURCE: caller.source }
  if (clientIp !== undefined) variables.TCB_SOURCE_IP = clientIp
  if (caller === TIMER_CALLER) variables.TRIGGER_SRC = 'timer'
  if (identity?.provider === 'wechat') {
    variables.WX_OPENID = identity.subject
    variables.WX_APPID = SANDBOX_APP.appid
    if (clientIp !== undefined) variables.WX_CLIENTIP = clientIp
    if (sessionToken !== undefined) variables.WX_API_TOKEN = sessionToken
    variables.WX_CONTEXT_KEYS = present(WX_KEYS, variables)
  }
  if (identity?.provider === 'cloudbase') {
    variables.TCB_UUID = identity.subject
    variables.TCB_ISANONYMOUS_USER = String(identity.anonymous === true)
    if (sessionToken !== undefined) variables.TCB_SESSIONTOKEN = sessionToken
  }
  variables.TCB_CONTEXT_KEYS = present([...TCB_KEYS, ...UID_KEYS], { ...variables, TCB_ENV: '' })
  return variables
}

function present(keys: readonly string[], variables: Readonly<Record<string, string>>): string {
  return keys.filter((key) => key in variables).join(',')
}
