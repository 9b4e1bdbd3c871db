import { CloudError } from '../cloud-error'
import type { FaultBook } from '../faults'
import { clientCaller } from '../functions/caller'
import type { FunctionHost } from '../functions/host'
import type { Identity, SessionTokens } from '../identity'
import { LIMITS } from '../limits'
import { type Exchange, readJsonObject, sendJsonText } from './exchange'

export interface FunctionCallServices {
  readonly functions: FunctionHost
  readonly faults: FaultBook
  readonly tokens: SessionTokens
}

/**
 * POST /v1/functions/:name, as a phone calls (docs.cloudbase.net/http-api/functions): the body is the event, the answer
 * the function's own JSON.
 */
export async function answerFunctionCall(
  exchange: Exchange,
  name: string,
  { functions, faults, tokens }: FunctionCallServices,
): Promise<void> {
  const { request, response, requestId } = exchange
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  const identity = token === undefined ? null : tokens.read(token)
  const declaration = functions.declaration(name)
  if (!maySee(declaration.invoke, identity)) {
    throw new CloudError('PERMISSION_DENIED', `The invoke rule of ${name} does not admit this caller.`)
  }
  const event = await readJsonObject(request, LIMITS.FUNCTION_TEXT_BODY_BYTES_MAX)
  const caller = clientCaller(identity, token, request.socket.remoteAddress ?? '')
  const json = await faults.around({ call: `fn:${name}` }, () => functions.invoke(name, event, caller, requestId))
  sendJsonText(response, 200, json)
}

function maySee(rule: 'anyone' | 'signed-in' | 'nobody', identity: Identity | null): boolean {
  return rule === 'anyone' || (rule === 'signed-in' && identity !== null)
}

/** The HTTP API has its own names for what the SDK calls FUNCTIONS_…; the phone sees these. */
export const HTTP_API_CODES: Readonly<Record<string, string>> = {
  FUNCTIONS_EXECUTE_FAIL: 'FUNCTION_INVOCATION_FAILED',
  FUNCTIONS_TIME_LIMIT_EXCEEDED: 'FUNCTION_TIME_LIMIT_EXCEEDED',
  FUNCTIONS_MEMORY_LIMIT_EXCEEDED: 'FUNCTION_MEMORY_LIMIT_EXCEEDED',
}
