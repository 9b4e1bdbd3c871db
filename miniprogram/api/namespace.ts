import Taro from '@tarojs/taro'

/**
 * Everything the app keeps on a device lies under `tuike:<as>:`. In WeChat `as` is always `me`. In a browser it comes
 * from the page's address (`/app/?as=wang#/…`), so that several people can live side by side in frames of one origin.
 */
const as = process.env.TARO_ENV === 'h5' ? (new URLSearchParams(window.location.search).get('as') ?? 'me') : 'me'

export const keyOf = (name: string): string => `tuike:${as}:${name}`

/** Reads what was kept; null when nothing was, or when it cannot be read (a browser may forbid storage). */
export function kept(name: string): string | null {
  try {
    const text: unknown =
      process.env.TARO_ENV === 'h5' ? window.localStorage.getItem(keyOf(name)) : Taro.getStorageSync(keyOf(name))
    return typeof text === 'string' && text !== '' ? text : null
  } catch {
    return null
  }
}

/** Keeps a text; null forgets it. A full or forbidden storage is no error: everything kept can be had anew. */
export function keep(name: string, text: string | null): void {
  try {
    if (process.env.TARO_ENV === 'h5') {
      if (text === null) window.localStorage.removeItem(keyOf(name))
      else window.localStorage.setItem(keyOf(name), text)
    } else if (text === null) Taro.removeStorageSync(keyOf(name))
    else Taro.setStorageSync(keyOf(name), text)
  } catch {
    // See above.
  }
}

/** Forgets everything kept, but for these names. */
export function forgetKept(except: readonly string[]): void {
  const own = keyOf('')
  for (const key of keysKept()) {
    const name = key.slice(own.length)
    if (key.startsWith(own) && !except.includes(name)) keep(name, null)
  }
}

function keysKept(): readonly string[] {
  try {
    return process.env.TARO_ENV === 'h5' ? Object.keys(window.localStorage) : Taro.getStorageInfoSync().keys
  } catch {
    return []
  }
}
