import type { Output } from '@shared/contracts'
import { answerNotice } from '../cloudfunctions/functions/notices'
import type { Log } from '../cloudfunctions/runtime/log'
import type { SealedNotice } from '../emulator'
import { newRequestId, type Person, type Product, startProduct } from './product'

/** A product with shops to buy from, and WeChat's notices delivered to `pay-notify` as on the platform. */
export interface Market {
  readonly product: Product
  readonly owner: Person
  addShop(freight?: { freightFen: number; freeFromFen: number | null }): Promise<string>
  /** A product with one SKU, promoted under the plan where there is one. */
  sell(shopId: string, thing: Thing): Promise<{ productId: string; skuId: string }>
  /** A registered member of their own. */
  newMember(): Promise<Member>
  /** A promoter with a way to bring somebody to a product. */
  newPromoter(): Promise<Member & { lead(visitor: Person, productId: string): Promise<void> }>
  /** Points of the shop's own program, for an order of so many yuan that was bought and received. */
  givePoints(buyer: Person, shopId: string, points: number): Promise<void>
  /** Places it at the price that the quote names. */
  buy(buyer: Person, wanted: Purchase): Promise<Output<'orders.place'>>
  /** Begins to pay and pays. */
  pay(buyer: Person, paymentId: string): Promise<void>
  /** What the function answers to a notice. */
  notify(notice: SealedNotice): Promise<number>
  rows(collection: string): Row[]
  row(collection: string, id: string): Row
  /** The lines of an entry as `account: amount`; null when there is none. */
  entry(kind: string, reference: string): Record<string, number> | null
}
export interface Member extends Person {
  readonly id: string
}
type Row = Record<string, unknown> & { readonly _id: string }
interface Thing {
  readonly priceFen: number
  readonly stock: number
  readonly plan?: {
    promoted: true
    split: 'merchant' | 'agency' | 'platform'
    serviceRate: number
    promoterRate: number
  }
}
interface Purchase {
  readonly items: { skuId: string; quantity: number; contentId?: string }[]
  readonly usePoints?: { shopId: string; points: number }[]
  readonly gift?: { message: string }
  readonly fromCart?: boolean
  readonly requestId?: string
}

export const ADDRESS = { name: '李四', phone: '13800001234', region: '浙江省 杭州市', detail: '文三路 1 号' }
/** The promoter gets 10 % of what was paid, out of the merchant's pocket. */
export const TENTH = { promoted: true, split: 'merchant', serviceRate: 200_000, promoterRate: 500_000 } as const

export async function startMarket(hear?: Log): Promise<Market> {
  const product = await startProduct(hear)
  let made = 0
  async function newMember(): Promise<Member> {
    made += 1
    const person = product.as(`market-${made}`)
    await person.get('members.register', {})
    return { ...person, id: (await person.get('members.me', {})).visitorId }
  }
  const notify = async ({ headers, body }: SealedNotice) =>
    (await answerNotice({ httpMethod: 'POST', headers, body }, product.context())).statusCode
  product.cloud.wechatPay.onNotice(notify)
  const owner = await newMember()
  await product.context().db.insert('staff', owner.id, { roles: ['owner'], since: 0 })
  const rows = (collection: string) => product.cloud.database.dump(collection) as Row[]
  const row = (collection: string, id: string) => {
    const found = rows(collection).find(({ _id }) => _id === id)
    if (found === undefined) throw new Error(`no ${id} in ${collection}`)
    return found
  }

  const sell: Market['sell'] = async (shopId, { priceFen, stock, plan }) => {
    const skus = [{ name: '单件', priceFen, stock }]
    const named = {
      shopId,
      title: '山茶籽油',
      pictures: ['drawn:oil'],
      skus,
      ...(plan === undefined ? {} : { plan }),
    }
    const { productId, skuIds } = await owner.get('catalog.addProduct', named)
    return { productId, skuId: skuIds[0] ?? '' }
  }
  const buy: Market['buy'] = async (buyer, { requestId = newRequestId(), ...wanted }) => {
    const { items, usePoints } = wanted
    const { payFen } = await buyer.get('orders.quote', { items, ...(usePoints === undefined ? {} : { usePoints }) })
    const address = wanted.gift === undefined ? { address: ADDRESS } : {}
    return buyer.get('orders.place', { requestId, expectedFen: payFen, ...address, ...wanted })
  }
  const pay: Market['pay'] = async (buyer, paymentId) => {
    await buyer.get('orders.pay', { paymentId, method: 'jsapi' })
    await product.cloud.wechatPay.pay(paymentId)
  }

  return {
    ...{ product, owner, newMember, notify, sell, buy, pay, rows, row },
    async addShop(freight) {
      const { shopId } = await owner.get('catalog.addShop', { name: '山茶小铺' })
      if (freight !== undefined) await owner.get('catalog.setFreight', { shopId, ...freight })
      return shopId
    },
    async newPromoter() {
      const promoter = await newMember()
      await promoter.get('promoters.enroll', {})
      return {
        ...promoter,
        async lead(visitor, id) {
          const { code } = await promoter.get('shares.create', { target: { kind: 'product', id } })
          await visitor.get('attribution.visit', { share: code, page: { kind: 'product', id } })
        },
      }
    },
    async givePoints(buyer, shopId, points) {
      // 100 points a yuan and 1 % of it back: so many points are given for so many yuan.
      const { skuId } = await sell(shopId, { priceFen: points * 100, stock: 1 })
      const { paymentId, orderIds } = await buy(buyer, { items: [{ skuId, quantity: 1 }] })
      const [orderId = ''] = orderIds
      await pay(buyer, paymentId)
      await owner.get('orders.ship', { orderId, company: 'SF', number: 'SF1234567890' })
      await buyer.get('orders.confirmReceipt', { orderId })
      const given = await buyer.get('orders.claimPoints', { orderId })
      if (given.points !== points) throw new Error(`${given.points} points were given, not ${points}`)
    },
    entry(kind, reference) {
      const found = rows('entries').find(({ _id }) => _id === `${kind}_${reference}`)
      if (found === undefined) return null
      const lines = found.lines as { account: string; amount: number }[]
      return Object.fromEntries(lines.map(({ account, amount }) => [account, Number(amount)]))
    },
  }
}
