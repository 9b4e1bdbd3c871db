import type { Cloud } from '../emulator'
import type { Call } from './caller-in'
import type { PersonName } from './people'

type Buyer = 'chenjie' | 'daliu' | 'aqing'
const WHERE = { region: '浙江省 杭州市', detail: '文三路 1 号 2 幢 301' }
const ADDRESSES = {
  chenjie: { name: '陈秀兰', phone: '13700007001', ...WHERE },
  daliu: { name: '刘大勇', phone: '13700007002', ...WHERE },
  aqing: { name: '何青', phone: '13700007003', ...WHERE },
} as const
const PAYEE = { realName: '王小明', account: '6222020000001234', bank: '工商银行杭州文三路支行' }

interface Wanted {
  readonly skuId: string
  readonly quantity: number
  /** The live room or article that it was opened from. */
  readonly contentId?: string
}

/** What the people of the world do with orders, each step as their phone would do it. */
export interface Trade {
  /** Places and pays; WeChat Pay's notice reaches `pay-notify` before this resolves. Answers the order's id. */
  buy(buyer: Buyer, items: Wanted[]): Promise<string>
  ship(orderId: string, number: string): Promise<void>
  receive(buyer: PersonName, orderId: string): Promise<void>
  /** Asks for `fen` of the first line back, and nobody answers. */
  askBack(buyer: PersonName, orderId: string, fen: number, reason: string): Promise<void>
  /** To the wallet, confirmed in WeChat. */
  withdraw(promoter: PersonName, amountFen: number): Promise<void>
  /** To a bank: finance has to pay it by hand. */
  askForTransfer(promoter: PersonName, amountFen: number): Promise<void>
}

export function tradeIn(cloud: Cloud, call: Call): Trade {
  return {
    async buy(buyer, items) {
      const { payFen } = await call(buyer, 'orders.quote', { items })
      const placed = await call(buyer, 'orders.place', { items, expectedFen: payFen, address: ADDRESSES[buyer] })
      const { paymentId, orderIds } = placed
      await call(buyer, 'orders.pay', { paymentId, method: 'jsapi' })
      await cloud.wechatPay.pay(paymentId)
      const { state } = await call(buyer, 'orders.checkPayment', { paymentId })
      if (state !== 'paid') throw new Error(`seed: the payment of ${buyer} is ${state}`)
      return orderIds[0] ?? ''
    },
    async ship(orderId, number) {
      await call('zhanggui', 'orders.ship', { orderId, company: 'SF', number })
    },
    async receive(buyer, orderId) {
      await call(buyer, 'orders.confirmReceipt', { orderId })
    },
    async askBack(buyer, orderId, fen, reason) {
      const lines = [{ line: 0, fen }]
      await call(buyer, 'orders.requestAfterSale', {
        ...{ orderId, lines, freightFen: 0, isReturn: false, reason, pictures: [] },
      })
    },
    async withdraw(promoter, amountFen) {
      const { billNo } = await call(promoter, 'withdrawals.request', {
        ...{ payer: 'merchant', channel: 'wechat' as const, amountFen },
      })
      await cloud.wechatPay.confirmTransfer(billNo)
      const { state } = await call(promoter, 'withdrawals.withdrawal', { billNo })
      if (state !== 'paid') throw new Error(`seed: the withdrawal of ${promoter} is ${state}`)
    },
    async askForTransfer(promoter, amountFen) {
      await call(promoter, 'withdrawals.request', {
        ...{ payer: 'merchant', channel: 'bank' as const, amountFen, payee: PAYEE },
      })
    },
  }
}
