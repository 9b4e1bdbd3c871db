import { identityOf } from '../people'
import { openBrowser, pageAddress } from './phone'
import { rowGoods } from './row-goods'
import { type RowPeople, rowPeople } from './row-people'
import { openStage, type Stage } from './stage'
import { type Unlucky, unlucky } from './unlucky'

export const routeTo = (route: string, query: string): string => `${pageAddress(route)}?${query}`

/** The seeded world’s shop, with buyers to whom things happen. */
export interface TroubledShop {
  readonly stage: Stage
  readonly people: RowPeople
  /** The merchant’s token. */
  readonly owner: string
  readonly oil: { readonly productId: string; readonly skuId: string }
  /** The pages of the oil. */
  product(): string
  checkout(): string
  somebody(): Promise<Unlucky>
  /** An order of the buyer that is on its way. */
  shipped(buyer: Unlucky): Promise<string>
  /** The card of a gift that was paid for. */
  giftFrom(giver: Unlucky): Promise<string>
  /** A SKU of 10.00 of which there is one piece. */
  lastPiece(): Promise<string>
  /** How often WeChat took money for a payment. */
  timesPaid(paymentId: string): Promise<number>
  close(): Promise<void>
}

export async function openTroubledShop(): Promise<TroubledShop> {
  const [stage, browser] = await Promise.all([openStage(), openBrowser()])
  const people = rowPeople(stage, browser)
  const owner = await stage.signIn(identityOf('zhanggui'))
  const { a, shopId } = await rowGoods(stage, owner)
  const [sku] = (await stage.call(owner, 'catalog.product', { productId: a.id })).skus
  const oil = { productId: a.id, skuId: sku?.skuId ?? '' }
  let pieces = 0
  return {
    ...{ stage, people, owner, oil },
    product: () => routeTo('catalog/product', `id=${oil.productId}`),
    checkout: () => routeTo('orders/checkout', `skuId=${oil.skuId}&quantity=1`),
    somebody: () => unlucky(stage, people),
    async shipped(buyer) {
      const orderId = await buyer.hasBought(oil.skuId)
      await stage.call(owner, 'orders.ship', { orderId, company: 'ZTO', number: 'SF7788990011' })
      return orderId
    },
    async giftFrom(giver) {
      const orderId = await giver.hasBought(oil.skuId, { message: '生日快乐' })
      const { gift } = await stage.call(giver.token, 'orders.order', { orderId })
      return routeTo('orders/gift', `code=${gift?.code}`)
    },
    async lastPiece() {
      pieces += 1
      const skus = [{ name: '一件', priceFen: 1_000, stock: 1 }]
      const { skuIds } = await stage.call(owner, 'catalog.addProduct', { shopId, title: `最后一件 ${pieces}`, skus })
      return skuIds[0] ?? ''
    },
    async timesPaid(paymentId) {
      const answer = await fetch(`${stage.url}/emulator/wechat-pay`)
      const { payments } = (await answer.json()) as { payments: { paymentId: string; transactions: unknown[] }[] }
      return payments.find((one) => one.paymentId === paymentId)?.transactions.length ?? 0
    },
    async close() {
      await browser.close()
      await stage.close()
    },
  }
}
