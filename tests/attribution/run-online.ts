import { Refusal } from '@shared/kernel/errors'
import type {
  LogEvent,
  OrderEvent,
  RegisterEvent,
  ShareEvent,
  VisitEvent,
} from '../../cloudfunctions/attribution/events'
import { LOCK_KEYS, type NamedDays } from '../../cloudfunctions/attribution/lock-days'
import { decidePlacement } from '../../cloudfunctions/attribution/place'
import { record } from '../../cloudfunctions/attribution/record'
import { RULESETS_POLICY_ID } from '../../cloudfunctions/attribution/records'
import { register } from '../../cloudfunctions/bindings/register'
import { contentPolicyId, couponPolicyId, lockPolicyId, productPolicyId } from '../../cloudfunctions/catalog/model'
import { members } from '../../cloudfunctions/members/repository'
import { promoterCodes, promoters } from '../../cloudfunctions/promoters/repository'
import type { ActionContext } from '../../cloudfunctions/runtime/context'
import { PolicyCache } from '../../cloudfunctions/runtime/policies'
import { codeOf, shareIdOf } from '../../cloudfunctions/shares/code'
import { mintShare } from '../../cloudfunctions/shares/repository'
import { LINK_SECRET, newRequestId, type Product } from '../product'
import type { Paid } from './story'

/** A share code that nobody minted: what a visitor brings who comes through a link without the program's parameter. */
const NOT_OURS = 'AAAAAAAAAAAAAAAA'

/**
 * The same events by way of the product's own code and collections: shares are minted, visits recorded, customers
 * registered and orders placed at the events' times. Every name gets the story's own prefix, so that many stories share
 * a database. What the product cannot do (mint elsewhere, or before registering) is what a visitor then sees: no share.
 */
export class OnlineStory {
  private readonly codes = new Map<string, string>()
  private readonly shops = new Map<string, string>()
  private readonly registeredAt = new Map<string, number>()
  private readonly customers = new Set<string>()
  private readonly paid: Paid[] = []

  constructor(
    private readonly product: Product,
    private readonly prefix: string,
    private readonly lockDays: NamedDays,
  ) {}

  async run(events: readonly LogEvent[], ruleset: string): Promise<Paid[]> {
    await this.product.context().db.remove('policies', RULESETS_POLICY_ID)
    const names = ruleset === 'recorded' ? [] : ruleset.split(',')
    await this.setPolicy(RULESETS_POLICY_ID, 0, names)
    for (const event of events) {
      if (event.type === 'promoter' && !this.registeredAt.has(event.promoter)) {
        this.registeredAt.set(event.promoter, event.t)
      }
    }
    for (const event of events) await this.apply(event, ruleset === 'recorded')
    return this.paid
  }

  private named = (name: string): string => `${this.prefix}${name}`

  private context(t: number, visitorId: string): ActionContext {
    const identity = { provider: 'cloudbase', subject: visitorId } as const
    const caller = {
      ...{ visitorId, identity },
      isMember: async () => true,
      isPromoter: async () => true,
      staffRoles: async () => [],
    }
    // A story changes the world without waiting a minute, so it may not remember the world either.
    return { ...this.product.context(), now: t, policies: new PolicyCache(), caller }
  }

  private apply(event: LogEvent, followsRulesets: boolean): Promise<unknown> {
    const { t } = event
    switch (event.type) {
      case 'promoter':
        return this.enroll(event.promoter, t, event.code)
      case 'product':
        this.shops.set(event.product, event.shop)
        return this.setPolicy(productPolicyId(this.named(event.product)), t, {
          shopId: this.named(event.shop),
          promoted: event.promoted,
        })
      case 'content':
        this.shops.set(event.content, event.shop)
        return this.setPolicy(contentPolicyId(this.named(event.content)), t, {
          ...{ kind: event.kind, channelId: this.named(event.channel), shopId: this.named(event.shop) },
        })
      case 'coupon':
        this.shops.set(event.coupon, event.shop)
        return this.setPolicy(couponPolicyId(this.named(event.coupon)), t, { shopId: this.named(event.shop) })
      case 'lock':
        return this.setPolicy(lockPolicyId(this.named(event.shop)), t, { ...this.lockDays, ...event.days })
      case 'rulesets':
        return followsRulesets ? this.setPolicy(RULESETS_POLICY_ID, t, event.names) : Promise.resolve()
      case 'share':
        return this.mint(event)
      case 'visit':
        return this.visit(event)
      case 'register':
        return this.register(event)
      case 'order':
        return this.order(event)
    }
  }

