import { createReadStream, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { type Exchange, sendFailure } from './exchange'
import { mediaTypeOf } from './media-types'

export interface StaticMount {
  /** Path prefix, such as '/app/' or '/'. */
  readonly path: string
  readonly dir: string
}

/** The mount a path is under; of several the longest wins. */
export function mountFor(path: string, mounts: readonly StaticMount[]): StaticMount | null {
  const matching = mounts.filter((mount) => path.startsWith(mount.path) || `${path}/` === mount.path)
  return matching.sort((one, other) => other.path.length - one.path.length)[0] ?? null
}

/** GET or HEAD of a file. A path without an ending that names no file is a page of the app: its index.html. */
export function answerStatic(exchange: Exchange, mount: StaticMount): void {
  const { request, response, path, url } = exchange
  const file = findFile(mount, path.slice(mount.path.length))
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD')
    sendFailure(exchange, 405, 'INVALID_PARAM', 'Files are only read.')
  } else if (`${path}/` === mount.path) {
    // Relative links of index.html need the slash.
    response.writeHead(308, { location: `${mount.path}${url.search}` }).end()
  } else if (file) {
    sendFile(exchange, file)
  } else {
    sendFailure(exchange, 404, 'NOT_FOUND', 'There is no such file.')
  }
}

function sendFile({ request, response }: Exchange, file: string): void {
  const { size, mtimeMs } = statSync(file)
  const tag = `W/"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`
  const headers = { 'cache-control': 'no-cache', etag: tag, 'x-content-type-options': 'nosniff' }
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, headers).end()
    return
  }
  response.writeHead(200, { ...headers, 'content-type': mediaTypeOf(file), 'content-length': size })
  if (request.method === 'HEAD') {
    response.end()
    return
  }
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response)
}

function findFile({ dir }: StaticMount, encoded: string): string | null {
  const relative = decode(encoded)
  if (relative === null) return null
  const isPage = !/\.[^/]*$/.test(relative)
  return (
    fileWithin(dir, relative) ??
    (isPage ? (fileWithin(dir, join(relative, 'index.html')) ?? fileWithin(dir, 'index.html')) : null)
  )
}

function decode(encoded: string): string | null {
  try {
    const text = decodeURIComponent(encoded)
    return text.includes('\0') || text.includes('\\') ? null : text
  } catch {
    return null
  }
}

/** The real path of a file, unless it is elsewhere, by '..' or by a link. */
function fileWithin(dir: string, relative: string): string | null {
  try {
    const root = realpathSync(dir)
    const file = realpathSync(join(root, relative))
    return file.startsWith(root + sep) && statSync(file).isFile() ? file : null
  } catch {
    return null
  }
}
