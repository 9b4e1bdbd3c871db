import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloudError } from '../cloud-error'

/** One HTTP request and how to answer it. */
export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly url: URL
  /** Path with percent-encoding as received. */
  readonly path: string
  readonly requestId: string
}

/** Reads the whole body. Throws `CloudError` EXCEED_MAX_PAYLOAD_SIZE beyond `maxBytes`, reading no further. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const tooLarge = () => new CloudError('EXCEED_MAX_PAYLOAD_SIZE', `The body is larger than ${maxBytes} bytes.`)
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge()
  const parts: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    const part = Buffer.from(chunk)
    bytes += part.length
    if (bytes > maxBytes) throw tooLarge()
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** A JSON object; an empty body is `{}`. Throws `CloudError` INVALID_PARAM or EXCEED_MAX_PAYLOAD_SIZE. */
export async function readJsonObject(request: IncomingMessage, maxBytes: number): Promise<Record<string, unknown>> {
  const value = parseJson((await readBody(request, maxBytes)).toString('utf8') || '{}')
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CloudError('INVALID_PARAM', 'The body is not a JSON object.')
  }
  return { ...value }
}

/** Throws `CloudError` INVALID_PARAM. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new CloudError('INVALID_PARAM', 'The body is not valid JSON.')
  }
}

export function sendJson({ response }: Exchange, status: number, value: unknown): void {
  sendJsonText(response, status, JSON.stringify(value))
}

export function sendJsonText(response: ServerResponse, status: number, json: string): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  response.end(json)
}

/** The body of every failure but the SDK's own wire, which is always HTTP 200. */
export function sendFailure(exchange: Exchange, status: number, code: string, message: string): void {
  if (exchange.response.headersSent) {
    exchange.response.destroy()
    return
  }
  // What was not read of the body must not be taken for the next request.
  if (!exchange.request.complete) exchange.response.setHeader('connection', 'close')
  sendJson(exchange, status, { code, message, requestId: exchange.requestId })
}
