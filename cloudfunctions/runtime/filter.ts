import type { Position } from '@shared/kernel/page'

export type Scalar = string | number | boolean | null

/** What a field may be compared with. Scalars only: an object in a filter would be an operator, and a client could send one. */
export type Condition =
  | Scalar
  | { readonly in: readonly Scalar[] }
  /** The field is a list with every one of these in it. The index serves the first; name the rarest first. */
  | { readonly has: readonly [string, ...string[]] }
  | { readonly from?: number | string; readonly below?: number | string }

export interface Query {
  readonly where: Readonly<Record<string, Condition>>
  /**
   * Newest (or highest) first by this field, then by id; the page after `after`. The index must be (where fields…, field −1,
   * _id −1), or the same with both up: it is read backwards then.
   */
  readonly newestFirst?: { readonly by: string; readonly after?: Position | null }
  /** Oldest (or lowest) first by this field, then by id. The index must be (where fields…, field 1, _id 1), or its reverse. */
  readonly oldestFirst?: { readonly by: string; readonly after?: Position | null }
  readonly limit: number
}

/** The most rows one query returns (SDK: more is silently cut to this). */
export const QUERY_ROWS_MAX = 1_000

/** The part of the SDK's `db.command` that filters use. */
export interface Commands {
  in(values: readonly Scalar[]): unknown
  all(values: readonly Scalar[]): unknown
  gt(value: Scalar): Comparison
  gte(value: Scalar): Comparison
  lt(value: Scalar): Comparison
  lte(value: Scalar): Comparison
  and(parts: readonly unknown[]): unknown
  or(parts: readonly unknown[]): unknown
}
interface Comparison {
  and(other: unknown): unknown
}

const isScalar = (value: unknown): value is Scalar =>
  value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)

function conditionOf(field: string, condition: Condition, command: Commands): unknown {
  if (isScalar(condition)) return condition
  if (typeof condition !== 'object') throw new TypeError(`filter on ${field} is not a scalar`)
  if ('in' in condition) {
    if (!condition.in.every(isScalar)) throw new TypeError(`filter on ${field} lists something that is not a scalar`)
    return command.in(condition.in)
  }
  if ('has' in condition) {
    if (!condition.has.every(isScalar)) throw new TypeError(`filter on ${field} lists something that is not a scalar`)
    return command.all(condition.has)
  }
  const bounds = condition as { from?: number | string; below?: number | string }
  if (bounds.from === undefined && bounds.below === undefined) throw new TypeError(`filter on ${field} is empty`)
  if (bounds.from === undefined) return command.lt(bounds.below as Scalar)
  if (bounds.below === undefined) return command.gte(bounds.from)
  return command.gte(bounds.from).and(command.lt(bounds.below))
}

/** A Query's conditions in the SDK's words. `undefined` is refused: the SDK would drop the field and match everything. */
export function sdkFilter(query: Query, command: Commands): unknown {
  const where: Record<string, unknown> = {}
  for (const [field, condition] of Object.entries(query.where)) where[field] = conditionOf(field, condition, command)
  const order = query.newestFirst ?? query.oldestFirst
  if (!order?.after) return where
  if (order.by in where) throw new TypeError(`a list by ${order.by} can't be filtered by it`)
  const { at, id } = order.after
  const [orEqual, beyond] = query.newestFirst
    ? ([command.lte, command.lt] as const)
    : ([command.gte, command.gt] as const)
  // The plain bound is implied by the second part; it is there for the index, which can't use an `or`.
  const bounded = { ...where, [order.by]: orEqual.call(command, at) }
  return command.and([
    bounded,
    command.or([{ [order.by]: beyond.call(command, at) }, { _id: beyond.call(command, id) }]),
  ])
}
