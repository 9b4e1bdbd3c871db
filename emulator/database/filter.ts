import { Query } from 'mingo'
import { DatabaseError, invalidOperator, requestFailed } from './errors'
import { type Document, isPlainObject } from './values'

/** Operators of a field that both MongoDB and mingo have. Source: MongoDB manual, "Query and Projection Operators". */
const FIELD_OPERATORS = new Set(
  (
    '$eq $ne $gt $gte $lt $lte $in $nin $all $elemMatch $size $exists $type $mod $regex $options $not ' +
    '$bitsAllClear $bitsAllSet $bitsAnyClear $bitsAnySet'
  ).split(' '),
)
const GEO_OPERATORS = new Set('$near $nearSphere $geoWithin $geoIntersects $geometry $search'.split(' '))
const LISTS = new Set(['$in', '$nin', '$all'])

/** Throws the service's error for a filter that MongoDB would refuse; mingo alone would ignore part of it or crash later. */
export function checkFilter(filter: unknown): asserts filter is Document {
  if (!isPlainObject(filter)) throw requestFailed('a filter must be an object')
  for (const key of Object.keys(filter)) {
    const value = filter[key]
    if (key === '$and' || key === '$or' || key === '$nor') {
      if (!Array.isArray(value) || value.length === 0) throw requestFailed(`${key} must be a nonempty array`)
      value.forEach(checkFilter)
    } else if (key === '$expr') {
      if (value === undefined) throw requestFailed('$expr needs an expression')
    } else if (key.startsWith('$')) {
      throw GEO_OPERATORS.has(key) || key === '$text' ? notEmulated(key) : invalidOperator(key)
    } else {
      checkCondition(value)
    }
  }
}

const notEmulated = (operator: string) =>
  requestFailed(`the emulator has no ${operator}: geo and text search are not emulated`)

function checkCondition(value: unknown): void {
  if (!isPlainObject(value)) return
  const keys = Object.keys(value)
  const operators = keys.filter((key) => key.startsWith('$'))
  if (operators.length === 0) return
  for (const key of keys) {
    if (GEO_OPERATORS.has(key)) throw notEmulated(key)
    if (!FIELD_OPERATORS.has(key)) throw invalidOperator(key)
    checkOperand(key, value[key])
  }
  if (operators.includes('$options') && !operators.includes('$regex')) throw requestFailed('$options needs a $regex')
}

function checkOperand(operator: string, operand: unknown): void {
  if (LISTS.has(operator)) {
    if (!Array.isArray(operand)) throw requestFailed(`${operator} needs an array`)
    if (operator !== '$all') {
      for (const item of operand) {
        if (isPlainObject(item) && Object.keys(item).some((key) => key.startsWith('$')))
          throw requestFailed(`cannot nest $ under ${operator}`)
      }
    }
  } else if (operator === '$not') {
    if (operand instanceof RegExp) return
    if (!isPlainObject(operand) || !Object.keys(operand).some((key) => key.startsWith('$')))
      throw requestFailed('$not needs a regex or a document of operators')
    checkCondition(operand)
  } else if (operator === '$elemMatch') {
    if (!isPlainObject(operand)) throw requestFailed('$elemMatch needs an object')
    const onValues = Object.keys(operand).some((key) => FIELD_OPERATORS.has(key))
    if (onValues) checkCondition(operand)
    else checkFilter(operand)
  } else if (operator === '$regex') {
    if (typeof operand !== 'string' && !(operand instanceof RegExp)) throw requestFailed('$regex has to be a string')
  } else if (operator === '$size') {
    if (!Number.isInteger(operand) || Number(operand) < 0)
      throw requestFailed('$size needs a number that is not negative')
  } else if (operator === '$mod') {
    const numbers = Array.isArray(operand) && operand.length === 2 && operand.every((part) => typeof part === 'number')
    if (!numbers || operand[0] === 0) throw requestFailed('malformed mod')
  }
}

export type Matcher = (document: Document) => boolean

export const MINGO_OPTIONS = { scriptEnabled: false } as const

/** @throws DatabaseError DATABASE_REQUEST_FAILED or DATABASE_INVALID_OPERRATOR */
export function compileFilter(filter: unknown): Matcher {
  checkFilter(filter)
  if (Object.keys(filter).length === 0) return () => true
  const query = answering(() => new Query(filter, MINGO_OPTIONS))
  return (document) => answering(() => query.test(document))
}

/** Runs mingo; whatever it throws at input we did not foresee is the service's refusal, never a crash. */
export function answering<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof DatabaseError) throw error
    throw requestFailed(error instanceof Error ? error.message : String(error))
  }
}
