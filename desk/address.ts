/** Where a phone opens when nothing was asked for. */
const HOME = '#/pages/tabs/home/index'

/** The address of one person's phone: the same build for everybody, the person in the query (miniprogram/api/namespace.ts). */
export const phoneAddress = (as: string, hash: string = HOME): string =>
  `/app/?as=${encodeURIComponent(as)}${hash || HOME}`

/** A page that a mini-program code opens. */
export const codeAddress = (page: string, scene: string): string => `#/${page}?scene=${encodeURIComponent(scene)}`

/** The text as an address of this system: one of another port was shared before a restart and means the same. */
function ownAddress(text: string): URL {
  const url = new URL(text.trim(), location.origin)
  if (!['127.0.0.1', 'localhost'].includes(url.hostname)) throw new Error('这不是本机的链接')
  return new URL(url.pathname + url.search + url.hash, location.origin)
}

const FOLLOW_MS = 10_000

/**
 * Which page a pasted link opens, as the hash of the app's address. A short link is followed in a frame that may not run
 * scripts, because a fetch would not tell the fragment and a running app would already be somebody's visit.
 */
export function whereTo(text: string): Promise<string> {
  const url = ownAddress(text)
  if (url.pathname.startsWith('/app')) return Promise.resolve(url.hash)
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-same-origin')
  frame.hidden = true
  frame.src = url.href
  const landed = new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('链接打不开')), FOLLOW_MS)
    frame.onload = () => {
      clearTimeout(timer)
      const target = frame.contentWindow?.location
      if (target?.pathname.startsWith('/app')) resolve(target.hash)
      else reject(new Error('链接没有打开小程序的页面'))
    }
  })
  document.body.append(frame)
  return landed.finally(() => frame.remove())
}
