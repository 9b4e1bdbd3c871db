/** What the desk asks of the emulator: the addresses under /emulator/, and what a phone's own client would send. */

export interface FunctionState {
  readonly name: string
  readonly calls: number
  readonly errors: number
  readonly lastMs: number | null
  /** Epoch ms; null for a function without a timer. */
  readonly nextRunAt: number | null
}

export interface Fault {
  readonly name: string
  readonly match: string
  readonly skip?: number
  readonly times?: number
  readonly latencyMs?: number
}

export interface State {
  readonly now: number
  readonly offsetMs: number
  readonly faults: readonly Fault[]
  readonly functions: readonly FunctionState[]
}

export interface WechatCall {
  readonly at: number
  readonly api: string
  readonly request: Readonly<Record<string, unknown>>
  readonly errcode: number
  readonly answer: Readonly<Record<string, unknown>>
}

/** What WeChat Pay keeps, newest first; times are epoch ms. A payment can be paid until `expiresAt`. */
export interface PayState {
  readonly payments: readonly {
    readonly paymentId: string
    readonly channel: 'JSAPI' | 'H5'
    readonly description: string
    readonly totalFen: number
    readonly createdAt: number
    readonly expiresAt: number
    readonly closedAt: number | null
    readonly transactions: readonly { readonly totalFen: number; readonly paidAt: number }[]
  }[]
  readonly refunds: readonly {
    readonly refundId: string
    readonly refundFen: number
    readonly state: string
    readonly createdAt: number
  }[]
  readonly bills: readonly {
    readonly billNo: string
    readonly amountFen: number
    readonly state: string
    readonly createdAt: number
  }[]
  readonly notices: readonly {
    readonly id: string
    readonly summary: string
    readonly createdAt: number
    readonly state: 'pending' | 'delivered' | 'given-up'
    readonly attempts: readonly { readonly status: number | null }[]
  }[]
  readonly balanceFen: number
}

export interface Identity {
  readonly provider: 'wechat' | 'cloudbase'
  readonly subject: string
}

async function ask<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<T> {
  const response = await fetch(`/emulator${path}`, {
    method,
    ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
  })
  const answer: T & { message?: string } = await response.json()
  if (!response.ok) throw new Error(answer.message ?? `${response.status}`)
  return answer
}

export const readState = () => ask<State>('GET', '/state')
export const advance = (ms: number) => ask('POST', '/clock', { advanceMs: ms })
export const advanceTo = (atMs: number) => ask('POST', '/clock', { toMs: atMs })
export const inject = (fault: Fault) => ask('POST', '/faults', fault)
export const clearFaults = () => ask('DELETE', '/faults')
export const readWechat = (limit: number) =>
  ask<{ readonly calls: readonly WechatCall[] }>('GET', `/wechat?limit=${limit}`)
export const forceTextCheck = (suggestion: string | null) => ask('POST', '/wechat', { textCheck: suggestion })
/** What WeChat's dialog does when the person allows one more message of the template. */
export const grantSubscription = (openid: string, templateId: string) =>
  ask('POST', '/wechat', { grant: { openid, templateId } })
export const readPay = (limit: number) => ask<PayState>('GET', `/wechat-pay?limit=${limit}`)
/** One action of the WeChat Pay sandbox, as emulator/gateway/wechat-pay-console.ts names them. */
export const controlPay = (action: string, details: object = {}) => ask('POST', '/wechat-pay', { action, ...details })

export const signIn = async (identity: Identity): Promise<string> =>
  (await ask<{ readonly token: string }>('POST', '/sign-in', identity)).token

/** One call of the function `api`, as the phone of the token's owner would make it. `null`: the token is of another world. */
export async function callApi(token: string, action: string, input: object): Promise<unknown> {
  const response = await fetch('/v1/functions/api', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ action, input }),
  })
  return response.status === 401 ? null : response.json()
}
