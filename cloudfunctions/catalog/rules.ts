import { type Timeline, valueAt } from '@shared/kernel/timeline'
import { productPolicy } from './model'

/** Whether the product's promotion plan is on at `t`. A product that nobody ever promoted is not. */
export function isPromotedAt(plan: Timeline<unknown> | undefined, t: number): boolean {
  const value = plan && valueAt(plan, t)
  return value === undefined ? false : productPolicy.parse(value).promoted
}
