import { BadEvent, type WorldEvent } from './events'
import { DEFAULT_LOCK_DAYS, type LockDays, type NamedDays, withDays } from './lock-days'
import type { MintedShare, Place, Promoter, World } from './model'

type Known = { -readonly [Field in keyof Promoter]: Promoter[Field] }

/**
 * The world as the log tells it: each state holds from its event on, and equal times keep the order of the file. It grows
 * with products, contents, coupons, shops, shares and promoters, never with visits or orders.
 */
export class ReplayWorld implements World {
  readonly #products = new Map<string, Place & { readonly promoted: boolean }>()
  readonly #contents = new Map<string, Place & { readonly channel: string }>()
  readonly #coupons = new Map<string, Place>()
  readonly #shares = new Map<string, MintedShare>()
  readonly #promoters = new Map<string, Known>()
  readonly #codes = new Map<string, string>()
  readonly #lockDays = new Map<string, LockDays>()
  readonly #defaultDays: LockDays

  /** `named` changes the default lock days, which the shops' own override. */
  constructor(named: NamedDays = {}) {
    this.#defaultDays = withDays(DEFAULT_LOCK_DAYS, named)
  }

  /** Throws a BadEvent for a share id that was minted before. */
  apply(event: WorldEvent): void {
    switch (event.type) {
      case 'promoter':
        this.#enroll(event.promoter, event.t, event.code)
        return
      case 'product':
        this.#products.set(event.product, { id: event.product, shop: event.shop, promoted: event.promoted })
        return
      case 'content':
        this.#contents.set(event.content, { id: event.content, shop: event.shop, channel: event.channel })
        return
      case 'coupon':
        this.#coupons.set(event.coupon, { id: event.coupon, shop: event.shop })
        return
      case 'lock':
        this.#lockDays.set(event.shop, withDays(this.#defaultDays, event.days))
        return
      case 'share': {
        if (this.#shares.has(event.share)) throw new BadEvent(`share ${JSON.stringify(event.share)} was minted before`)
        const { promoter, target, via, t } = event
        const share = {
          id: event.share,
          promoter: this.#promoter(promoter),
          kind: target.kind,
          target: target.id,
          via,
          mintedAt: t,
        }
        this.#shares.set(event.share, share)
      }
    }
  }

  /** The first registration counts, and a code stays with who had it first. */
  #enroll(id: string, t: number, code: string | undefined): void {
    const promoter = this.#promoter(id)
    if (promoter.registeredAt !== null) return
    promoter.registeredAt = t
    if (code !== undefined && !this.#codes.has(code)) this.#codes.set(code, id)
  }

  /** A share may be minted before its promoter registers, even at the same instant: they are one record from then on. */
  #promoter(id: string): Known {
    const known = this.#promoters.get(id) ?? { id, registeredAt: null }
    this.#promoters.set(id, known)
    return known
  }

  share = (id: string) => this.#shares.get(id)
  product = (id: string) => this.#products.get(id)
  content = (id: string) => this.#contents.get(id)
  coupon = (id: string) => this.#coupons.get(id)
  lockDays = (shop: string) => this.#lockDays.get(shop) ?? this.#defaultDays
  ownerOf = (code: string) => this.#codes.get(code)
}
