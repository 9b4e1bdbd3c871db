/** A MongoDB document, decoded: plain objects, arrays, strings, numbers, booleans, null, Date, RegExp and the two classes below. */
export type Document = Record<string, unknown>

/** Compared by its text everywhere (mingo compares classes by `toString`). */
export class ObjectId {
  constructor(readonly hex: string) {}
  toString(): string {
    return this.hex
  }
}

export class Binary {
  constructor(
    readonly base64: string,
    readonly subType: string,
  ) {}
  toString(): string {
    return `${this.subType}:${this.base64}`
  }
}

/** True for `{}`-like values only: what MongoDB calls an embedded document. */
export function isPlainObject(value: unknown): value is Document {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** The value at a dotted path through embedded documents only; undefined when the path leaves them, also at an array. */
export function valueAt(document: Document, path: readonly string[]): unknown {
  let current: unknown = document
  for (const part of path) {
    if (!isPlainObject(current) || !Object.hasOwn(current, part)) return undefined
    current = current[part]
  }
  return current
}