  /** Writes what holds from `t` on, over what was said for that time before. */
  private async setPolicy(policyId: string, t: number, value: unknown): Promise<void> {
    const { db } = this.product.context()
    const row = await db.get('policies', policyId)
    if (row === null) return db.insert('policies', policyId, { timeline: [{ from: t, value }] })
    const timeline = (row.timeline as { from: number }[]).filter(({ from }) => from < t)
    await db.patch('policies', policyId, { timeline: [...timeline, { from: t, value }] })
  }

  /** A shop that never said anything still has the days of the command line. */
  private async needDays(shop: string): Promise<void> {
    if (!LOCK_KEYS.some((key) => this.lockDays[key] !== undefined)) return
    const { db } = this.product.context()
    const policyId = lockPolicyId(this.named(shop))
    if ((await db.get('policies', policyId)) === null) await this.setPolicy(policyId, 0, this.lockDays)
  }

  private async enroll(name: string, t: number, code: string | undefined): Promise<void> {
    const { db } = this.product.context()
    const promoterId = this.named(name)
    if ((await promoters.get(db, promoterId)) !== null) return
    const entry = { code: code ?? '', state: 'active', enrolledAt: t, disabledReason: null, version: 1 } as const
    await promoters.insert(db, promoterId, entry)
    if (code !== undefined && (await promoterCodes.get(db, this.named(code))) === null) {
      await promoterCodes.insert(db, this.named(code), { promoterId })
    }
  }

  private async mint({ t, share, promoter, target, via }: ShareEvent): Promise<void> {
    const registeredAt = this.registeredAt.get(promoter)
    if (via !== 'program' || registeredAt === undefined || registeredAt > t) return
    const { kind, id } = target
    const aim = kind === 'register' || kind === 'miniprogram' ? { kind } : { kind, id: this.named(id) }
    const shareId = shareIdOf(LINK_SECRET, this.named(promoter), aim, this.named(share))
    const shop = kind === 'shop' ? id : this.shops.get(id)
    await mintShare(this.product.context().db, shareId, {
      ...{ promoterId: this.named(promoter), target: aim, tag: share, mintedAt: t, pictureFileId: null },
      shopId: shop === undefined ? null : this.named(shop),
    })
    this.codes.set(share, codeOf(LINK_SECRET, shareId))
  }

  private async visit({ t, visitor, share, page, forwardedBy }: VisitEvent): Promise<void> {
    for (const shop of this.shops.values()) await this.needDays(shop)
    const input = {
      requestId: newRequestId(),
      page: { kind: page.kind, id: this.named(page.id) },
      ...(share === null ? {} : { share: this.codes.get(share) ?? NOT_OURS }),
      ...(forwardedBy == null ? {} : { forwardedBy: this.named(forwardedBy) }),
    }
    await record(input, this.context(t, this.named(visitor)))
  }

  /** The log has only registrations that happened: what the product would refuse came without what it refuses. */
  private async register({ t, customer, share, code }: RegisterEvent): Promise<void> {
    if (this.customers.has(customer)) return
    this.customers.add(customer)
    const context = this.context(t, this.named(customer))
    const page = share === undefined ? {} : { share: this.codes.get(share) ?? NOT_OURS }
    if (share === undefined) await this.forgetLastShare(customer)
    try {
      const typed = code === undefined ? {} : { code: this.named(code) }
      await register({ requestId: newRequestId(), ...page, ...typed }, context)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      await members.insert(context.db, this.named(customer), {
        ...{ nickname: null, avatarFileId: null, byShareId: null, byCode: null, eventNumber: 0 },
        ...{ registeredAt: t, requestId: newRequestId(), inputHash: '' },
      })
    }
  }

  /** The product would count the last share that was visited; a log says itself which share counted, or that none did. */
  private async forgetLastShare(customer: string): Promise<void> {
    const { db } = this.product.context()
    const visitor = await db.get('visitors', this.named(customer))
    if (visitor !== null) await db.patch('visitors', visitor._id, { lastShare: null })
  }

  private async order({ t, order, buyer, lines }: OrderEvent): Promise<void> {
    for (const shop of this.shops.values()) await this.needDays(shop)
    const context = this.context(t, this.named(buyer))
    const placed = {
      orderId: this.named(order),
      buyerId: this.named(buyer),
      lines: lines.map(({ product, amount, channel = null }) => ({
        productId: this.named(product),
        shopId: this.named(this.shops.get(product) ?? ''),
        amountFen: amount,
        channelId: channel === null ? null : this.named(channel),
      })),
    }
    const decisions = await context.db.transact((tx) => decidePlacement(tx, context, placed))
    for (const { promoterId, basis } of decisions) {
      this.paid.push([promoterId === null ? null : promoterId.slice(this.prefix.length), basis])
    }
  }
}
