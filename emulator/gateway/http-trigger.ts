import { CloudError } from '../cloud-error'
import { ENV_ID } from '../environment'
import type { FaultBook } from '../faults'
import { HTTP_CALLER } from '../functions/caller'
import type { FunctionDeclaration } from '../functions/declaration'
import type { FunctionHost } from '../functions/host'
import { LIMITS } from '../limits'
import { type Exchange, readBody, sendJsonText } from './exchange'

const TEXT_TYPE = /^(text\/|application\/(json|xml|javascript|x-www-form-urlencoded)|[^;]+\+(json|xml))/i

/** The function whose HTTP path the request is under; of several the longest path wins. */
export function triggerFor(path: string, declarations: readonly FunctionDeclaration[]): FunctionDeclaration | null {
  const matching = declarations.flatMap((declaration) =>
    (declaration.httpPaths ?? []).filter((one) => isUnder(path, one)).map((httpPath) => ({ declaration, httpPath })),
  )
  return matching.sort((one, other) => other.httpPath.length - one.httpPath.length)[0]?.declaration ?? null
}

/** Any method under a function's HTTP path (docs.cloudbase.net/service/access-cloud-function). */
export async function answerTrigger(
  exchange: Exchange,
  { name }: FunctionDeclaration,
  functions: FunctionHost,
  faults: FaultBook,
): Promise<void> {
  const event = await eventOf(exchange)
  const json = await faults.around({ call: `fn:${name}` }, () =>
    functions.invoke(name, event, HTTP_CALLER, exchange.requestId),
  )
  sendIntegrated(exchange, json)
}

async function eventOf({ request, url, path, requestId }: Exchange): Promise<Record<string, unknown>> {
  const isText = TEXT_TYPE.test(request.headers['content-type'] ?? 'text/plain')
  const body = await readBody(
    request,
    isText ? LIMITS.FUNCTION_TEXT_BODY_BYTES_MAX : LIMITS.FUNCTION_OTHER_BODY_BYTES_MAX,
  )
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)])
  return {
    path: decodePath(path),
    httpMethod: request.method,
    headers: Object.fromEntries(headers),
    queryStringParameters: Object.fromEntries(url.searchParams),
    body: body.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
    requestContext: { requestId, envId: ENV_ID },
  }
}

/** `{statusCode, headers, body, isBase64Encoded}` becomes the response; anything else is answered as it is. */
function sendIntegrated({ request, response }: Exchange, json: string): void {
  const result: unknown = JSON.parse(json)
  if (typeof result === 'string') {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(result)
    return
  }
  if (typeof result !== 'object' || result === null || !('statusCode' in result)) {
    sendJsonText(response, 200, json)
    return
  }
  const { statusCode, headers, body, isBase64Encoded }: Record<string, unknown> = { ...result }
  const status = Number(statusCode)
  if (!Number.isInteger(status) || status < 200 || status > 599) {
    throw new CloudError('FUNCTIONS_EXECUTE_FAIL', 'Invalid scf response format')
  }
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body)
  const bytes = Buffer.from(text, isBase64Encoded === true ? 'base64' : 'utf8')
  for (const [name, value] of Object.entries(typeof headers === 'object' && headers !== null ? headers : {})) {
    response.setHeader(name, Array.isArray(value) ? value.map(String) : String(value))
  }
  if (!response.hasHeader('content-type') && bytes.length > 0) {
    response.setHeader('content-type', typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json')
  }
  response.writeHead(status).end(request.method === 'HEAD' ? undefined : bytes)
}

function isUnder(path: string, prefix: string): boolean {
  const bare = prefix.replace(/\/+$/, '')
  return path === bare || path.startsWith(`${bare}/`)
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
