import { survivesSqlite } from './stored'
import { type Document, isPlainObject } from './values'

/**
 * What values a field has ever held, as a set of bits. It decides whether SQL may compare the field at all, and whether
 * SQLite's order is MongoDB's order. Bits are only ever added.
 */
export const KIND = {
  /** null or missing. */
  nothing: 1,
  number: 2,
  text: 4,
  boolean: 8,
  date: 16,
  /** Embedded documents, object ids, regular expressions. */
  other: 32,
  /** An array at the field or on the way to it: a condition then speaks about elements, which SQL cannot see. */
  array: 64,
  /** A value that SQLite does not compare as MongoDB does: NaN, infinities, integers over 2^53, NUL or lone surrogates in a text. */
  inexact: 128,
} as const

export function kindOf(document: Document, path: readonly string[]): number {
  let current: unknown = document
  for (const part of path) {
    if (Array.isArray(current)) return KIND.array
    if (!isPlainObject(current) || !Object.hasOwn(current, part)) return KIND.nothing
    current = current[part]
  }
  if (current === null || current === undefined) return KIND.nothing
  if (typeof current === 'number') return Math.abs(current) <= Number.MAX_SAFE_INTEGER ? KIND.number : KIND.inexact
  if (typeof current === 'string') return survivesSqlite(current) ? KIND.text : KIND.inexact
  if (typeof current === 'boolean') return KIND.boolean
  if (current instanceof Date) return KIND.date
  return Array.isArray(current) ? KIND.array : KIND.other
}

/** SQL may narrow by this field. */
export const comparable = (kinds: number): boolean => (kinds & (KIND.array | KIND.inexact)) === 0

/** SQLite orders this field as MongoDB does: one scalar type, and null or missing first. */
export function sortable(kinds: number): boolean {
  const values = kinds & ~KIND.nothing
  return (
    values === 0 || values === KIND.number || values === KIND.text || values === KIND.boolean || values === KIND.date
  )
}
