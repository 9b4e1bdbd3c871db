import { update as mingoUpdate } from 'mingo'
import { requestFailed } from './errors'
import { answering, MINGO_OPTIONS } from './filter'
import { compareValues, type Order, parseOrder, sortDocuments } from './order'
import { encodeStored } from './stored'
import { hasModifiers, type Modifier } from './update-check'
import { type Document, isPlainObject } from './values'

/**
 * Changes a document in place by a checked modifier. mingo does most of it; what mingo does otherwise than MongoDB is
 * refused or done here: wrong types, $min and $max of a missing field, duplicates in $addToSet, options of $push.
 * @param filter for the positional `$`
 * @param now for $currentDate, epoch ms
 * @throws DatabaseError DATABASE_REQUEST_FAILED when the document's values do not allow the change
 */
export function applyModifier(document: Document, modifier: Modifier, filter: Document, now: number): void {
  const rest: Record<string, Document> = {}
  for (const [operator, fields] of Object.entries(modifier)) {
    if (operator === '$setOnInsert') continue
    for (const [path, operand] of Object.entries(fields)) {
      const target = path.includes('$') ? undefined : resolveTarget(document, path, CREATES.has(operator))
      if (target) checkTarget(operator, path, target.value)
      const own = OWN[operator]
      if (target && own) own(target, structuredCloneOf(operand), now)
      else rest[operator] = Object.assign(rest[operator] ?? {}, { [path]: operand })
    }
  }
  if (Object.keys(rest).length === 0) return
  answering(() => mingoUpdate(document, rest, [], filter, { cloneMode: 'deep', queryOptions: MINGO_OPTIONS }))
}

/** Operators that make the path when it is missing. */
const CREATES = new Set(['$set', '$inc', '$mul', '$min', '$max', '$push', '$addToSet', '$bit', '$currentDate'])

interface Target {
  readonly value: unknown
  readonly assign: (value: unknown) => void
}

/** The place a path leads to. @throws DatabaseError when it leads through a value that has no fields */
function resolveTarget(document: Document, path: string, creates: boolean): Target | undefined {
  const parts = path.split('.')
  const last = parts.pop() ?? ''
  const missing: string[] = []
  let parent: unknown = document
  for (const part of parts) {
    if (missing.length > 0) {
      missing.push(part)
      continue
    }
    checkStep(parent, part, path, creates)
    const next = stepInto(parent, part)
    if (next === undefined) missing.push(part)
    else parent = next
  }
  if (missing.length === 0) checkStep(parent, last, path, creates)
  return {
    value: missing.length === 0 ? stepInto(parent, last) : undefined,
    assign: (value) => {
      const built = [...missing.slice(1), last].reduceRight<unknown>((inner, part) => ({ [part]: inner }), value)
      const holder = parent as Document
      if (missing.length === 0) holder[last] = value
      else holder[missing[0] ?? ''] = built
    },
  }
}

function stepInto(parent: unknown, part: string): unknown {
  if (Array.isArray(parent)) return parent[Number(part)]
  return isPlainObject(parent) && Object.hasOwn(parent, part) ? parent[part] : undefined
}

function checkStep(parent: unknown, part: string, path: string, creates: boolean): void {
  const steps = isPlainObject(parent) || (Array.isArray(parent) && /^\d+$/.test(part))
  if (!steps && creates)
    throw requestFailed(`Cannot create field '${part}' in element of '${path}': it is not an object`)
}

const NUMBERS = new Set(['$inc', '$mul', '$bit'])
const ARRAYS = new Set(['$push', '$addToSet', '$pop', '$pull', '$pullAll'])

function checkTarget(operator: string, path: string, value: unknown): void {
  if (value === undefined) return
  if (NUMBERS.has(operator) && (typeof value !== 'number' || (operator === '$bit' && !Number.isInteger(value))))
    throw requestFailed(`Cannot apply ${operator} to a value of non-numeric type: '${path}'`)
  if (ARRAYS.has(operator) && !Array.isArray(value))
    throw requestFailed(`The field '${path}' must be an array for ${operator}`)
}

const OWN: Readonly<Record<string, (target: Target, operand: unknown, now: number) => void>> = {
  $currentDate: (target, _operand, now) => target.assign(new Date(now)),
  $min: (target, operand) => {
    if (target.value === undefined || compareValues(operand, target.value) < 0) target.assign(operand)
  },
  $max: (target, operand) => {
    if (target.value === undefined || compareValues(operand, target.value) > 0) target.assign(operand)
  },
  $addToSet: (target, operand) => {
    const list = Array.isArray(target.value) ? [...target.value] : []
    const known = new Set(list.map(encodeStored))
    for (const item of isPlainObject(operand) && Array.isArray(operand.$each) ? operand.$each : [operand]) {
      const text = encodeStored(item)
      if (known.has(text)) continue
      known.add(text)
      list.push(item)
    }
    target.assign(list)
  },
  $push: (target, operand) => {
    const before = Array.isArray(target.value) ? target.value : []
    target.assign(hasModifiers(operand) ? pushed(before, operand) : [...before, operand])
  },
}

/** MongoDB manual, "$push": insert at the position, then sort, then slice, whatever their order in the update. */
function pushed(before: readonly unknown[], { $each, $position, $sort, $slice }: Document): unknown[] {
  let list = [...before]
  list.splice(typeof $position === 'number' ? $position : list.length, 0, ...(Array.isArray($each) ? $each : []))
  if ($sort === 1 || $sort === -1) list.sort((left, right) => compareValues(left, right) * $sort)
  else if ($sort !== undefined) {
    const order: Order = parseOrder($sort)
    list = sortDocuments(list, (item) => (isPlainObject(item) ? item : {}), order)
  }
  if (typeof $slice !== 'number') return list
  return $slice < 0 ? list.slice($slice) : list.slice(0, $slice)
}

/** One operand serves many documents; a document must not share it. */
function structuredCloneOf(operand: unknown): unknown {
  if (Array.isArray(operand)) return operand.map(structuredCloneOf)
  if (!isPlainObject(operand)) return operand
  return Object.fromEntries(Object.entries(operand).map(([key, value]) => [key, structuredCloneOf(value)]))
}
