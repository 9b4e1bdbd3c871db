import { ADDRESS } from '../market'
import type { Person, Product } from '../product'

interface World {
  readonly product: () => Product
  /** Wire requests of the one action that `work` calls. */
  count(work: () => Promise<unknown>): Promise<number>
  owner(): Promise<Person>
  member(): Promise<Person>
}

/** One typical call of every action of buying and paying, for docs/costs.md: one line of one shop, of a promoted product. */
export function orderCosts({ product, count, owner, member }: World) {
  const plan = { promoted: true, split: 'merchant', serviceRate: 200_000, promoterRate: 500_000 } as const
  async function sold() {
    const staff = await owner()
    const { shopId } = await staff.get('catalog.addShop', { name: '山茶小铺' })
    const skus = [{ name: '单瓶', priceFen: 8_900, stock: 9 }]
    const { skuIds } = await staff.get('catalog.addProduct', { shopId, title: '山茶籽油', plan, skus })
    const items = [{ skuId: skuIds[0] ?? '', quantity: 1 }]
    return { staff, items, skuId: skuIds[0] ?? '', wanted: { items, expectedFen: 8_900, address: ADDRESS } }
  }
  async function placed() {
    const { staff, wanted } = await sold()
    const buyer = await member()
    const { paymentId, orderIds } = await buyer.get('orders.place', wanted)
    return { staff, buyer, paymentId, orderId: orderIds[0] ?? '' }
  }
  return {
    'orders.cart': async () => {
      const { skuId } = await sold()
      const buyer = await member()
      await buyer.get('orders.setInCart', { skuId, quantity: 1 })
      return count(() => buyer.get('orders.cart', {}))
    },
    'orders.setInCart': async () => {
      const { skuId } = await sold()
      const buyer = await member()
      return count(() => buyer.get('orders.setInCart', { skuId, quantity: 1 }))
    },
    'orders.cartCount': async () => {
      const { skuId } = await sold()
      const buyer = await member()
      await buyer.get('orders.setInCart', { skuId, quantity: 1 })
      return count(() => buyer.get('orders.cartCount', {}))
    },
    'orders.buyAgain': async () => {
      const { buyer, orderId } = await placed()
      return count(() => buyer.get('orders.buyAgain', { orderId }))
    },
    'orders.quote': async () => {
      const { items } = await sold()
      const buyer = await member()
      return count(() => buyer.get('orders.quote', { items }))
    },
    'orders.place': async () => {
      const { wanted } = await sold()
      const buyer = await member()
      return count(() => buyer.get('orders.place', wanted))
    },
    'orders.pay': async () => {
      const { buyer, paymentId } = await placed()
      return count(() => buyer.get('orders.pay', { paymentId, method: 'jsapi' }))
    },
    'orders.checkPayment': async () => {
      const { buyer, paymentId } = await placed()
      await buyer.get('orders.pay', { paymentId, method: 'jsapi' })
      // Nobody tells us, so asking is what confirms it.
      product().cloud.wechatPay.holdNotices()
      await product().cloud.wechatPay.pay(paymentId)
      const requests = await count(() => buyer.get('orders.checkPayment', { paymentId }))
      await product().cloud.wechatPay.releaseNotices()
      return requests
    },
    'orders.cancel': async () => {
      const { buyer, paymentId } = await placed()
      return count(() => buyer.get('orders.cancel', { paymentId }))
    },
    'orders.mine': async () => {
      const { buyer } = await placed()
      return count(() => buyer.get('orders.mine', {}))
    },
    'orders.order': async () => {
      const { buyer, orderId } = await placed()
      return count(() => buyer.get('orders.order', { orderId }))
    },
    'orders.counts': async () => {
      const { buyer } = await placed()
      return count(() => buyer.get('orders.counts', {}))
    },
    'orders.staffList': async () => {
      const { staff } = await placed()
      return count(() => staff.get('orders.staffList', {}))
    },
    'orders.staffOrder': async () => {
      const { staff, orderId } = await placed()
      return count(() => staff.get('orders.staffOrder', { orderId }))
    },
  }
}
