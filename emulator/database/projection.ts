import { find } from 'mingo'
import { invalidOperator, requestFailed } from './errors'
import { answering, checkFilter, MINGO_OPTIONS } from './filter'
import { type Document, isPlainObject } from './values'

/** Chooses the fields of an answer. @throws DatabaseError for what MongoDB refuses: mixing choosing and leaving out, other operators */
export function compileProjection(projection: unknown): (document: Document) => Document {
  if (!isPlainObject(projection)) throw requestFailed('a projection must be an object')
  const fields = flatten(projection)
  const modes = new Set<boolean>()
  for (const [field, value] of Object.entries(fields)) {
    if (field.startsWith('$') || field === '') throw requestFailed(`cannot project ${field}`)
    if (isPlainObject(value)) checkOperators(value)
    else if (typeof value !== 'number' && typeof value !== 'boolean')
      throw requestFailed(`cannot project ${field} this way`)
    else if (field !== '_id') modes.add(Boolean(value))
  }
  if (modes.size > 1) throw requestFailed('Cannot do inclusion and exclusion of fields in one projection')
  if (Object.keys(fields).length === 0) return (document) => document
  return (document) => answering(() => find<Document>([document], {}, fields, MINGO_OPTIONS).all()[0] ?? {})
}

/** `{a: {b: 1}}` is `{'a.b': 1}`. MongoDB manual, "Project Fields to Return", Return Specific Fields in Embedded Documents. */
function flatten(projection: Document, prefix = ''): Document {
  const fields: Document = {}
  for (const [field, value] of Object.entries(projection)) {
    const nested = isPlainObject(value) && !Object.keys(value).some((key) => key.startsWith('$'))
    if (nested) Object.assign(fields, flatten(value, `${prefix}${field}.`))
    else fields[`${prefix}${field}`] = value
  }
  return fields
}

function checkOperators(value: Document): void {
  for (const [operator, operand] of Object.entries(value)) {
    if (operator === '$elemMatch') checkFilter(operand)
    else if (operator !== '$slice') throw invalidOperator(operator)
  }
}
