import { requestFailed } from './errors'
import { Binary, type Document, isPlainObject, ObjectId } from './values'

/*
 * How a document lies in SQLite: JSON with plain numbers, so that json_extract sees them, and the other BSON types as
 * single-key objects. Documents cannot contain `$` keys of their own (the service refuses them), so nothing is ambiguous.
 */

export function encodeStored(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value)
    case 'number':
      if (Object.is(value, -0)) return '-0.0'
      return Number.isFinite(value) ? String(JSON.stringify(value)) : `{"$numberDouble":"${value}"}`
    case 'object':
      return encodeObject(value)
    default:
      throw requestFailed(`a ${typeof value} cannot be stored`)
  }
}

function encodeObject(value: object): string {
  if (Array.isArray(value)) {
    let items = ''
    for (let index = 0; index < value.length; index++) items += (index > 0 ? ',' : '') + encodeStored(value[index])
    return `[${items}]`
  }
  if (value instanceof Date) return `{"$date":${value.getTime()}}`
  if (value instanceof ObjectId) return `{"$oid":"${value.hex}"}`
  if (value instanceof RegExp)
    return JSON.stringify({ $regularExpression: { pattern: value.source, options: value.flags } })
  if (value instanceof Binary) return JSON.stringify({ $binary: { base64: value.base64, subType: value.subType } })
  if (!isPlainObject(value)) throw requestFailed(`a ${value.constructor.name} cannot be stored`)
  let fields = ''
  for (const key of Object.keys(value)) {
    if (value[key] === undefined) continue
    fields += `${fields === '' ? '' : ','}${JSON.stringify(key)}:${encodeStored(value[key])}`
  }
  return `{${fields}}`
}

/** A fresh object every time: mingo changes what it is given. */
export function decodeStored(text: string): Document {
  const parsed = JSON.parse(text)
  return text.includes('"$') ? (revive(parsed) as Document) : parsed
}

function revive(value: unknown): unknown {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) value[index] = revive(value[index])
    return value
  }
  if (typeof value !== 'object' || value === null) return value
  const document = value as Document
  for (const key in document) {
    if (key.startsWith('$')) return reviveType(key, document[key])
    const inner = document[key]
    if (typeof inner === 'object' && inner !== null) document[key] = revive(inner)
  }
  return document
}

function reviveType(key: string, inner: unknown): unknown {
  if (key === '$date') return new Date(Number(inner))
  if (key === '$numberDouble') return Number(inner)
  if (key === '$oid') return new ObjectId(String(inner))
  const parts = inner as Record<string, string>
  return key === '$binary'
    ? new Binary(parts.base64 ?? '', parts.subType ?? '00')
    : new RegExp(parts.pattern ?? '', parts.options ?? '')
}

/** NUL ends a text inside SQLite's JSON functions, and a lone surrogate does not survive UTF-8: such strings are not compared in SQL. */
export const survivesSqlite = (text: string): boolean => !/\0|\p{Surrogate}/u.test(text)

/** The primary key of an `_id`: `s` and the text for ordinary strings, so that they keep their order; `j` and JSON for the rest. */
export function idKey(id: unknown): string {
  return typeof id === 'string' && survivesSqlite(id) ? `s${id}` : `j${encodeStored(id)}`
}
