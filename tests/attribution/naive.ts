import type { LogEvent, OrderEvent, ShareEvent, VisitEvent } from '../../cloudfunctions/attribution/events'
import type { LockKey, NamedDays } from '../../cloudfunctions/attribution/lock-days'
import type { Paid } from './story'

/**
 * A second engine, written from the sentences of spec/attribution.md alone and slow on purpose. It keeps every event and
 * answers each question by going through the whole log again; nothing is summed up on the way but the moves of ends.
 * It does not know the limit of 500 dyes: the histories that it is compared on stay far below.
 */
export function naiveDecisions(log: readonly LogEvent[], ruleset: string, defaults: NamedDays = {}): Paid[] {
  const naive = new Naive(log, ruleset, defaults)
  return log.flatMap((event, at) => (event.type === 'order' ? naive.order(event, at) : []))
}

/** "moves its end `order` days later, once in a chain": what an order at this place did to a key of a ruleset. */
interface Move {
  readonly at: number
  readonly ruleset: string
  readonly who: string
  readonly key: string
  readonly days: number
}
interface Chain {
  promoter: string
  end: number
  moved: boolean
  /** Place of the latest dyeing visit in the log. */
  newest: number
  kind: string
  shop: string
}
type Found = {
  readonly promoter: string
  readonly basis: Paid[1]
  readonly key: string | null
  readonly chain: Chain | null
}

const DAY = 86_400_000
const SPEC_DAYS: Record<LockKey, number> = {
  'product.click': 30,
  'product.order': 0,
  'content.click': 3,
  'content.order': 30,
  'coupon.click': 30,
  'coupon.order': 30,
}
const CONTENT = ['live', 'video', 'article']

class Naive {
  readonly #moves: Move[] = []

  constructor(
    readonly log: readonly LogEvent[],
    readonly ruleset: string,
    readonly defaults: NamedDays,
  ) {}

  order({ t, buyer, lines }: OrderEvent, at: number): Paid[] {
    const found = lines.map(({ product, channel }): [Found | null, string] => {
      for (const name of this.#rulesetsAt(at)) {
        const winner = this.#line(name, buyer, product, channel ?? null, at, t)
        if (winner) return [winner, name]
      }
      return [null, '']
    })
    for (const [index, [winner, name]] of found.entries()) {
      const line = lines[index]
      if (!winner?.chain || winner.key === null || !line) continue
      // Once in a chain, however many lines: the second look sees the move of the first.
      const chain = this.#chain(name, buyer, winner.key, at + 1)
      if (!chain || chain.moved) continue
      const shop = winner.key.startsWith('channel ') ? chain.shop : (this.#product(line.product, at)?.shop ?? '')
      const days = this.#days(shop, `${rowOf(chain.kind)}.order`, at)
      if (days > 0) this.#moves.push({ at, ruleset: name, who: buyer, key: winner.key, days })
    }
    return found.map(([winner]) => (winner ? [winner.promoter, winner.basis] : [null, 'none']))
  }

  #line(name: string, buyer: string, product: string, channel: string | null, at: number, t: number): Found | null {
    if (name === 'referral') {
      const promoter = this.#boundTo(buyer, at)
      return promoter === null ? null : { promoter, basis: 'bound', key: null, chain: null }
    }
    const listed = this.#product(product, at)
    if (!listed?.promoted) return null
    const live = (key: string): [string, Chain][] => {
      const chain = this.#chain(name, buyer, key, at)
      return chain && t <= chain.end ? [[key, chain]] : []
    }
    const shops = live(`shop ${listed.shop}`)
    const direct =
      name === 'tuike-2025' ? [] : [...live(`product ${product}`), ...(channel ? live(`channel ${channel}`) : [])]
    const [best] = direct.sort(([, one], [, other]) => other.newest - one.newest)
    if (best) return { promoter: best[1].promoter, basis: 'direct', key: best[0], chain: best[1] }
    const [shop] = shops
    const basis = name === 'tuike-2025' ? 'last-touch' : 'indirect'
    return shop ? { promoter: shop[1].promoter, basis, key: shop[0], chain: shop[1] } : null
  }

