import { CloudError, ConnectionLost } from '../cloud-error'
import type { DatabaseEngine, WireAnswer, WireRequest } from '../database'
import type { FaultBook } from '../faults'
import type { Caller } from '../functions/caller'
import type { FunctionHost } from '../functions/host'
import type { SessionTokens } from '../identity'
import { LIMITS } from '../limits'
import type { StorageService } from '../storage/storage-service'
import { type Exchange, readJsonObject, sendJson } from './exchange'

export interface AdminServices {
  readonly database: DatabaseEngine
  readonly functions: FunctionHost
  readonly storage: StorageService
  readonly faults: FaultBook
  readonly tokens: SessionTokens
}

/** POST /admin: one request of the SDK. A failure is HTTP 200 too: `{requestId, code, message}`. */
export async function answerAdmin(exchange: Exchange, services: AdminServices): Promise<void> {
  try {
    const request = await readJsonObject(exchange.request, LIMITS.ADMIN_BODY_BYTES_MAX)
    sendJson(exchange, 200, await dispatch(exchange, request, services))
  } catch (error) {
    if (error instanceof ConnectionLost || !(error instanceof CloudError)) throw error
    if (!exchange.request.complete) exchange.response.setHeader('connection', 'close')
    sendJson(exchange, 200, { requestId: exchange.requestId, code: error.code, message: error.message })
  }
}

function dispatch(exchange: Exchange, request: Record<string, unknown>, services: AdminServices): Promise<unknown> {
  const action = String(request.action ?? '')
  const instance = services.functions.findInstance(credentialOf(exchange.request.headers.authorization))
  const point = { call: action, crashCaller: instance && (() => void instance.terminate()) }
  if (action.startsWith('database.')) {
    const wire: WireRequest = { ...request, action }
    const abortAsConflict = () => conflict(exchange.requestId, wire, services.database)
    return services.faults.around(point, () => services.database.handle(wire), abortAsConflict)
  }
  return services.faults.around(point, async () => {
    if (action !== 'functions.invokeFunction') {
      return { requestId: exchange.requestId, data: services.storage.handle(action, request) }
    }
    const json = await invokeNested(exchange, request, services, point.crashCaller)
    return { requestId: exchange.requestId, data: { response_data: json } }
  })
}

/** A function called by a function, or by a program that holds the environment's credentials. */
function invokeNested(
  exchange: Exchange,
  request: Record<string, unknown>,
  { functions, faults, tokens }: AdminServices,
  crashCaller: (() => void) | undefined,
): Promise<string> {
  const name = String(request.function_name ?? '')
  const event = parseEvent(request.request_data)
  const caller = nestedCaller(exchange, request, tokens)
  return faults.around({ call: `fn:${name}`, crashCaller }, () =>
    functions.invoke(name, event, caller, exchange.requestId),
  )
}

/** The SDK passes on what the platform put into its environment: the source, and a token of the end user. */
function nestedCaller(exchange: Exchange, request: Record<string, unknown>, tokens: SessionTokens): Caller {
  const source = String(exchange.request.headers['x-tcb-source'] ?? '').replace(/^,/, '')
  const sessionToken = [request.wxCloudApiToken, request.tcb_sessionToken].find((token) => token)
  if (typeof sessionToken !== 'string') return { identity: null, source }
  return { identity: tokens.read(sessionToken), source, sessionToken }
}

function parseEvent(data: unknown): unknown {
  if (typeof data !== 'string' || data === '') return {}
  try {
    return JSON.parse(data)
  } catch {
    throw new CloudError('INVALID_PARAM', 'request_data is not JSON.')
  }
}

function conflict(requestId: string, { transactionId }: WireRequest, database: DatabaseEngine): WireAnswer {
  if (typeof transactionId === 'string') database.abort(transactionId)
  return {
    requestId,
    code: 'DATABASE_TRANSACTION_CONFLICT',
    message: '[ResourceUnavailable.TransactionConflict] Transaction conflict (injected fault)',
  }
}

/** `TC3-HMAC-SHA256 Credential=ID/date/…`: the instance that signed, whose ID the host gave it. */
function credentialOf(authorization: string | undefined): string {
  return /Credential=([^/,\s]+)/.exec(authorization ?? '')?.[1] ?? ''
}
