/** The rows of the lock-days table: which days a dye lives by (spec/attribution.md, "Lock days"). */
export const LOCK_ROWS = ['product', 'content', 'coupon'] as const
export type LockRow = (typeof LOCK_ROWS)[number]

/** `click`: days that a dye lives from its visit. `order`: days that the first order it wins moves its end. */
export type LockDays = Readonly<Record<LockRow, { readonly click: number; readonly order: number }>>

/** `product.click`, …: how events and the command line name one number of the table. */
export const LOCK_KEYS = LOCK_ROWS.flatMap((row) => [`${row}.click`, `${row}.order`] as const)
export type LockKey = (typeof LOCK_KEYS)[number]
export type NamedDays = { readonly [Key in LockKey]?: number }

/** spec/attribution.md, "Lock days". Data a shop overrides, so no rule reads it by itself: a world answers it. */
export const DEFAULT_LOCK_DAYS: LockDays = {
  product: { click: 30, order: 0 },
  content: { click: 3, order: 30 },
  coupon: { click: 30, order: 30 },
}

/** The table with the named numbers changed; every other number stays as in `base`. */
export function withDays(base: LockDays, named: NamedDays): LockDays {
  const row = (name: LockRow) => ({
    click: named[`${name}.click`] ?? base[name].click,
    order: named[`${name}.order`] ?? base[name].order,
  })
  return { product: row('product'), content: row('content'), coupon: row('coupon') }
}

/** A number of days as WeChat's getlocktime gives it: whole and not negative. */
export const isDays = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
