import { keep, kept } from './namespace'
import { createStore } from './store'

/**
 * The share that brought this visitor here: `s` in a page's address, or the scene of a mini-program code. It is kept
 * until it has been used, because people look around before they register.
 */
const NAME = 'arrival'

export const arrivalShare = createStore<string | null>(kept(NAME))

/** Where a page or the app was opened from, as the platform tells it. */
export type Entry = Readonly<Record<string, string | undefined>>

/** Takes the share's code out of an address; null when there is none. A scene arrives percent-encoded. */
export function shareOf(entry: Entry): string | null {
  if (entry.s) return entry.s
  if (!entry.scene) return null
  try {
    return decodeURIComponent(entry.scene)
  } catch {
    return null
  }
}

/** Remembers the newest share that somebody came by. An address without one changes nothing. */
export function noteArrival(entry: Entry): void {
  const share = shareOf(entry)
  if (share === null) return
  keep(NAME, share)
  arrivalShare.set(share)
}

/** After registering, the share has done its work. */
export function forgetArrival(): void {
  keep(NAME, null)
  arrivalShare.set(null)
}
