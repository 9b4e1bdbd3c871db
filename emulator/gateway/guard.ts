import type { IncomingMessage } from 'node:http'

const LOOPBACK_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]'])

export interface Refusal {
  readonly status: number
  readonly code: string
  readonly message: string
}

const REBOUND: Refusal = {
  status: 421,
  code: 'INVALID_HOST',
  message: 'The emulator answers only to 127.0.0.1 and localhost.',
}

/** docs.cloudbase.net/error-code/basic: the request comes from a page that is not among the safe domains. */
const FOREIGN: Refusal = {
  status: 403,
  code: 'INVALID_REQUEST_SOURCE',
  message: 'Pages of another origin may not use this address.',
}

/**
 * Loopback is reachable by every page open in a browser on this machine: a name that resolves to 127.0.0.1 (DNS
 * rebinding) and a form posted from another site must both fail.
 */
export function refusalFor(request: IncomingMessage, path: string): Refusal | null {
  const { host = '', origin } = request.headers
  if (!LOOPBACK_NAMES.has(hostName(host))) return REBOUND
  if (origin === undefined || isTriggerOrFile(path)) return null
  if (origin === `http://${host}`) return null
  return isClientApi(path) && isLoopbackOrigin(origin) ? null : FOREIGN
}

/** The origin to allow by CORS: H5 in development is served from another loopback port. */
export function corsOrigin(request: IncomingMessage, path: string): string | null {
  const { origin, host } = request.headers
  if (origin === undefined || origin === `http://${host}` || !isLoopbackOrigin(origin)) return null
  return isClientApi(path) ? origin : null
}

/** What a phone uses; the rest is for the SDK, the desk and WeChat's API, none of which is another page. */
function isClientApi(path: string): boolean {
  return path.startsWith('/v1/') || path.startsWith('/auth/') || path.startsWith('/storage/')
}

function isTriggerOrFile(path: string): boolean {
  return (
    !['/v1/', '/auth/', '/storage/', '/emulator/', '/wechat/', '/wechat-pay/'].some((prefix) =>
      path.startsWith(prefix),
    ) && path !== '/admin'
  )
}

function isLoopbackOrigin(origin: string): boolean {
  const name = /^http:\/\/(.+)$/.exec(origin)?.[1]
  return name !== undefined && LOOPBACK_NAMES.has(hostName(name))
}

function hostName(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase()
}
