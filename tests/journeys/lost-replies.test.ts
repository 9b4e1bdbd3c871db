import type { ActionName, Input, Output } from '@shared/contracts'
import { DAY_MS, MINUTE_MS } from '@shared/kernel/time'
import type { FaultName } from '../../emulator'
import { expectBooksBalance } from '../books'
import { ADDRESS } from '../market'
import { newRequestId, type Person } from '../product'
import { type Mall, openMall, TENTH_OF } from './mall'

/** Which call of every command is struck, and how. */
interface Blow {
  readonly name: FaultName
  readonly match: string
  readonly skip: number
  /** How many calls from there on. */
  readonly times: number
}

let mall: Mall
let shop: string
beforeAll(async () => {
  mall = await openMall()
  shop = await mall.addShop({ freightFen: 800, freeFromFen: null })
})
afterAll(() => mall.product.close())

/** An answer without how far WeChat is with it by now. */
const lasting = (output: object) =>
  Object.fromEntries(
    Object.entries(output).filter(
      ([name]) => !['state', 'isCancelling', 'confirmBefore', 'endedAt', 'succeededAt', 'paidAt'].includes(name),
    ),
  )

/**
 * One purchase from its link to the wallet, each command of it struck at one call and then repeated as the phone would:
 * with the same request, and answered the same. Answers how many commands were struck.
 */