  /** The dye on a key as all visits and orders before `before` have made it. */
  #chain(name: string, who: string, key: string, before: number): Chain | null {
    let chain = null as Chain | null
    for (let at = 0; at < before; at += 1) {
      const event = this.log[at]
      const move = this.#moves.find(
        (move) => move.at === at && move.ruleset === name && move.who === who && move.key === key,
      )
      if (move && chain) {
        chain.end += move.days * DAY
        chain.moved = true
      }
      if (event?.type !== 'visit' || event.visitor !== who || !this.#rulesetsAt(at).includes(name)) continue
      const touch = this.#touch(name, event, at)
      if (!touch?.keys.includes(key)) continue
      const goesOn: Chain | null = chain && chain.promoter === touch.promoter && event.t <= chain.end ? chain : null
      chain = {
        promoter: touch.promoter,
        end: Math.max(goesOn?.end ?? touch.end, touch.end),
        moved: goesOn?.moved ?? false,
        newest: at,
        kind: touch.kind,
        shop: touch.shop,
      }
    }
    return chain
  }

  /** What a visit dyes under one ruleset, or null. */
  #touch(name: string, visit: VisitEvent, at: number) {
    const share = visit.share === null ? null : this.#share(visit.share, at)
    if (!share || !this.#isValid(share, at)) return null
    const { kind, id } = share.target
    const kinds = name === 'tuike-2025' ? ['product', ...CONTENT, 'coupon'] : ['product', 'live', 'video']
    if (!kinds.includes(kind)) return null
    const product = kind === 'product' ? this.#product(id, at) : null
    const content = CONTENT.includes(kind)
      ? this.#last(at, (event) => event.type === 'content' && event.content === id)
      : null
    const coupon = kind === 'coupon' ? this.#last(at, (event) => event.type === 'coupon' && event.coupon === id) : null
    const target = product ?? content ?? coupon
    if (!target || !('shop' in target) || (product && !product.promoted)) return null
    const { shop } = target
    const end = visit.t + this.#days(shop, `${rowOf(kind)}.click`, at) * DAY
    const touch = { promoter: share.promoter, end, kind, shop }
    if (name === 'tuike-2025') {
      const isForwarded = visit.forwardedBy !== undefined && visit.forwardedBy !== null
      return content && isForwarded ? null : { ...touch, keys: [`shop ${shop}`] }
    }
    if (content) return content.type === 'content' ? { ...touch, keys: [`channel ${content.channel}`] } : null
    const page = visit.page.kind === 'product' ? this.#product(visit.page.id, at) : null
    if (!page?.promoted || page.shop !== shop) return null
    return { ...touch, keys: [`product ${visit.page.id}`, `shop ${shop}`] }
  }

  #boundTo(customer: string, before: number): string | null {
    const first = this.log.findIndex((event) => event.type === 'register' && event.customer === customer)
    const event = this.log[first]
    if (first < 0 || first >= before || event?.type !== 'register') return null
    if (event.code !== undefined) {
      const owners = this.#promoters(first).filter(({ code }) => code === event.code)
      const owner = owners[0]?.promoter
      return owner === undefined || owner === customer ? null : owner
    }
    const share = event.share === undefined ? null : this.#share(event.share, first)
    return share && this.#isValid(share, first) && share.promoter !== customer ? share.promoter : null
  }

  /** "minted through the program, by a promoter registered at or before that moment". */
  #isValid(share: ShareEvent, at: number): boolean {
    if (share.via !== 'program') return false
    return this.#promoters(at).some(({ promoter, t }) => promoter === share.promoter && t <= share.t)
  }

  /** The first event of each promoter. */
  #promoters(before: number) {
    const events = this.log.slice(0, before).flatMap((event) => (event.type === 'promoter' ? [event] : []))
    return events.filter((event, at) => events.findIndex(({ promoter }) => promoter === event.promoter) === at)
  }

  #rulesetsAt(at: number): readonly string[] {
    if (this.ruleset !== 'recorded') return this.ruleset.split(',')
    const event = this.#last(at, ({ type }) => type === 'rulesets')
    return event?.type === 'rulesets' ? event.names : []
  }

  #days(shop: string, key: LockKey, at: number): number {
    const event = this.#last(at, (event) => event.type === 'lock' && event.shop === shop)
    const own = event?.type === 'lock' ? event.days[key] : undefined
    return own ?? this.defaults[key] ?? SPEC_DAYS[key]
  }

  #product(id: string, at: number) {
    const event = this.#last(at, (event) => event.type === 'product' && event.product === id)
    return event?.type === 'product' ? event : null
  }

  #share(id: string, at: number): ShareEvent | null {
    const event = this.#last(at, (event) => event.type === 'share' && event.share === id)
    return event?.type === 'share' ? event : null
  }

  #last(before: number, isIt: (event: LogEvent) => boolean): LogEvent | null {
    for (let at = before - 1; at >= 0; at -= 1) {
      const event = this.log[at]
      if (event && isIt(event)) return event
    }
    return null
  }
}

const rowOf = (kind: string): 'product' | 'content' | 'coupon' =>
  kind === 'product' || kind === 'coupon' ? kind : 'content'
