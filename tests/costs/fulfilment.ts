import type { ActionName } from '@shared/contracts'
import type { fulfilmentHandlers } from '../../cloudfunctions/orders/fulfilment-handlers'
import { reportShipping } from '../../cloudfunctions/orders/listeners'
import { ADDRESS, type Market, OWN, openMarket } from '../paid-orders'
import type { Person, Product } from '../product'

type FulfilmentAction = Extract<ActionName, keyof typeof fulfilmentHandlers>

/** A refund that WeChat does not know may be released so long after it was sent. */
const RELEASABLE_MS = 300_000
const PARCEL = { company: 'ZTO', number: 'ZTO7788990011' } as const

/** One typical call of every action of a paid order; each answers how many wire requests it sent. */
export function fulfilmentCosts(productOf: () => Product): {
  readonly calls: { readonly [N in FulfilmentAction]: () => Promise<number> }
  /** What telling WeChat of a shipment costs. */
  report(): Promise<number>
} {
  let opened: Promise<Market> | undefined
  const market = () => {
    opened ??= openMarket(productOf())
    return opened
  }
  /** Of one promoted line, paid. */
  async function sold(gift?: { message: string }) {
    const { customer, goods, buy, owner, product } = await market()
    const buyer = await customer()
    const order = await buy(buyer, [await goods(1_000, OWN)], gift === undefined ? {} : { gift })
    const count = async (work: () => Promise<unknown>) => {
      await work()
      return product.lastCalls()
    }
    return { buyer, owner, count, orderId: order.orderId, code: order.gift?.code ?? '', product }
  }
  async function shipped() {
    const order = await sold()
    await order.owner.get('orders.ship', { orderId: order.orderId, ...PARCEL })
    return order
  }
  async function accepted() {
    const order = await sold({ message: '生日快乐' })
    const friend = await (await market()).customer()
    await friend.get('orders.acceptGift', { code: order.code, address: ADDRESS })
    return { ...order, friend }
  }
  const slice = { lines: [{ line: 0, fen: 400 }], freightFen: 0 }
  const request = (buyer: Person, orderId: string) =>
    buyer.get('orders.requestAfterSale', { orderId, ...slice, isReturn: false, reason: '少了一瓶', pictures: [] })
  async function asked() {
    const order = await sold()
    return { ...order, ...(await request(order.buyer, order.orderId)) }
  }

  const calls: ReturnType<typeof fulfilmentCosts>['calls'] = {
    'orders.ship': async () => {
      const { count, owner, orderId } = await sold()
      return count(() => owner.get('orders.ship', { orderId, ...PARCEL }))
    },
    'orders.confirmReceipt': async () => {
      const { count, buyer, orderId } = await shipped()
      return count(() => buyer.get('orders.confirmReceipt', { orderId }))
    },
    'orders.claimPoints': async () => {
      const { count, buyer, orderId } = await shipped()
      await buyer.get('orders.confirmReceipt', { orderId })
      return count(() => buyer.get('orders.claimPoints', { orderId }))
    },
    'orders.gift': async () => {
      const { count, buyer, code } = await sold({ message: '生日快乐' })
      return count(() => buyer.get('orders.gift', { code }))
    },
    'orders.acceptGift': async () => {
      const { count, code } = await sold({ message: '生日快乐' })
      const friend = await (await market()).customer()
      const { addressId } = await friend.get('addresses.save', { address: ADDRESS, isDefault: false })
      return count(() => friend.get('orders.acceptGift', { code, addressId }))
    },
    'orders.gifts': async () => {
      const { count, friend } = await accepted()
      return count(() => friend.get('orders.gifts', {}))
    },
    'orders.receivedGift': async () => {
      const { count, friend, orderId } = await accepted()
      return count(() => friend.get('orders.receivedGift', { orderId }))
    },
    'orders.confirmGift': async () => {
      const { count, friend, owner, orderId } = await accepted()
      await owner.get('orders.ship', { orderId, ...PARCEL })
      return count(() => friend.get('orders.confirmGift', { orderId }))
    },
    'orders.addAfterSalePicture': async () => {
      const { count, buyer } = await sold()
      const pictureBase64 = Buffer.from([0xff, 0xd8, 0xff]).toString('base64')
      return count(() => buyer.get('orders.addAfterSalePicture', { pictureBase64 }))
    },
    'orders.afterSales': async () => {
      const { count, buyer } = await asked()
      return count(() => buyer.get('orders.afterSales', {}))
    },
    'orders.requestAfterSale': async () => {
      const { count, buyer, orderId } = await sold()
      return count(() => request(buyer, orderId))
    },
    'orders.cancelAfterSale': async () => {
      const { count, buyer, afterSaleId } = await asked()
      return count(() => buyer.get('orders.cancelAfterSale', { afterSaleId }))
    },
    'orders.rejectAfterSale': async () => {
      const { count, owner, afterSaleId } = await asked()
      return count(() => owner.get('orders.rejectAfterSale', { afterSaleId, answer: '不同意' }))
    },
    'orders.approveAfterSale': async () => {
      const { count, owner, product, afterSaleId } = await asked()
      // So that no notice comes between.
      product.cloud.wechatPay.refundsGo('hold')
      return count(() => owner.get('orders.approveAfterSale', { afterSaleId, ...slice, restock: true }))
    },
    'orders.staffAfterSales': async () => {
      const { count, owner } = await asked()
      return count(() => owner.get('orders.staffAfterSales', {}))
    },
    'orders.refund': async () => {
      const { count, owner, product, orderId } = await sold()
      // So that no notice comes between.
      product.cloud.wechatPay.refundsGo('hold')
      return count(() => owner.get('orders.refund', { orderId, ...slice, restock: true, reason: '少货' }))
    },
    'orders.releaseRefund': async () => {
      const { count, owner, product, orderId } = await sold()
      product.cloud.wechatPay.forceError('refund', 400, 'INVALID_REQUEST')
      const { refundId } = await owner.get('orders.refund', { orderId, ...slice, restock: true, reason: '少货' })
      await product.cloud.clock.advance(RELEASABLE_MS)
      return count(() => owner.get('orders.releaseRefund', { refundId }))
    },
    'orders.setTerms': async () => {
      const { count, owner } = await sold()
      return count(() => owner.get('orders.setTerms', { holdDays: 15, autoConfirmDays: 10 }))
    },
  }
  return {
    calls,
    async report() {
      const { orderId, product } = await shipped()
      const context = product.context()
      await reportShipping({ subject: orderId }, context)
      return context.meter.calls
    },
  }
}
