import { Refusal } from '@shared/kernel/errors'
import type { AddressBook, Entry } from './model'

interface Wish {
  readonly isDefault: boolean
  /** How many addresses a book takes. */
  readonly max: number
}

export const EMPTY_BOOK: AddressBook = { entries: [], defaultId: null }

/** Last touched first; of one instant, the one that was touched later. */
const lastTouched = (entries: readonly Entry[]): Entry[] =>
  [...entries].reverse().sort((a, b) => b.touchedAt - a.touchedAt)

/** As a page shows them: the default first, then the last touched. */
export function inOrder({ entries, defaultId }: AddressBook): Entry[] {
  const isDefault = ({ addressId }: Entry) => addressId === defaultId
  return [...entries.filter(isDefault), ...lastTouched(entries.filter((entry) => !isDefault(entry)))]
}

/**
 * The book with this entry, new or instead of the one with its id. The first is the default, and the default stays one
 * until another takes over: there is always one to fill in. Refuses one too many with ADDRESSES_FULL.
 */
export function withEntry({ entries, defaultId }: AddressBook, entry: Entry, { isDefault, max }: Wish): AddressBook {
  const others = entries.filter(({ addressId }) => addressId !== entry.addressId)
  if (others.length >= max) throw new Refusal('ADDRESSES_FULL', { max })
  const takesOver = isDefault || defaultId === null
  return { entries: [...others, entry], defaultId: takesOver ? entry.addressId : defaultId }
}

/** How many changes of an address are known again: more than any page has on its way. */
const CHANGES_MAX = 4

/** The requests of an address once another took effect: the one that made it, and the last changes. */
export const withRequest = ([made, ...changes]: Entry['requests'], request: Entry['requests'][number]) =>
  made === undefined ? [request] : [made, ...changes.slice(1 - CHANGES_MAX), request]

/** The book without it: the last touched takes over as the default. */
export function withoutEntry(book: AddressBook, gone: string): AddressBook {
  const entries = book.entries.filter(({ addressId }) => addressId !== gone)
  const next = book.defaultId === gone ? (lastTouched(entries)[0]?.addressId ?? null) : book.defaultId
  return { entries, defaultId: next }
}

/**
 * `own` with what `other` has besides: all that was there stays, the default too, and the rest is filled up to `max`,
 * last touched first. What says the same as one that is there is not taken over.
 */
export function merged(own: AddressBook, other: AddressBook, max: number): AddressBook {
  const known = new Set(own.entries.map(({ address }) => saying(address)))
  const more = inOrder(other).filter(({ address }) => !known.has(saying(address)))
  const taken = more.slice(0, Math.max(0, max - own.entries.length))
  // The first of a list that is in order is its default.
  const defaultId = own.defaultId ?? taken[0]?.addressId ?? null
  return { entries: [...[...taken].reverse(), ...own.entries], defaultId }
}

const saying = ({ name, phone, region, detail }: Entry['address']): string => [name, phone, region, detail].join('\n')
