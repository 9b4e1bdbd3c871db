import { keep, kept } from '@/api/namespace'
import { createPersonalStore } from '@/api/store'

/** What this person searched for, newest first, on this device alone; more than one screen of chips nobody reads. */
export const SEARCHES_MAX = 10
const NAME = 'searches'

function read(): readonly string[] {
  try {
    const texts: unknown = JSON.parse(kept(NAME) ?? '[]')
    return Array.isArray(texts) ? texts.filter((text): text is string => typeof text === 'string') : []
  } catch {
    return []
  }
}

export const searches = createPersonalStore<readonly string[]>(read(), [])

export function noteSearch(text: string): void {
  const texts = [text, ...searches.get().filter((other) => other !== text)].slice(0, SEARCHES_MAX)
  searches.set(texts)
  keep(NAME, JSON.stringify(texts))
}

export function forgetSearches(): void {
  searches.set([])
  keep(NAME, null)
}
