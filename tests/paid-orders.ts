import type { Input, Output } from '@shared/contracts'
import { MINUTE_MS } from '@shared/kernel/time'
import { balances } from '../cloudfunctions/ledger/repository'
import { confirmPayment } from '../cloudfunctions/orders/payment'
import { finishRefund } from '../cloudfunctions/orders/refunds'
import { type Person, type Product, startProduct } from './product'

/** Paid orders, made as people make them: through the product and the sandbox of WeChat Pay. */
export interface Market {
  readonly product: Product
  readonly owner: Person
  readonly shopId: string
  readonly promoter: Person
  readonly promoterId: string
  /** A new member; `bound` registered by the promoter's link, so that lines without a plan are referral lines. */
  customer(bound?: boolean): Promise<Person>
  /** Something to sell at this price, under this plan, with fifty pieces. */
  goods(priceFen: number, plan?: Plan): Promise<Goods>
  /** The order of one piece of each, after the buyer opened the promoter's links and paid. */
  buy(buyer: Person, goods: readonly Goods[], extra?: Extra): Promise<Order>
  /** What an owner of balances holds, by field. */
  holds(owner: string): Promise<Readonly<Record<string, number>>>
  /** The sums of an account's postings. */
  posted(account: string): number
  advance(ms: number): Promise<void>
}
export type Order = Output<'orders.order'>
export type Plan = NonNullable<Input<'catalog.addProduct'>['plan']>
type Extra = Pick<Input<'orders.place'>, 'gift' | 'usePoints'>
export interface Goods {
  readonly productId: string
  readonly skuId: string
  readonly priceFen: number
  readonly share: string | null
}

export const ADDRESS = { name: '小陈', phone: '13800001111', region: '浙江省 杭州市', detail: '文一路 1 号' }
/** The promoter earns 10 % of what was paid: 20 % × 50 %. */
export const OWN: Plan = { promoted: true, split: 'merchant', serviceRate: 200_000, promoterRate: 500_000 }

/** Opens it in a product that is there already, or in one of its own. */
export async function openMarket(given?: Product): Promise<Market> {
  const product = given ?? (await startProduct())
  const { cloud } = product
  cloud.wechatPay.onNotice(async ({ headers, body }) => {
    const context = product.context()
    const notice = context.pay.readNotice(headers, body, context.now)
    if (notice.kind === 'refund') await finishRefund(context, notice.refund)
    if (notice.kind === 'payment') await confirmPayment(context, notice.transaction)
    return 204
  })
  const owner = product.as('owner')
  await owner.get('members.register', {})
  const { visitorId } = await owner.get('members.me', {})
  await product.context().db.insert('staff', visitorId, { roles: ['owner'], since: 0 })
  const { shopId } = await owner.get('catalog.addShop', { name: '山茶小铺' })
  await owner.get('catalog.setFreight', { shopId, freightFen: 800, freeFromFen: null })
  const program = { shopId, program: shopId, pointsPerYuan: 100, earnRate: 10_000 }
  await owner.get('catalog.setPointsProgram', program)
  const promoter = product.as('promoter')
  await promoter.get('members.register', {})
  await promoter.get('promoters.enroll', {})
  const { visitorId: promoterId } = await promoter.get('members.me', {})
  const { code: link } = await promoter.get('shares.create', { target: { kind: 'register' } })
  await cloud.clock.advance(2 * MINUTE_MS)

  let people = 0
  return {
    ...{ product, owner, shopId, promoter, promoterId },
    async customer(bound = false) {
      people += 1
      const person = product.as(`customer-${people}`)
      await person.get('members.register', bound ? { share: link } : {})
      return person
    },
    async goods(priceFen, plan) {
      const skus = [{ name: '单瓶', priceFen, stock: 50 }]
      const added = { shopId, title: '山茶籽油', skus, ...(plan === undefined ? {} : { plan }) }
      const { productId, skuIds } = await owner.get('catalog.addProduct', added)
      const target = { kind: 'product', id: productId } as const
      const share = plan === undefined ? null : (await promoter.get('shares.create', { target })).code
      return { productId, skuId: skuIds[0] ?? '', priceFen, share }
    },
    async buy(buyer, goods, extra = {}) {
      for (const { share, productId } of goods) {
        const page = { kind: 'product', id: productId } as const
        if (share !== null) await buyer.get('attribution.visit', { share, page })
      }
      const items = goods.map(({ skuId }) => ({ skuId, quantity: 1 }))
      const { usePoints } = extra
      const quote = await buyer.get('orders.quote', { items, ...(usePoints === undefined ? {} : { usePoints }) })
      const where = extra.gift === undefined ? { address: ADDRESS } : {}
      const wanted = { items, expectedFen: quote.payFen, ...where, ...extra }
      const { paymentId, orderIds, totalFen } = await buyer.get('orders.place', wanted)
      if (totalFen > 0) {
        await buyer.get('orders.pay', { paymentId, method: 'jsapi' })
        await cloud.wechatPay.pay(paymentId)
        await cloud.clock.advance(MINUTE_MS)
        await buyer.get('orders.checkPayment', { paymentId })
      }
      return buyer.get('orders.order', { orderId: orderIds[0] ?? '' })
    },
    holds: async (name) => (await balances.get(product.context().db, name))?.amounts ?? {},
    posted: (account) =>
      cloud.database
        .dump('entries')
        .flatMap(({ lines }) => lines as { account: string; amount: number }[])
        .filter((line) => line.account === account)
        .reduce((sum, { amount }) => sum + Number(amount), 0),
    advance: (ms) => cloud.clock.advance(ms),
  }
}
