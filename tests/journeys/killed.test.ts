import { DAY_MS, MINUTE_MS } from '@shared/kernel/time'
import { TASKS } from '../../cloudfunctions/functions/tasks'
import { runDueTasks } from '../../cloudfunctions/runtime/jobs'
import { expectBooksBalance } from '../books'
import { type Customer, type Goods, type Mall, openMall, type Promoter, TENTH_OF } from './mall'

let mall: Mall
beforeAll(async () => {
  mall = await openMall()
})
afterAll(() => mall.product.close())

/** What the job does with what orders have earned. */
const EARNING = TASKS.filter(({ name }) => name === 'commissions.settle' || name === 'points.grant')
/** In so short a time no transaction is tried twice: a run whose calls fail from one on is a run that was killed there. */
const NO_SECOND_TRY_S = 3

interface Round {
  readonly wang: Promoter
  readonly li: Promoter
  readonly chen: Customer
  readonly goods: readonly Goods[]
}

/** One more order of three lines, paid, received, and due: two by an agency's plan to 小王, one to 老李 who recruited the buyer. */
async function due({ wang, chen, goods }: Round): Promise<void> {
  if (goods[0] !== undefined) await wang.leads(chen, goods[0])
  const { orderId } = await chen.orders(goods)
  await mall.ships(orderId)
  await chen.confirms(orderId)
  await mall.product.cloud.clock.advance(15 * DAY_MS)
}

test('a settlement that is killed after any of its calls, and run again, has settled everything once', async () => {
  const shop = await mall.addShop()
  const [wang, li] = [await mall.promoter(), await mall.promoter()]
  const chen = await mall.customer(li)
  const tea = await mall.sells(shop, 4_321, TENTH_OF('agency'))
  const cup = await mall.sells(shop, 999, TENTH_OF('agency'))
  const rice = await mall.sells(shop, 5_678)
  const round = { wang, li, chen, goods: [tea, cup, rice] }

  await due(round)
  const counting = mall.product.context(60)
  await runDueTasks(EARNING, counting, () => 0)
  const { calls } = counting.meter
  expect(calls).toBeGreaterThan(40)
  let orders = 1
  for (let call = 0; call <= calls; call += 1) {
    await due(round)
    orders += 1
    mall.product.cloud.faults.inject({ name: 'crash-before', match: '*', skip: call, times: 1_000 })
    await runDueTasks(EARNING, mall.product.context(NO_SECOND_TRY_S), () => 0).catch(() => undefined)
    mall.product.cloud.faults.clear()
    await expectBooksBalance(mall.product)
    // The lease and the transactions of the killed run have ended by then.
    await mall.product.cloud.clock.advance(2 * MINUTE_MS)
    await runDueTasks(EARNING, mall.product.context(60), () => 0)
    // floor(864 / 2) = 432, and as much for the agency; floor(199 / 2) = 99, and 100; 10 % of 5 678 are 567.
    expect(await wang.holds('own')).toEqual({ withdrawable: orders * 531 })
    expect(await li.holds()).toEqual({ withdrawable: orders * 567 })
    // 1 % of 109.98 yuan, at 100 points a yuan.
    expect(chen.points(shop)).toBe(orders * 109)
  }
  expect(mall.posted('agency:own:available')).toBe(orders * 532)
  await expectBooksBalance(mall.product)
}, 300_000)
