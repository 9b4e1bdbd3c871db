import { CloudError } from '../cloud-error'
import type { StorageService } from '../storage/storage-service'
import type { Exchange } from './exchange'
import { mediaTypeOf } from './media-types'

/** GET, HEAD and PUT of /storage/PATH: the object store behind the temporary links. Failures are XML, as COS gives. */
export async function answerStorageObject(exchange: Exchange, storage: StorageService): Promise<void> {
  const { request, response, url, path } = exchange
  const objectPath = decodeObjectPath(path.slice('/storage/'.length))
  if (request.method === 'PUT') {
    const permission = String(request.headers.authorization ?? '')
    if (refuse(exchange, storage.links.check('put', objectPath, permission))) return
    await store(exchange, storage, objectPath)
    return
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return sendXml(exchange, 405, 'MethodNotAllowed', 'The object is read with GET and written with PUT.')
  }
  if (refuse(exchange, storage.links.check('get', objectPath, url.searchParams.get('sign') ?? ''))) return
  const size = storage.files.size(objectPath)
  if (size === null) return sendXml(exchange, 404, 'NoSuchKey', 'The specified key does not exist.')
  response.writeHead(200, {
    'content-type': mediaTypeOf(objectPath),
    'content-length': size,
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
    // The real bucket has a domain of its own; here a stored page must not act as the desk.
    'content-security-policy': 'sandbox',
  })
  if (request.method === 'HEAD') response.end()
  else
    storage.files
      .read(objectPath)
      .on('error', () => response.destroy())
      .pipe(response)
}

async function store(exchange: Exchange, storage: StorageService, objectPath: string): Promise<void> {
  try {
    await storage.files.write(objectPath, exchange.request)
    exchange.response.writeHead(200).end()
  } catch (error) {
    if (!(error instanceof CloudError)) throw error
    sendXml(exchange, 400, 'EntityTooLarge', error.message)
  }
}

function refuse(exchange: Exchange, verdict: 'valid' | 'expired' | 'forged'): boolean {
  if (verdict === 'valid') return false
  if (verdict === 'expired') sendXml(exchange, 403, 'AccessDenied', 'Request has expired')
  else sendXml(exchange, 403, 'SignatureDoesNotMatch', 'The Signature you specified is invalid.')
  return true
}

function sendXml({ request, response, requestId }: Exchange, status: number, code: string, message: string): void {
  if (!request.complete) response.setHeader('connection', 'close')
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(
    `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${message}</Message>` +
      `<RequestId>${requestId}</RequestId><TraceId>${requestId}</TraceId></Error>`,
  )
}

function decodeObjectPath(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}
