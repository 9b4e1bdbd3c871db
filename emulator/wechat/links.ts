import { createHmac } from 'node:crypto'
import { sameText } from '../identity'
import { LIMITS } from '../limits'
import { WechatError } from './wechat-error'

type Body = Readonly<Record<string, unknown>>

/** developers.weixin.qq.com urllink.generate: the only characters a query may have. */
const QUERY = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~%]*$/
const ENV_VERSIONS: readonly unknown[] = ['release', 'trial', 'develop']

interface Target {
  readonly path: string
  readonly query: string
  readonly expiresAt: number
}

/** What opening a URL Link comes to: a page of the app, or none. */
export type OpenedLink = { readonly page: string } | { readonly flaw: 'unknown' | 'ended' }

/**
 * Links that open the mini-program: generate_urllink and genwxashortlink. A URL Link here is an address of the emulator that
 * leads to the same page of the H5 build. It carries what it stands for and proves itself by its signature, so one that the
 * product kept still works after a restart.
 */
export class MiniProgramLinks {
  private shortLinks = 0

  constructor(
    private readonly key: Buffer,
    private readonly now: () => number,
    private readonly appUrl: string,
  ) {}

  /** Throws `WechatError` 40165, 40212, 85401 or 85402. */
  urlLink({ path = '', query = '', expire_type, expire_interval, env_version = 'release' }: Body): string {
    if (!isPage(path)) throw new WechatError(40165)
    const fits = typeof query === 'string' && query.length <= LIMITS.WECHAT_LINK_CHARACTERS_MAX && QUERY.test(query)
    if (!fits) throw new WechatError(40212)
    const days = expire_type === 1 && Number.isInteger(expire_interval) ? Number(expire_interval) : 0
    if (days < 1 || days > LIMITS.WECHAT_LINK_DAYS_MAX) throw new WechatError(85401)
    if (!ENV_VERSIONS.includes(env_version)) throw new WechatError(85402)
    const target: Target = { path, query, expiresAt: this.now() + days * LIMITS.WECHAT_LINK_DAY_MS }
    const said = Buffer.from(JSON.stringify(target)).toString('base64url')
    return new URL(`/wechat/url-links/${said}.${this.sign(said)}`, this.appUrl).href
  }

  /** Throws `WechatError` 40066, 40225 or 85400. A permanent one has a quota for good, so nobody asks for it here. */
  shortLink({ page_url, page_title = '', is_permanent = false }: Body): string {
    const fits = typeof page_url === 'string' && page_url.length <= LIMITS.WECHAT_LINK_CHARACTERS_MAX
    const [page = '', query = '', ...more] = fits ? page_url.split('?') : []
    if (page === '' || !isPage(page) || !QUERY.test(query) || more.length > 0) throw new WechatError(40066)
    if (typeof page_title !== 'string') throw new WechatError(40225)
    if (is_permanent !== false) throw new WechatError(85400)
    this.shortLinks += 1
    const title = [...page_title].slice(0, LIMITS.WECHAT_SHORT_LINK_TITLE_SHOWN).join('')
    return `#小程序://推客/${title}/${this.sign(`${page_url}\n${this.now()}\n${this.shortLinks}`).slice(0, 15)}`
  }

  /** Where the URL Link with this token leads now. */
  open(token: string): OpenedLink {
    const [said = '', signature = ''] = token.split('.')
    if (!sameText(signature, this.sign(said))) return { flaw: 'unknown' }
    const { path, query, expiresAt } = JSON.parse(Buffer.from(said, 'base64url').toString('utf8')) as Target
    if (this.now() >= expiresAt) return { flaw: 'ended' }
    return { page: `${this.appUrl}#/${path}${query === '' ? '' : `?${query}`}` }
  }

  private sign(text: string): string {
    return createHmac('sha256', this.key).update(`mini-program link\n${text}`).digest('base64url')
  }
}

/** A page as the platform names it: without a query. Empty is the home page. */
const isPage = (path: unknown): path is string => typeof path === 'string' && /^[\w\-/]*$/.test(path)
