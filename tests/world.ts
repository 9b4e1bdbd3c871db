import { DAY_MS, HOUR_MS } from '@shared/kernel/time'
import type { Cloud } from '../emulator'
import { callerIn } from './caller-in'
import { PEOPLE, type PersonName } from './people'
import { furnish } from './world-consumer'
import { tradeIn } from './world-orders'
import { passersBy, promote } from './world-promotion'
import { setUpReminders } from './world-reminders'
import { fillCatalog } from './world-storefront'

/** How far back the world's story begins: what was bought on its third day has settled since (15 days after receipt). */
export const WORLD_DAYS = 22

/**
 * Builds the named world through the product itself, so that it is one that users could have made: 小王 promotes, has
 * customers and has earned, 赵小满 promotes and has none, 阿泽 is a disabled promoter, 掌柜 owns the shop, and 老李 has not
 * come yet. 小王's commission on 陈姐's first order has settled and was withdrawn in part, that on her second is frozen
 * until its day; finance has a transfer to make by hand, 阿青's order is to be shipped, and 大刘 wants something back.
 * The cloud's clock must stand WORLD_DAYS before the day that the story leads to.
 */
export async function seedWorld(cloud: Cloud): Promise<void> {
  const call = callerIn(cloud)
  const trade = tradeIn(cloud, call)
  const passBy = passersBy(cloud)
  const register = (name: PersonName, by: { share?: string; code?: string } = {}) => {
    const { nickname } = PEOPLE[name]
    return call(name, 'members.register', { ...(nickname === null ? {} : { nickname }), ...by })
  }

  await register('zhanggui')
  await makeOwner(cloud, (await call('zhanggui', 'members.me', {})).visitorId)
  const { oil, soap, honey, live } = await fillCatalog(call)

  await register('xiaowang')
  const { promoter } = await call('xiaowang', 'promoters.enroll', {})
  const { code: share } = await call('xiaowang', 'shares.create', { target: { kind: 'register' } })
  const { code: oilShare } = await call('xiaowang', 'shares.create', { target: { kind: 'product', id: oil.productId } })
  const { code: liveShare } = await call('xiaowang', 'shares.create', { target: { kind: 'live', id: live } })
  const visitOil = () =>
    call('chenjie', 'attribution.visit', { share: oilShare, page: { kind: 'product', id: oil.productId } })
  await cloud.clock.advance(DAY_MS)

  await register('xiaozhao')
  await call('xiaozhao', 'promoters.enroll', {})
  await register('aze', { share })
  await call('aze', 'promoters.enroll', {})
  await cloud.clock.advance(DAY_MS)

  await visitOil()
  await register('chenjie', { share })
  const first = await trade.buy('chenjie', [
    { skuId: oil.single, quantity: 2 },
    { skuId: oil.pair, quantity: 1 },
  ])
  await cloud.clock.advance(HOUR_MS)
  await trade.ship(first, 'SF1000200030001')
  await cloud.clock.advance(2 * DAY_MS)
  await trade.receive('chenjie', first)

  // Fifteen days and a little: the timer that runs at the end of it settles the commissions.
  const [oilPage, livePage] = [
    { kind: 'product', id: oil.productId },
    { kind: 'live', id: live },
  ] as const
  await cloud.clock.advance(11 * DAY_MS)
  await passBy(oilShare, oilPage, { times: 9, people: 5 })
  await cloud.clock.advance(2 * DAY_MS)
  await passBy(liveShare, livePage, { times: 5, people: 4 })
  await cloud.clock.advance(2 * DAY_MS + HOUR_MS)
  await trade.withdraw('xiaowang', 1_000)
  await passBy(oilShare, oilPage, { times: 12, people: 7 })
  await visitOil()
  const second = await trade.buy('chenjie', [{ skuId: oil.pair, quantity: 1 }])
  await register('daliu', { code: promoter.code })
  const soaps = await trade.buy('daliu', [{ skuId: soap, quantity: 2 }])
  await register('nameless', { share })
  await cloud.clock.advance(HOUR_MS)
  await trade.ship(second, 'SF1000200030002')
  await trade.ship(soaps, 'SF1000200030003')
  await cloud.clock.advance(DAY_MS)
  await call('aqing', 'attribution.visit', { share: liveShare, page: { kind: 'live', id: live } })
  await register('aqing', { share })
  await trade.receive('chenjie', second)

  const { visitorId } = await call('aze', 'members.me', {})
  await call('zhanggui', 'promoters.disable', { promoterId: visitorId, reason: '多次发布虚假宣传' })
  await passBy(liveShare, livePage, { times: 7, people: 6 })
  await cloud.clock.advance(DAY_MS + 20 * HOUR_MS)
  await passBy(oilShare, oilPage, { times: 4, people: 9 })
  await register('zhouzhou', { share })
  await trade.askForTransfer('xiaowang', 500)
  await trade.receive('daliu', soaps)
  await trade.askBack('daliu', soaps, 3_980, '有一块碎了，想退一块的钱')
  await trade.buy('aqing', [{ skuId: honey, quantity: 1, contentId: live }])
  await furnish(call, { oil: oil.single, honey })
  await setUpReminders(call, cloud)
  await promote(call, { oil: oil.productId })
  await cloud.clock.advance(HOUR_MS)
}

/** The first owner is made by the deployment, not by an action: here it writes the row that a deployment would. */
async function makeOwner(cloud: Cloud, memberId: string): Promise<void> {
  const row = { _id: memberId, roles: ['owner'], since: { $numberLong: String(cloud.clock.now()) } }
  const answer = await cloud.database.handle({
    action: 'database.insertDocument',
    collectionName: 'staff',
    data: [JSON.stringify(row)],
  })
  if ('code' in answer) throw new Error(`seed: the owner could not be written: ${answer.code}`)
}
