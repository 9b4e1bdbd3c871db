import type { Output } from '@shared/contracts'
import { DAY_MS, startOfBusinessDay } from '@shared/kernel/time'
import { shortDay } from './date'

export type Customer = Output<'bindings.customer'>

/** By what somebody came. */
export const CUSTOMER_BASIS_WORDS: Readonly<Record<Customer['basis'], string>> = { code: '推荐码', share: '链接' }

/** Days back that are counted; an older one is a date. */
const COUNTED_DAYS = 30

/** How long ago by days of Shanghai: 今天, 昨天, 3 天前, and a date when it is more than 30. */
export function daysAgo(at: number, now: number): string {
  const days = Math.round((startOfBusinessDay(now) - startOfBusinessDay(at)) / DAY_MS)
  if (days <= 0) return '今天'
  if (days === 1) return '昨天'
  return days <= COUNTED_DAYS ? `${days} 天前` : shortDay(at, now)
}

/** 最近下单 3 天前, or 还没下单. */
export const lastOrderSays = ({ lastOrderAt }: Pick<Customer, 'lastOrderAt'>, now: number): string =>
  lastOrderAt === null ? '还没下单' : `最近下单 ${daysAgo(lastOrderAt, now)}`
