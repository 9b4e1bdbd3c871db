import type { Output } from '@shared/contracts'
import { MINUTE_MS } from '@shared/kernel/time'
import { type Market, type Member, startMarket } from '../market'
import type { Person } from '../product'

/** The plan that a product is sold under: who pays the promoter, the agency's part and the promoter's part of that, ppm. */
export type Split = 'merchant' | 'agency' | 'platform'
export interface Goods {
  readonly productId: string
  readonly skuId: string
  readonly shopId: string
}
export interface Purchase {
  readonly paymentId: string
  /** One a shop, in the cart's order. */
  readonly orderIds: readonly string[]
  /** The first of them. */
  readonly orderId: string
  readonly totalFen: number
}
/** Fen by line number. */
export type FenByLine = Readonly<Record<number, number>>
interface Extra {
  readonly usePoints?: { shopId: string; points: number }[]
  readonly gift?: { message: string }
  readonly requestId?: string
}

export interface Customer extends Member {
  /** Places it; every item is one piece. */
  buys(goods: readonly Goods[], extra?: Extra): Promise<Purchase>
  pays(purchase: Purchase): Promise<void>
  /** Both at once. */
  orders(goods: readonly Goods[], extra?: Extra): Promise<Purchase>
  confirms(orderId: string): Promise<Output<'orders.order'>>
  sees(orderId: string): Promise<Output<'orders.order'>>
  /** Asks for money back; answers the after-sale's id. */
  asksBack(orderId: string, lines: FenByLine, freightFen?: number): Promise<string>
  points(program: string): number
}
export interface Promoter extends Customer {
  /** The visitor opens the promoter's link of it. */
  leads(visitor: Person, goods: Goods): Promise<void>
  /** The numbers that the promoter sees of one payer, zeros left out. */
  holds(payer?: string): Promise<Figures>
  /** To the wallet; answers the bill number. */
  withdraws(amountFen: number, payer?: string): Promise<string>
  /** Confirms the bill in WeChat. */
  takes(billNo: string): Promise<void>
}
export type Figures = Partial<Record<'frozen' | 'withdrawable' | 'withdrawing' | 'withdrawn' | 'debt', number>>

/** A mall whose days pass with its jobs and with WeChat's notices, and what people do in it. */
export interface Mall extends Market {
  /** What went wrong inside the product so far, one line each: a journey ends without any. */
  readonly failures: readonly string[]
  sells(
    shopId: string,
    priceFen: number,
    plan?: { split: Split; serviceRate: number; promoterRate: number },
  ): Promise<Goods>
  customer(by?: Promoter): Promise<Customer>
  promoter(): Promise<Promoter>
  ships(orderId: string): Promise<void>
  /** The staff gives back, and WeChat has done it. */
  refunds(orderId: string, lines: FenByLine, freightFen?: number): Promise<void>
  approves(afterSaleId: string, lines: FenByLine, freightFen?: number): Promise<void>
  /** So much time passes; then come the jobs of two minutes, and the notices that they caused. */
  waits(ms: number): Promise<void>
  /** The sum of an account's postings. */
  posted(account: string): number
}

export const HALF = 500_000
/** The promoter's tenth of what was paid: half of a fifth. */
export const TENTH_OF = (split: Split) => ({ split, serviceRate: 200_000, promoterRate: HALF })

const BAD_EVENTS = new Set(['bug', 'task.failed', 'row.failed', 'settlement.failed', 'withdrawal.unlooked'])

