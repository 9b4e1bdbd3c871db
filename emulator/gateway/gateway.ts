import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { CloudError, ConnectionLost } from '../cloud-error'
import { type AdminServices, answerAdmin } from './admin-wire'
import { answerAnonymousSignIn } from './anonymous-sign-in'
import { answerConsole, type ConsoleServices } from './console'
import { type Exchange, sendFailure } from './exchange'
import { answerFunctionCall, HTTP_API_CODES } from './function-calls'
import { corsOrigin, refusalFor } from './guard'
import { answerTrigger, triggerFor } from './http-trigger'
import { answerStatic, mountFor, type StaticMount } from './static-files'
import { answerStorageObject } from './storage-objects'
import { answerWechat } from './wechat-mount'
import { answerWechatPay } from './wechat-pay-mount'

export interface GatewayServices extends AdminServices, ConsoleServices {
  readonly signingKey: Buffer
  readonly staticMounts: readonly StaticMount[]
}

const STATUS: Readonly<Record<string, number>> = {
  INVALID_PARAM: 400,
  CHECK_LOGIN_FAILED: 401,
  ACCESS_TOKEN_EXPIRED: 401,
  PERMISSION_DENIED: 403,
  FUNCTION_NOT_FOUND: 404,
  EXCEED_MAX_PAYLOAD_SIZE: 413,
}

const CORS_HEADERS = 'authorization, content-type, x-device-id, x-request-id, x-sdk-version'

/** The one loopback port. Routes are tried in the order they stand here; files last. */
export class Gateway {
  private readonly server: Server
  private services: GatewayServices | null = null

  constructor(private readonly onBug: (error: unknown) => void) {
    this.server = createServer((request, response) => void this.answer(request, response))
  }

  /** Resolves with `http://127.0.0.1:PORT`. Rejects with the system's error, EADDRINUSE for a used port. */
  listen(port: number): Promise<string> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject)
      this.server.listen(port, '127.0.0.1', () => {
        this.server.off('error', reject)
        const address = this.server.address()
        resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`)
      })
    })
  }

  /** Requests before this are answered 503: the address must be known before the rest can be made. */
  serve(services: GatewayServices): void {
    this.services = services
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve())
      this.server.closeAllConnections()
    })
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID()
    const url = addressOf(request)
    const exchange: Exchange = { request, response, url, path: url.pathname, requestId }
    response.setHeader('x-request-id', requestId)
    try {
      const refusal = refusalFor(request, url.pathname)
      if (refusal) return sendFailure(exchange, refusal.status, refusal.code, refusal.message)
      if (this.allowOrigin(exchange)) return
      if (!this.services) return sendFailure(exchange, 503, 'SYS_ERR', 'The emulator is starting.')
      await route(exchange, this.services)
    } catch (error) {
      this.fail(exchange, error)
    }
  }

  /** True when the request was a preflight, which is thereby answered. */
  private allowOrigin({ request, response, path }: Exchange): boolean {
    const origin = corsOrigin(request, path)
    if (origin === null) return false
    response.setHeader('access-control-allow-origin', origin)
    response.setHeader('vary', 'origin')
    if (request.method !== 'OPTIONS') return false
    response.setHeader('access-control-allow-headers', CORS_HEADERS)
    response.setHeader('access-control-allow-methods', 'GET, HEAD, POST, PUT')
    response.writeHead(204, { 'access-control-max-age': '600' }).end()
    return true
  }

  private fail(exchange: Exchange, error: unknown): void {
    if (error instanceof ConnectionLost) {
      exchange.request.socket.destroy()
    } else if (error instanceof CloudError) {
      const status = STATUS[error.code] ?? 500
      sendFailure(exchange, status, HTTP_API_CODES[error.code] ?? error.code, error.message)
    } else if (!exchange.request.socket.destroyed) {
      this.onBug(error)
      sendFailure(exchange, 500, 'SYS_ERR', 'The emulator failed; its console says why.')
    }
  }
}

/** What a browser cannot send, such as `OPTIONS *` or a proxy's absolute address, is an address nobody serves. */
function addressOf(request: IncomingMessage): URL {
  const address = `http://127.0.0.1${request.url ?? '/'}`
  return URL.canParse(address) ? new URL(address) : new URL('http://127.0.0.1/v1/unreadable')
}

/** Addresses of the platform are never pages of the desk, whatever the method. */
const RESERVED = /^\/(admin|v1|auth)(\/|$)/

async function route(exchange: Exchange, services: GatewayServices): Promise<void> {
  const { path, request } = exchange
  const isPost = request.method === 'POST'
  if (path === '/admin' && isPost) return answerAdmin(exchange, services)
  const functionName = /^\/v1\/functions\/([\w-]+)$/.exec(path)?.[1]
  if (functionName !== undefined && isPost) return answerFunctionCall(exchange, functionName, services)
  if (path === '/auth/v1/signin/anonymously' && isPost) {
    return answerAnonymousSignIn(exchange, services.tokens, services.signingKey)
  }
  if (RESERVED.test(path)) return sendFailure(exchange, 404, 'NOT_FOUND', 'The platform has no such interface.')
  if (path.startsWith('/storage/')) return answerStorageObject(exchange, services.storage)
  if (path.startsWith('/wechat/')) return answerWechat(exchange, services.wechat, services.faults)
  if (path.startsWith('/wechat-pay/')) return answerWechatPay(exchange, services.wechatPay, services.faults)
  if (path.startsWith('/emulator/')) return answerConsole(exchange, services)
  const triggered = triggerFor(path, services.functions.declarations())
  if (triggered) return answerTrigger(exchange, triggered, services.functions, services.faults)
  const mount = mountFor(path, services.staticMounts)
  if (mount) return answerStatic(exchange, mount)
  sendFailure(exchange, 404, 'NOT_FOUND', 'Nothing is served at this address.')
}
