import { count } from '@/format/counts'
import { nameOf } from '@/format/names'

/** Whom a letter is for: all customers, so many of them, or one, whose name is masked. */
export type To =
  | { readonly customerId: null; readonly customersTotal: number }
  | { readonly customerId: string; readonly name: string }

export const toShown = (to: To): string =>
  to.customerId === null ? `全部客户 ${count(to.customersTotal)} 人` : nameOf(to.name)
