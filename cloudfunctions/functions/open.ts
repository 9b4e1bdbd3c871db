import { connect, type PlatformContext, requestContext } from '../runtime/cloud'
import { countTampered, findShare } from '../shares/repository'
import { pathOf } from '../shares/rules'
import { clock } from './clock'
import { listeners } from './listeners'

const cloud = connect(process.env, clock)

/** The public link `/s/<code>`: sends the visitor on to the page of the share. Nothing here trusts what it is given. */
export async function main(event: { path?: unknown; httpMethod?: unknown }, _context: PlatformContext) {
  if (event.httpMethod !== 'GET' && event.httpMethod !== 'HEAD')
    return { statusCode: 405, headers: { allow: 'GET, HEAD' }, body: '' }
  const code = typeof event.path === 'string' ? codeIn(event.path) : ''
  const context = requestContext(cloud, listeners, 5)
  return redirect(await pageFor(context, code))
}

/** What follows `/s/`, whether or not the gateway leaves its own prefix in the path. */
const codeIn = (path: string): string => path.replace(/^\/?s(?=\/|$)/, '').replaceAll('/', '')

/** The page, with its share; a changed or unknown code leads to the page of registration, which says so. */
async function pageFor(context: ReturnType<typeof requestContext>, code: string): Promise<string> {
  const { db, settings } = context
  const found = await findShare(db, settings.LINK_SECRET, code)
  if (found.status === 'tampered') await countTampered(context, code)
  const target = found.status === 'valid' ? found.share.target : ({ kind: 'register' } as const)
  // Only signs of our own alphabet go on: what else somebody wrote is no code, and says nothing to the page.
  return `${settings.PUBLIC_URL}/app/#/${pathOf(target, /^[0-9A-Za-z]{1,64}$/.test(code) ? code : 'x')}`
}

const redirect = (location: string) => ({
  statusCode: 302,
  headers: { location, 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' },
  body: '',
})
