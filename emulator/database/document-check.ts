import { requestFailed } from './errors'
import { LIMITS } from './limits'
import { type Document, isPlainObject } from './values'

/** A value that is to be stored: no `$` keys at any level, no deeper than MongoDB allows. */
export function checkStorable(value: unknown, depth = 0): void {
  if (depth > LIMITS.nestingDepth) throw requestFailed(`nested deeper than ${LIMITS.nestingDepth} levels`)
  if (Array.isArray(value)) for (const item of value) checkStorable(item, depth + 1)
  if (!isPlainObject(value)) return
  for (const key of Object.keys(value)) {
    if (key.startsWith('$')) throw requestFailed(`The dollar ($) prefixed field '${key}' is not valid for storage.`)
    checkStorable(value[key], depth + 1)
  }
}

/** MongoDB manual, "The _id Field": any type but an array, a regular expression and undefined. */
export function checkId(id: unknown): void {
  if (Array.isArray(id) || id instanceof RegExp) throw requestFailed("The '_id' value cannot be an array or a regex")
}

/** @throws DatabaseError unless it is an embedded document that can be stored */
export function checkDocument(value: unknown): asserts value is Document {
  if (!isPlainObject(value)) throw requestFailed('a document must be an object')
  checkStorable(value)
  checkId(value._id)
}