async function story(blow: Blow): Promise<number> {
  const { owner, product } = mall
  const { wechatPay, faults, clock } = product.cloud
  const oil = await mall.sells(shop, 9_999, TENTH_OF('merchant'))
  const newPerson = () => product.as(`story-${newRequestId()}`)
  const [promoter, buyer] = [newPerson(), newPerson()]
  let struck = 0

  async function does<N extends ActionName>(
    person: Person,
    action: N,
    input: Omit<Input<N>, 'requestId'>,
  ): Promise<Output<N>> {
    const request = { requestId: newRequestId(), ...input } as never
    faults.inject(blow)
    const first = await person.ask(action, request)
    const wasStruck = faults.list()[0]?.times !== blow.times
    faults.clear()
    if (!wasStruck && first.ok) return first.output
    struck += 1
    // Whoever was not answered has heard nothing worse.
    if (!first.ok) expect([action, first.code]).toEqual([action, 'BUSY'])
    const again = await person.get(action, request)
    // A payment is signed anew each time.
    if (first.ok && action !== 'orders.pay') expect(lasting(again)).toEqual(lasting(first.output))
    return again
  }
  /** What WeChat tells meanwhile is struck too, and told again. */
  async function wechatTells(what: () => Promise<void>): Promise<void> {
    faults.inject(blow)
    await what()
    faults.clear()
    await clock.advance(15_000)
    await wechatPay.catchUp()
  }
  /** What did not get through is tried again by the job, some minutes later. */
  async function until(isSo: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; !(await isSo()); tries += 1) {
      if (tries === 5) throw new Error('it never came to pass')
      await mall.waits(6 * MINUTE_MS)
    }
  }
  const refundedFen = async (orderId: string) => (await buyer.get('orders.order', { orderId })).refundedFen
  const stateOf = async (billNo: string) => (await promoter.get('withdrawals.withdrawal', { billNo })).state

  for (const person of [promoter, buyer]) await does(person, 'members.register', {})
  await does(promoter, 'promoters.enroll', {})
  const target = { kind: 'product', id: oil.productId } as const
  const { code: share } = await does(promoter, 'shares.create', { target })
  await does(buyer, 'attribution.visit', { share, page: target })
  await does(buyer, 'orders.setInCart', { skuId: oil.skuId, quantity: 2 })
  const wanted = { items: [{ skuId: oil.skuId, quantity: 2 }], address: ADDRESS, fromCart: true }
  const { paymentId, orderIds } = await does(buyer, 'orders.place', { ...wanted, expectedFen: 20_798 })
  const orderId = orderIds[0] ?? ''
  await does(buyer, 'orders.pay', { paymentId, method: 'jsapi' })
  await wechatTells(() => wechatPay.pay(paymentId))
  expect(await does(buyer, 'orders.checkPayment', { paymentId })).toMatchObject({ state: 'paid' })
  await does(owner, 'orders.ship', { orderId, company: 'ZTO', number: 'ZTO7788990011' })
  await does(buyer, 'orders.confirmReceipt', { orderId })
  // 1 % of 199.98 yuan at 100 points a yuan.
  expect(await does(buyer, 'orders.claimPoints', { orderId })).toEqual({ points: 199 })

  const second = { items: [{ skuId: oil.skuId, quantity: 1 }], address: ADDRESS }
  const usePoints = [{ shopId: shop, points: 150 }]
  const unwanted = await does(buyer, 'orders.place', { ...second, usePoints, expectedFen: 10_649 })
  await does(buyer, 'orders.cancel', { paymentId: unwanted.paymentId })

  const asked = {
    orderId,
    lines: [{ line: 0, fen: 5_000 }],
    freightFen: 0,
    isReturn: false,
    reason: '破损',
    pictures: [],
  }
  const dropped = await does(buyer, 'orders.requestAfterSale', asked)
  await does(buyer, 'orders.cancelAfterSale', { afterSaleId: dropped.afterSaleId })
  const refused = await does(buyer, 'orders.requestAfterSale', asked)
  await does(owner, 'orders.rejectAfterSale', { afterSaleId: refused.afterSaleId, answer: '已过保' })
  const { afterSaleId } = await does(buyer, 'orders.requestAfterSale', asked)
  const agreed = { lines: [{ line: 0, fen: 4_000 }], freightFen: 0, restock: false }
  await does(owner, 'orders.approveAfterSale', { afterSaleId, ...agreed })
  await wechatTells(() => wechatPay.catchUp())
  await until(async () => (await refundedFen(orderId)) === 4_000)
  await clock.advance(15 * DAY_MS)
  await product.runJobs()
  // 15 998 fen are left: floor(3 199 / 2).
  const { payer, withdrawableFen } = (await promoter.get('commissions.summary', {})).accounts[0] ?? {}
  expect([payer, withdrawableFen]).toEqual(['merchant', 1_599])

  const wallet = { payer: 'merchant', channel: 'wechat', amountFen: 1_000 } as const
  const called = await does(promoter, 'withdrawals.request', wallet)
  await does(promoter, 'withdrawals.cancel', { billNo: called.billNo })
  await wechatTells(() => wechatPay.catchUp())
  await until(async () => (await stateOf(called.billNo)) === 'cancelled')
  const { billNo } = await does(promoter, 'withdrawals.request', wallet)
  await until(async () => (await stateOf(billNo)) === 'waiting-user')
  await wechatTells(() => wechatPay.confirmTransfer(billNo))
  expect(await does(promoter, 'withdrawals.refresh', { billNo })).toMatchObject({ state: 'paid' })
  const payee = { realName: '王小明', account: '6222020000001234', bank: '工商银行 西湖支行' }
  const bank = { payer: 'merchant', channel: 'bank', amountFen: 599, payee } as const
  const byHand = await does(promoter, 'withdrawals.request', bank)
  await does(owner, 'withdrawals.markPaid', { billNo: byHand.billNo, receiptNumber: 'R20261208' })
  await does(owner, 'withdrawals.markReturned', { billNo: byHand.billNo, reason: '户名不符' })
  const rejected = await does(promoter, 'withdrawals.request', bank)
  await does(owner, 'withdrawals.reject', { billNo: rejected.billNo, reason: '资料不全' })

  await does(owner, 'orders.refund', {
    ...{ orderId, lines: [{ line: 0, fen: 15_998 }], freightFen: 800, restock: false, reason: '召回' },
  })
  await wechatTells(() => wechatPay.catchUp())
  await until(async () => (await refundedFen(orderId)) === 20_798)
  // Of 1 599 that were taken back, 599 were still there.
  const { accounts } = await promoter.get('commissions.summary', {})
  expect(accounts).toEqual([
    { payer: 'merchant', frozenFen: 0, withdrawableFen: 0, withdrawingFen: 0, withdrawnFen: 1_000, debtFen: 1_000 },
  ])
  expect((await buyer.get('orders.order', { orderId })).state).toBe('refunded')
  return struck
}

const BLOWS: readonly (readonly [string, Omit<Blow, 'skip'>])[] = [
  ['whose reply from the database is lost', { name: 'lost-reply', match: '*', times: 1 }],
  ['whose reply from WeChat is lost', { name: 'lost-reply', match: 'wechat-pay:*', times: 1 }],
  ['that never reaches WeChat', { name: 'crash-before', match: 'wechat-pay:*', times: 1_000 }],
]

test.each(BLOWS)(
  'every command of a story, %s, is done once when it is repeated',
  async (_name, blow) => {
    let skip = 0
    for (let struck = 1; struck > 0; skip += 1) {
      struck = await story({ ...blow, skip })
    }
    expect(skip).toBeGreaterThan(1)
    await expectBooksBalance(mall.product)
    expect(mall.failures).toEqual([])
  },
  600_000,
)
