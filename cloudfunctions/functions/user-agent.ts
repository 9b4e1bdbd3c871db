type Headers = Readonly<Record<string, unknown>>

/** A header by its name in lower case, whatever case the gateway gives; empty when there is none. */
export function headerOf(headers: unknown, name: string): string {
  if (typeof headers !== 'object' || headers === null) return ''
  const found = Object.entries(headers as Headers).find(([key]) => key.toLowerCase() === name)?.[1]
  return typeof found === 'string' ? found : ''
}

/**
 * Whether this is a phone, on which WeChat can open the mini-program. Tablets mostly have no WeChat and no way back from a
 * page that asks for it, so they are none, unless it is WeChat itself that asks; a computer's WeChat shows the H5 page.
 */
export function isPhone(userAgent: string): boolean {
  if (/Windows NT|Macintosh|WindowsWechat|MacWechat|X11; Linux x86_64|CrOS/i.test(userAgent)) return false
  if (/MicroMessenger/i.test(userAgent)) return true
  if (/iPad/i.test(userAgent)) return false
  if (/iPhone|iPod|Windows Phone/i.test(userAgent)) return true
  return /(Android|HarmonyOS).*Mobile|Phone; OpenHarmony/i.test(userAgent)
}

/** A browser that loads the page before anybody presses the link: nobody has opened anything yet. */
export const isPrefetch = (headers: unknown): boolean =>
  ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].some((name) =>
    /prefetch|prerender|preview/i.test(headerOf(headers, name)),
  )
