import { BANNER_SIZES } from '@shared/contracts/shares'
import { type Cloud, connect, type PlatformContext, requestContext } from '../runtime/cloud'
import type { Context } from '../runtime/context'
import { bannerOf } from '../shares/banner'
import { countOpening, inMiniProgram } from '../shares/opening'
import { countTampered, type FoundShare, findShare } from '../shares/repository'
import { pathOf } from '../shares/rules'
import { subjectOf } from '../shares/subject'
import { clock } from './clock'
import { listeners } from './listeners'
import { headerOf, isPhone, isPrefetch } from './user-agent'

const cloud = connect(process.env, clock)

interface HttpEvent {
  readonly path?: unknown
  readonly httpMethod?: unknown
  readonly headers?: unknown
}

/** The visitor waits for WeChat no longer than this: the H5 page is always there. */
const WECHAT_MS = 1_500

/**
 * The public link `/s/<code>`, which sends the visitor on to the page of the share, and the banners `/b/<size>/<code>.svg`.
 * Nothing here trusts what it is given.
 */
export async function main(event: HttpEvent, _context: PlatformContext) {
  if (event.httpMethod !== 'GET' && event.httpMethod !== 'HEAD')
    return { statusCode: 405, headers: { allow: 'GET, HEAD' }, body: '' }
  const path = typeof event.path === 'string' ? event.path : ''
  const context = requestContext(cloud, listeners, 5)
  // The size and the ending say that it is a banner, whether or not the gateway leaves its own prefix in the path.
  const banner = /^\/?(?:b\/)?(\d+x\d+)\/([^/]*)\.svg$/.exec(path)
  if (banner !== null) return answerBanner(context, banner[1] ?? '', banner[2] ?? '', event.httpMethod === 'HEAD')
  return redirect(await pageFor(context, cloud, codeIn(path), event))
}

/** What follows `/s/`, whether or not the gateway leaves its own prefix in the path. */
const codeIn = (path: string): string => path.replace(/^\/?s(?=\/|$)/, '').replaceAll('/', '')

/** The page, with its share; a changed or unknown code leads to the page of registration, which says so. */
async function pageFor(context: Context, { wechat }: Cloud, code: string, event: HttpEvent): Promise<string> {
  const { db, settings } = context
  const found = await findShare(db, settings.LINK_SECRET, code)
  if (found.status === 'tampered') await countTampered(context, code)
  const page = h5Page(settings.PUBLIC_URL, found, code)
  if (found.status !== 'valid') return page
  const { shareId, share } = found
  const endsAt = clock.stopwatchMs() + WECHAT_MS
  const patient = wechat(() => endsAt - clock.stopwatchMs())
  const isOpened = event.httpMethod === 'GET' && !isPrefetch(event.headers)
  const [mini] = await Promise.all([
    isPhone(headerOf(event.headers, 'user-agent')) ? inMiniProgram(context, shareId, share, patient) : null,
    isOpened ? countOpening(context, shareId, share) : null,
  ])
  return mini ?? page
}

function h5Page(publicUrl: string, found: FoundShare, code: string): string {
  const target = found.status === 'valid' ? found.share.target : ({ kind: 'register' } as const)
  // Only signs of our own alphabet go on: what else somebody wrote is no code, and says nothing to the page.
  return `${publicUrl}/app/#/${pathOf(target, /^[0-9A-Za-z]{1,64}$/.test(code) ? code : 'x')}`
}

const redirect = (location: string) => ({
  statusCode: 302,
  headers: { location, 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' },
  body: '',
})

/** Sites keep it for an hour, so that a new price is there the same day. */
const BANNER_SECONDS = 3_600
/** A picture that loads and runs nothing, also when somebody opens it as a page. */
const PICTURE = {
  'content-type': 'image/svg+xml; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': `public, max-age=${BANNER_SECONDS}`,
}

/**
 * A code that is none, or nobody's any more, gets the mall's own picture, with 404: browsers draw it all the same, so that
 * somebody's site has no broken image, and whoever watches over the site is told.
 */
async function answerBanner(context: Context, wanted: string, code: string, isHead: boolean) {
  const size = BANNER_SIZES.find((one) => one === wanted)
  if (size === undefined) return { statusCode: 404, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: '' }
  const found = await findShare(context.db, context.settings.LINK_SECRET, code)
  const subject = found.status === 'valid' ? await subjectOf(context.db, found.share) : null
  const statusCode = subject === null ? 404 : 200
  return { statusCode, headers: PICTURE, body: isHead ? '' : bannerOf(size, subject) }
}
