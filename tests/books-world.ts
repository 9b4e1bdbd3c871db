import type { Output } from '@shared/contracts'
import { DAY_MS, MINUTE_MS } from '@shared/kernel/time'
import { answerNotice } from '../cloudfunctions/functions/notices'
import { type Person, type Product, startProduct } from './product'

const ADDRESS = { name: '小陈', phone: '13800001111', region: '浙江省 杭州市', detail: '文一路 1 号' }
const PARCEL = { company: 'ZTO', number: 'ZTO7788990011' } as const
const PAYEE = { realName: '王小明', account: '6222020000001234', bank: '工商银行 西湖支行' }
/** The promoter gets 10 % of what was paid. */
const TENTH = { promoted: true, serviceRate: 200_000, promoterRate: 500_000 } as const

async function member(product: Product, subject: string, share?: string): Promise<Person> {
  const person = product.as(subject)
  await person.get('members.register', share === undefined ? {} : { share })
  return person
}

async function promoterOf(product: Product, subject: string) {
  const promoter = await member(product, subject)
  await promoter.get('promoters.enroll', {})
  const lead = async (visitor: Person, id: string) => {
    const { code } = await promoter.get('shares.create', { target: { kind: 'product', id } })
    await visitor.get('attribution.visit', { share: code, page: { kind: 'product', id } })
  }
  return { ...promoter, lead }
}

interface Purchase {
  readonly items: readonly { skuId: string; quantity: number }[]
  readonly usePoints?: { shopId: string; points: number }[]
}

async function place(buyer: Person, { items, ...points }: Purchase): Promise<Output<'orders.place'>> {
  const { payFen } = await buyer.get('orders.quote', { items: [...items], ...points })
  return buyer.get('orders.place', { items: [...items], ...points, expectedFen: payFen, address: ADDRESS })
}

async function pay(product: Product, buyer: Person, paymentId: string): Promise<void> {
  await buyer.get('orders.pay', { paymentId, method: 'jsapi' })
  await product.cloud.wechatPay.pay(paymentId)
}

/**
 * A product whose books hold every kind of entry that a purchase, its refunds and a withdrawal post, in every state that
 * matters: orders open, cancelled, paid, paid late and paid twice, points held and used, the four kinds of commission
 * frozen, settled and taken back, a debt, and withdrawals open, paid, rejected and sent back.
 */
export async function startWithBooks(): Promise<Product> {
  const product = await startProduct()
  const { clock, wechatPay } = product.cloud
  wechatPay.onNotice(async ({ headers, body }) => {
    return (await answerNotice({ httpMethod: 'POST', headers, body }, product.context())).statusCode
  })
  const owner = await member(product, 'books-owner')
  const { visitorId } = await owner.get('members.me', {})
  await product.context().db.insert('staff', visitorId, { roles: ['owner'], since: 0 })
  const { shopId } = await owner.get('catalog.addShop', { name: '山茶小铺' })
  await owner.get('catalog.setFreight', { shopId, freightFen: 800, freeFromFen: null })
  await owner.get('catalog.setPointsProgram', { shopId, program: 'tea', pointsPerYuan: 1_000, earnRate: 100_000 })
  await owner.get('catalog.setReferralRate', { rate: 100_000, paidIn: 'points' })
  const sell = async (priceFen: number, split?: 'merchant' | 'agency' | 'platform') => {
    const plan = split === undefined ? {} : { plan: { ...TENTH, split } }
    const skus = [{ name: '单件', priceFen, stock: 50 }]
    const added = await owner.get('catalog.addProduct', { shopId, title: '山茶籽油', skus, ...plan })
    return { productId: added.productId, skuId: added.skuIds[0] ?? '' }
  }
  const own = await sell(20_001, 'merchant')
  const agency = await sell(3_333, 'agency')
  const platform = await sell(7_777, 'platform')
  const plain = await sell(1_999)
  const one = await promoterOf(product, 'books-one')
  const two = await promoterOf(product, 'books-two')
  const { code: share } = await one.get('shares.create', { target: { kind: 'register' } })
  await clock.advance(2 * MINUTE_MS)
  const buyer = await member(product, 'books-buyer', share)
  await one.lead(buyer, own.productId)
  await one.lead(buyer, platform.productId)
  const items = [own, agency, platform, plain].map(({ skuId }) => ({ skuId, quantity: 1 }))
  const placed = async (of: typeof items, points = 0) => {
    const usePoints = points === 0 ? {} : { usePoints: [{ shopId, points }] }
    const { paymentId, orderIds } = await place(buyer, { items: of, ...usePoints })
    return { paymentId, orderId: orderIds[0] ?? '' }
  }
  const bought = async (of: typeof items, points = 0) => {
    const made = await placed(of, points)
    await pay(product, buyer, made.paymentId)
    return made
  }
  const receive = async (orderId: string) => {
    await owner.get('orders.ship', { orderId, ...PARCEL })
    await buyer.get('orders.confirmReceipt', { orderId })
  }
  const refund = (orderId: string, line: number, fen: number, freightFen = 0) =>
    owner.get('orders.refund', { orderId, lines: [{ line, fen }], freightFen, restock: line === 0, reason: '破损' })

  /** Somebody else's purchase, by the other promoter; never received. */
  const otherBuys = async () => {
    const other = await member(product, 'books-other')
    for (const { productId } of [own, agency]) await two.lead(other, productId)
    const { paymentId } = await place(other, { items: items.slice(0, 2) })
    await pay(product, other, paymentId)
  }

  const settled = await bought(items)
  await receive(settled.orderId)
  await buyer.get('orders.claimPoints', { orderId: settled.orderId })
  await bought(items)
  await otherBuys()
  const half = await bought(items, 900)
  await refund(half.orderId, 0, 777)
  const [, second] = (await buyer.get('orders.order', { orderId: half.orderId })).lines
  await refund(half.orderId, 1, second?.paidFen ?? 0, 100)
  await clock.advance(16 * DAY_MS)
  await product.runJobs()

  const bank = { payer: 'merchant', channel: 'bank', amountFen: 500, payee: PAYEE } as const
  const wallet = { payer: 'merchant', channel: 'wechat', amountFen: 600 } as const
  const returned = await one.get('withdrawals.request', bank)
  await owner.get('withdrawals.markPaid', { billNo: returned.billNo, receiptNumber: 'R20261208' })
  await owner.get('withdrawals.markReturned', { billNo: returned.billNo, reason: '户名不符' })
  const rejected = await one.get('withdrawals.request', { ...bank, amountFen: 400 })
  await owner.get('withdrawals.reject', { billNo: rejected.billNo, reason: '资料不全' })
  const paid = await one.get('withdrawals.request', wallet)
  await wechatPay.confirmTransfer(paid.billNo)
  await one.get('withdrawals.request', { ...bank, amountFen: 300 })

  // More than is left of the first line's commission: a debt.
  await refund(settled.orderId, 0, 20_001)
  await refund(settled.orderId, 1, 3_000)
  await refund(settled.orderId, 2, 5_000)
  await refund(settled.orderId, 3, 999)

  const [some] = items
  const few = some === undefined ? [] : [some]
  await placed(few, 100)
  const cancelled = await placed(few, 200)
  await buyer.get('orders.pay', { paymentId: cancelled.paymentId, method: 'jsapi' })
  await buyer.get('orders.cancel', { paymentId: cancelled.paymentId })
  await wechatPay.payLate(cancelled.paymentId)
  await wechatPay.payAgain(half.paymentId)
  await clock.advance(MINUTE_MS)
  await product.runJobs()
  await wechatPay.catchUp()
  return product
}
