import { DAY_MS, MINUTE_MS } from '@shared/kernel/time'
import { type Customer, type Goods, type Mall, openMall, TENTH_OF } from '../../tests/journeys/mall'
import { ADDRESS } from '../../tests/market'
import type { Person } from '../../tests/product'

let mall: Mall
let oil: Goods

beforeAll(async () => {
  mall = await openMall()
  // The promoter's tenth of 1 000 fen.
  oil = await mall.sells(await mall.addShop(), 1_000, TENTH_OF('merchant'))
})
afterAll(() => mall.product.close())

const blocksOf = async (person: Person) =>
  (await person.get('closure.check', {})).blocks.map(({ reason, count, fen }) => `${reason} ${count} ${fen}`)
const refusal = async (person: Person) => {
  const answer = await person.ask('closure.close', {})
  return answer.ok ? 'closed' : [answer.code, answer.data?.reason]
}
const wechat = () => mall.product.cloud.wechatPay

/** WeChat leaves every refund of `work` on its way. */
async function held(work: () => Promise<unknown>) {
  wechat().refundsGo('hold')
  await work()
  wechat().refundsGo('success')
}
/** WeChat has paid back what it held of the buyer's. */
async function goes(buyer: Customer) {
  const open = mall.rows('refunds').filter((row) => row.buyerId === buyer.id && row.state === 'sent')
  for (const { _id } of open) await wechat().finishRefund(_id, 'SUCCESS')
}

describe('what stands in the way of a buyer', () => {
  let buyer: Customer
  beforeEach(async () => {
    buyer = await mall.customer()
  })

  test('is nothing before they bought something', async () => {
    expect(await buyer.get('closure.check', {})).toEqual({ blocks: [], points: 0 })
  })

  test('is what is on its way, from the order to the receipt', async () => {
    const purchase = await buyer.buys([oil])
    expect(await blocksOf(buyer)).toEqual(['unpaid-orders 1 1000'])
    expect(await refusal(buyer)).toEqual(['CLOSURE_BLOCKED', 'unpaid-orders'])
    await buyer.pays(purchase)
    expect(await blocksOf(buyer)).toEqual(['orders-under-way 1 null'])
    await mall.ships(purchase.orderId)
    expect(await blocksOf(buyer)).toEqual(['orders-under-way 1 null'])
    await buyer.confirms(purchase.orderId)
    expect(await blocksOf(buyer)).toEqual([])
  })

  test('is an after-sale, and then the refund', async () => {
    const { orderId } = await buyer.orders([oil])
    await mall.ships(orderId)
    await buyer.confirms(orderId)
    const afterSaleId = await buyer.asksBack(orderId, { 0: 400 })
    expect(await blocksOf(buyer)).toEqual(['after-sales 1 null'])
    await held(() => mall.approves(afterSaleId, { 0: 400 }))
    expect(await blocksOf(buyer)).toEqual(['after-sales 1 null', 'refunds 1 400'])
    await goes(buyer)
    expect(await blocksOf(buyer)).toEqual([])
  })

  test('is a refund that the staff made', async () => {
    const { orderId } = await buyer.orders([oil])
    await mall.ships(orderId)
    await buyer.confirms(orderId)
    await held(() => mall.refunds(orderId, { 0: 250 }))
    expect(await blocksOf(buyer)).toEqual(['refunds 1 250'])
    await goes(buyer)
    expect(await blocksOf(buyer)).toEqual([])
  })

  test('is money that came when none was due, until it is back', async () => {
    const { paymentId } = await buyer.buys([oil])
    await buyer.get('orders.pay', { paymentId, method: 'jsapi' })
    await buyer.get('orders.cancel', { paymentId })
    await held(async () => {
      await wechat().payLate(paymentId)
      await mall.waits(MINUTE_MS)
    })
    expect(await blocksOf(buyer)).toEqual(['refunds 1 1000'])
    await goes(buyer)
    expect(await blocksOf(buyer)).toEqual([])
  })

  test('is a gift that they gave and that nobody took yet, and one that they took', async () => {
    const friend = await mall.customer()
    const { orderId } = await buyer.orders([oil], { gift: { message: '生日快乐' } })
    expect(await blocksOf(buyer)).toEqual(['orders-under-way 1 null'])
    const code = (await buyer.sees(orderId)).gift?.code ?? ''
    await friend.get('orders.acceptGift', { code, address: ADDRESS })
    expect(await blocksOf(friend)).toEqual(['gifts-under-way 1 null'])
    await mall.ships(orderId)
    expect(await refusal(friend)).toEqual(['CLOSURE_BLOCKED', 'gifts-under-way'])
    await buyer.confirms(orderId)
    expect([await blocksOf(buyer), await blocksOf(friend)]).toEqual([[], []])
  })

  test('is a role among the staff', async () => {
    expect(await blocksOf(mall.owner)).toEqual(['staff 1 null'])
  })
})

test('what stands in the way of a promoter, from a customer’s order to the last fen', async () => {
  const [wang, chen] = [await mall.promoter(), await mall.customer()]
  await wang.leads(chen, oil)
  const purchase = await chen.buys([oil])
  expect(await blocksOf(wang)).toEqual(['customers-paying 1 null'])
  expect(await refusal(wang)).toEqual(['CLOSURE_BLOCKED', 'customers-paying'])
  await chen.pays(purchase)
  expect(await blocksOf(wang)).toEqual(['commissions-frozen 1 100'])
  await mall.ships(purchase.orderId)
  await chen.confirms(purchase.orderId)
  await mall.waits(15 * DAY_MS)
  expect(await blocksOf(wang)).toEqual(['commissions-withdrawable 1 100'])
  const billNo = await wang.withdraws(100)
  expect(await blocksOf(wang)).toEqual(['withdrawals 1 100'])
  await wang.takes(billNo)
  expect(await blocksOf(wang)).toEqual([])
  // 300 of 1 000 fen go back: floor(floor(700 × 20 %) × 50 %) = 70 of 100 are left.
  await mall.refunds(purchase.orderId, { 0: 300 })
  expect(await blocksOf(wang)).toEqual(['commissions-debt 1 30'])
  expect(await refusal(wang)).toEqual(['CLOSURE_BLOCKED', 'commissions-debt'])
})
