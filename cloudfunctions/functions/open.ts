import { connect, type PlatformContext, requestContext } from '../runtime/cloud'
import { countTampered, findShare } from '../shares/repository'
import { pathOf } from '../shares/rules'
import { listeners } from './listeners'

const cloud = connect(process.env, () => Date.now())

/** The public link `/s/<code>`: sends the visitor on to the page of the share. Nothing here trusts what it is given. */
export async function main(event: { path?: unknown; httpMethod?: unknown }, _context: PlatformContext) {
  if (event.httpMethod !== 'GET' && event.httpMethod !== 'HEAD')
    return { statusCode: 405, headers: { allow: 'GET, HEAD' }, body: '' }
  const code = typeof event.path === 'string' ? (event.path.split('/').filter(Boolean).at(-1) ?? '') : ''
  const context = requestContext(cloud, listeners)
  return redirect(await pageFor(context, code))
}

/** The page, with its share; a changed or unknown code leads to the same page without one, which says so. */
async function pageFor(context: ReturnType<typeof requestContext>, code: string): Promise<string> {
  const { db, settings, now, entropy } = context
  const found = await findShare(db, settings.LINK_SECRET, code)
  if (found.status === 'tampered') await countTampered(db, code, now, entropy.fraction())
  const target = found.status === 'valid' ? found.share.target : ({ kind: 'register' } as const)
  const path = pathOf(target, encodeURIComponent(code.slice(0, 64)))
  return `${settings.PUBLIC_URL}/app/#/${path}`
}

const redirect = (location: string) => ({
  statusCode: 302,
  headers: { location, 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' },
  body: '',
})
