/** One page of a list. `cursor` is null on the last page; otherwise it asks for the next one. It is opaque to the client. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly cursor: string | null
}

/** Where a newest-first list stopped: the sort time of the last row and its id, which breaks ties. */
export interface Position {
  readonly at: number
  readonly id: string
}

/** Rows a page: enough to fill a phone three times, and the first setData stays far under 64 KB. */
export const PAGE_SIZE_DEFAULT = 20
export const PAGE_SIZE_MAX = 50

export const encodeCursor = (position: Position): string => `${position.at.toString(36)}.${position.id}`

/** Null when the text is no cursor of ours: a cursor comes back from the client, so it is input like any other. */
export function decodeCursor(text: string): Position | null {
  const match = /^([0-9a-z]{1,9})\.([0-9A-Za-z_-]{1,64})$/.exec(text)
  if (!match?.[1] || !match[2]) return null
  const at = Number.parseInt(match[1], 36)
  return Number.isSafeInteger(at) ? { at, id: match[2] } : null
}

/** Cuts `rows` (one more than `size` were asked for) into a page; `positionOf` tells where the last shown row stands. */
export function pageOf<T>(rows: readonly T[], size: number, positionOf: (row: T) => Position): Page<T> {
  const items = rows.slice(0, size)
  const last = items.at(-1)
  return { items, cursor: rows.length > size && last !== undefined ? encodeCursor(positionOf(last)) : null }
}