export async function openMall(): Promise<Mall> {
  const failures: string[] = []
  const market = await startMarket((event, line) => {
    if (BAD_EVENTS.has(event)) failures.push(`${event} ${JSON.stringify(line)}`)
  })
  const { product, owner } = market
  const { clock, wechatPay } = product.cloud
  let bound = 0
  const listed = (lines: FenByLine) => Object.entries(lines).map(([line, fen]) => ({ line: Number(line), fen }))

  const waits = async (ms: number) => {
    await clock.advance(ms)
    await product.runJobs()
    await wechatPay.catchUp()
  }
  const posted = (account: string) =>
    market
      .rows('entries')
      .flatMap(({ lines }) => lines as { account: string; amount: number }[])
      .filter((line) => line.account === account)
      .reduce((sum, { amount }) => sum + Number(amount), 0)

  function customerOf(member: Member): Customer {
    const buys: Customer['buys'] = async (goods, extra = {}) => {
      const items = goods.map(({ skuId }) => ({ skuId, quantity: 1 }))
      const { paymentId, orderIds, totalFen } = await market.buy(member, { items, ...extra })
      return { paymentId, orderIds, orderId: orderIds[0] ?? '', totalFen }
    }
    const pays: Customer['pays'] = ({ paymentId }) => market.pay(member, paymentId)
    return {
      ...{ ...member, buys, pays },
      async orders(goods, extra) {
        const purchase = await buys(goods, extra)
        if (purchase.totalFen > 0) await pays(purchase)
        return purchase
      },
      confirms: (orderId) => member.get('orders.confirmReceipt', { orderId }),
      sees: (orderId) => member.get('orders.order', { orderId }),
      async asksBack(orderId, lines, freightFen = 0) {
        const wanted = { orderId, lines: listed(lines), freightFen, isReturn: false, reason: '破损', pictures: [] }
        return (await member.get('orders.requestAfterSale', wanted)).afterSaleId
      },
      points: (program) => posted(`points:${program}:${member.id}`) + posted(`points-debt:${program}:${member.id}`),
    }
  }

  return {
    ...{ ...market, failures, posted },
    async sells(shopId, priceFen, plan) {
      const promoted = plan === undefined ? {} : { plan: { promoted: true as const, ...plan } }
      return { shopId, ...(await market.sell(shopId, { priceFen, stock: 50, ...promoted })) }
    },
    async customer(by) {
      if (by === undefined) return customerOf(await market.newMember())
      const { code: share } = await by.get('shares.create', { target: { kind: 'register' } })
      bound += 1
      const person = product.as(`bound-${bound}`)
      await person.get('members.register', { share })
      return customerOf({ ...person, id: (await person.get('members.me', {})).visitorId })
    },
    async promoter() {
      const member = await market.newPromoter()
      return {
        ...customerOf(member),
        leads: (visitor, { productId }) => member.lead(visitor, productId),
        async holds(payer = 'merchant') {
          const { accounts } = await member.get('commissions.summary', {})
          const account = accounts.find((one) => one.payer === payer)
          if (account === undefined) return {}
          const { frozenFen, withdrawableFen, withdrawingFen, withdrawnFen, debtFen } = account
          const named = {
            frozen: frozenFen,
            withdrawable: withdrawableFen,
            withdrawing: withdrawingFen,
            withdrawn: withdrawnFen,
            debt: debtFen,
          }
          return Object.fromEntries(Object.entries(named).filter(([, amount]) => amount !== 0))
        },
        async withdraws(amountFen, payer = 'merchant') {
          return (await member.get('withdrawals.request', { payer, channel: 'wechat', amountFen })).billNo
        },
        takes: (billNo) => wechatPay.confirmTransfer(billNo),
      }
    },
    async ships(orderId) {
      await owner.get('orders.ship', { orderId, company: 'ZTO', number: 'ZTO7788990011' })
    },
    async refunds(orderId, lines, freightFen = 0) {
      const wanted = { orderId, lines: listed(lines), freightFen, restock: false, reason: '破损' }
      await owner.get('orders.refund', wanted)
      await wechatPay.catchUp()
    },
    async approves(afterSaleId, lines, freightFen = 0) {
      const approved = { afterSaleId, lines: listed(lines), freightFen, restock: false }
      await owner.get('orders.approveAfterSale', approved)
      await wechatPay.catchUp()
    },
    async waits(ms) {
      await waits(ms)
      // What one task left to another is done by the next minute.
      await waits(MINUTE_MS)
    },
  }
}
