import { checkStorable } from './document-check'
import { invalidOperator, requestFailed } from './errors'
import { checkFilter } from './filter'
import { type Document, isPlainObject } from './values'

/** Operator → path → operand, as the SDK's update commands arrive. */
export type Modifier = Readonly<Record<string, Document>>

const numeric = (operator: string, path: string, operand: unknown) => {
  if (typeof operand !== 'number') throw requestFailed(`Cannot ${operator} with non-numeric argument: {${path}: ...}`)
}

/** What an operator accepts, whatever the document. Source: MongoDB manual, "Update Operators". */
const OPERANDS: Readonly<Record<string, (path: string, operand: unknown) => void>> = {
  $set: (_path, operand) => checkStorable(operand),
  $setOnInsert: (_path, operand) => checkStorable(operand),
  $min: (_path, operand) => checkStorable(operand),
  $max: (_path, operand) => checkStorable(operand),
  $unset: () => {},
  $inc: (path, operand) => numeric('increment', path, operand),
  $mul: (path, operand) => numeric('multiply', path, operand),
  $rename: (path, operand) => {
    if (typeof operand !== 'string' || operand === '')
      throw requestFailed(`The 'to' field for $rename must be a string: ${path}`)
    checkPath(operand)
    if (operand === path) throw requestFailed(`The source and target field for $rename must differ: ${path}`)
  },
  $push: (path, operand) => {
    if (!hasModifiers(operand)) return checkStorable(operand)
    for (const key of Object.keys(operand))
      if (!PUSH_MODIFIERS.has(key)) throw requestFailed(`Unrecognized clause in $push: ${key}`)
    if (!Array.isArray(operand.$each)) throw requestFailed(`The argument to $each in $push must be an array: ${path}`)
    checkStorable(operand.$each)
    for (const key of ['$slice', '$position'])
      if (operand[key] !== undefined && !Number.isInteger(operand[key]))
        throw requestFailed(`${key} must be an integer`)
    checkPushSort(operand.$sort)
  },
  $addToSet: (path, operand) => {
    if (!isPlainObject(operand) || !Object.hasOwn(operand, '$each')) return checkStorable(operand)
    if (!Array.isArray(operand.$each))
      throw requestFailed(`The argument to $each in $addToSet must be an array: ${path}`)
    checkStorable(operand.$each)
  },
  $pull: (_path, operand) => {
    if (!isPlainObject(operand)) return
    checkFilter(Object.keys(operand).some((key) => key.startsWith('$')) ? { element: operand } : operand)
  },
  $pullAll: (path, operand) => {
    if (!Array.isArray(operand)) throw requestFailed(`$pullAll requires an array argument: ${path}`)
  },
  $pop: (path, operand) => {
    if (operand !== 1 && operand !== -1) throw requestFailed(`$pop expects 1 or -1: ${path}`)
  },
  $bit: (path, operand) => {
    const [entry, ...others] = isPlainObject(operand) ? Object.entries(operand) : []
    if (!entry || others.length > 0 || !['and', 'or', 'xor'].includes(entry[0]) || !Number.isInteger(entry[1]))
      throw requestFailed(`The $bit modifier needs one of and, or, xor with an integer: ${path}`)
  },
  $currentDate: (path, operand) => {
    if (operand !== true && !(isPlainObject(operand) && operand.$type === 'date'))
      throw requestFailed(`the emulator's $currentDate writes dates only: ${path}`)
  },
}

const PUSH_MODIFIERS = new Set(['$each', '$position', '$slice', '$sort'])

/** `$push` of one value, or of `$each` with options. */
export const hasModifiers = (operand: unknown): operand is Document =>
  isPlainObject(operand) && Object.keys(operand).some((key) => PUSH_MODIFIERS.has(key))

function checkPushSort(sort: unknown): void {
  const direction = (value: unknown) => value === 1 || value === -1
  if (sort === undefined || direction(sort)) return
  if (!isPlainObject(sort) || !Object.values(sort).every(direction))
    throw requestFailed('$sort must be 1, -1 or fields with them')
}

function checkPath(path: string): void {
  if (path === '' || path.split('.').some((part) => part === ''))
    throw requestFailed(`an update path has an empty part: '${path}'`)
  if (path.startsWith('$')) throw requestFailed(`The dollar ($) prefixed field '${path}' is not valid for storage.`)
  if (path === '_id' || path.startsWith('_id.'))
    throw requestFailed("Performing an update on the path '_id' would modify the immutable field '_id'")
}

/** @throws DatabaseError DATABASE_INVALID_OPERRATOR, DATABASE_REQUEST_FAILED */
export function checkModifier(data: unknown): asserts data is Modifier {
  if (!isPlainObject(data)) throw requestFailed('an update must be an object of operators')
  const paths: string[] = []
  for (const [operator, fields] of Object.entries(data)) {
    const checkOperand = Object.hasOwn(OPERANDS, operator) ? OPERANDS[operator] : undefined
    if (!checkOperand)
      throw operator.startsWith('$')
        ? invalidOperator(operator)
        : requestFailed(`an update has operators only: ${operator}`)
    if (!isPlainObject(fields)) throw requestFailed(`Modifiers operate on fields but ${operator} has none`)
    for (const [path, operand] of Object.entries(fields)) {
      checkPath(path)
      checkOperand(path, operand)
      paths.push(path, ...(operator === '$rename' ? [String(operand)] : []))
    }
  }
  checkConflicts(paths)
}

/** MongoDB refuses two changes of one place in one update. */
function checkConflicts(paths: readonly string[]): void {
  const sorted = paths.map((path) => `${path}.`).sort()
  for (let index = 1; index < sorted.length; index++)
    if (sorted[index]?.startsWith(sorted[index - 1] ?? ''))
      throw requestFailed(`Updating the path '${sorted[index]?.slice(0, -1)}' would create a conflict`)
}
