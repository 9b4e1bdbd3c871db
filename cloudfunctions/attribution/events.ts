import type { CONTENT_KINDS } from '@shared/contracts/catalog-shapes'
import type { NamedDays } from './lock-days'
import type { MINTED_VIA, TARGET_KINDS } from './model'

/** The event log, one JSON object a line: spec/attribution.md, "Events, as JSON lines". `t` is epoch ms, `amount` fen. */
export type PromoterEvent = {
  readonly t: number
  readonly type: 'promoter'
  readonly promoter: string
  readonly code?: string
}
export type ProductEvent = {
  readonly t: number
  readonly type: 'product'
  readonly product: string
  readonly shop: string
  readonly promoted: boolean
}
export type ContentEvent = {
  readonly t: number
  readonly type: 'content'
  readonly content: string
  readonly kind: (typeof CONTENT_KINDS)[number]
  readonly channel: string
  readonly shop: string
}
export type CouponEvent = {
  readonly t: number
  readonly type: 'coupon'
  readonly coupon: string
  readonly shop: string
}
export type LockEvent = { readonly t: number; readonly type: 'lock'; readonly shop: string; readonly days: NamedDays }
export type RulesetsEvent = { readonly t: number; readonly type: 'rulesets'; readonly names: readonly string[] }
export type ShareEvent = {
  readonly t: number
  readonly type: 'share'
  readonly share: string
  readonly promoter: string
  readonly target: { readonly kind: (typeof TARGET_KINDS)[number]; readonly id: string }
  readonly via: (typeof MINTED_VIA)[number]
}
export type VisitEvent = {
  readonly t: number
  readonly type: 'visit'
  readonly visitor: string
  readonly share: string | null
  readonly page: { readonly kind: string; readonly id: string }
  readonly forwardedBy?: string | null
}
export type RegisterEvent = {
  readonly t: number
  readonly type: 'register'
  readonly customer: string
  readonly share?: string
  readonly code?: string
}
export type OrderEventLine = { readonly product: string; readonly amount: number; readonly channel?: string | null }
export type OrderEvent = {
  readonly t: number
  readonly type: 'order'
  readonly order: string
  readonly buyer: string
  readonly lines: readonly OrderEventLine[]
}

/** What changes the world, and not a visitor. */
export type WorldEvent = PromoterEvent | ProductEvent | ContentEvent | CouponEvent | LockEvent | ShareEvent
export type LogEvent = WorldEvent | RulesetsEvent | VisitEvent | RegisterEvent | OrderEvent

/** An event that can't be: the reader adds the number of its line. */
export class BadEvent extends Error {
  override readonly name = 'BadEvent'
}
