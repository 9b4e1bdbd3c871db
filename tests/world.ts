import { type ActionName, type Answer, actions, type Input, type Output } from '@shared/contracts'
import { DAY_MS, HOUR_MS } from '@shared/kernel/time'
import type { Cloud } from '../emulator'
import { identityOf, PEOPLE, type PersonName } from './people'

/** How far back the world's story begins. */
export const WORLD_DAYS = 6

/** Calls the deployed `api` function as a person of the world; a refusal throws, because in this story there is none. */
export function callerIn(cloud: Cloud) {
  let made = 0
  return async <N extends ActionName>(
    name: PersonName,
    action: N,
    input: Omit<Input<N>, 'requestId'>,
  ): Promise<Output<N>> => {
    made += 1
    const requestId = `seed${String(made).padStart(12, '0')}`
    const event = { action, input: actions[action].kind === 'command' ? { requestId, ...input } : input }
    const answer = (await cloud.invoke('api', event, identityOf(name))) as Answer<N>
    if (!answer.ok) throw new Error(`seed: ${name} ${action} was refused with ${answer.code}`)
    return answer.output
  }
}

/**
 * Builds the named world through the product itself, so that it is one that users could have made: 小王 promotes and
 * has customers, 赵小满 promotes and has none, 阿泽 is a disabled promoter, 掌柜 owns the shop, and 老李 has not come yet.
 * The cloud's clock must stand WORLD_DAYS before the day that the story leads to.
 */
export async function seedWorld(cloud: Cloud): Promise<void> {
  const call = callerIn(cloud)
  const register = (name: PersonName, by: { share?: string; code?: string } = {}) => {
    const { nickname } = PEOPLE[name]
    return call(name, 'members.register', { ...(nickname === null ? {} : { nickname }), ...by })
  }

  await register('zhanggui')
  await makeOwner(cloud, (await call('zhanggui', 'members.me', {})).visitorId)
  const { oil, live } = await fillCatalog(call)

  await register('xiaowang')
  const { promoter } = await call('xiaowang', 'promoters.enroll', {})
  const { code: share } = await call('xiaowang', 'shares.create', { target: { kind: 'register' } })
  const { code: oilShare } = await call('xiaowang', 'shares.create', { target: { kind: 'product', id: oil } })
  const { code: liveShare } = await call('xiaowang', 'shares.create', { target: { kind: 'live', id: live } })
  await cloud.clock.advance(DAY_MS)

  await register('xiaozhao')
  await call('xiaozhao', 'promoters.enroll', {})
  await register('aze', { share })
  await call('aze', 'promoters.enroll', {})
  await cloud.clock.advance(DAY_MS)

  await call('chenjie', 'attribution.visit', { share: oilShare, page: { kind: 'product', id: oil } })
  await register('chenjie', { share })
  await cloud.clock.advance(DAY_MS + 3 * HOUR_MS)
  await register('daliu', { code: promoter.code })
  await register('nameless', { share })
  await cloud.clock.advance(DAY_MS)
  await call('aqing', 'attribution.visit', { share: liveShare, page: { kind: 'live', id: live } })
  await register('aqing', { share })

  const { visitorId } = await call('aze', 'members.me', {})
  await call('zhanggui', 'promoters.disable', { promoterId: visitorId, reason: '多次发布虚假宣传' })
  await cloud.clock.advance(DAY_MS + 20 * HOUR_MS)
  await register('zhouzhou', { share })
  await cloud.clock.advance(HOUR_MS)
}

/** 掌柜's shop: three promoted products, one that is not, a live room and an article of its channels. */
async function fillCatalog(call: ReturnType<typeof callerIn>) {
  const { shopId } = await call('zhanggui', 'catalog.addShop', { name: '山茶小铺' })
  const add = (title: string, priceFen: number, promoted: boolean) =>
    call('zhanggui', 'catalog.addProduct', { shopId, title, priceFen, promoted })
  await add('礼盒定制服务', 19_900, false)
  await add('山茶花蜂蜜 250 g', 5_900, true)
  await add('手工茶籽皂 三块装', 3_980, true)
  const { productId: oil } = await add('山茶籽油 500 ml', 8_900, true)
  const { channelId } = await call('zhanggui', 'catalog.addChannel', { name: '山茶小铺视频号' })
  const about = { channelId, shopId }
  await call('zhanggui', 'catalog.addContent', { kind: 'article', title: '一滴山茶油的来历', ...about })
  const { contentId } = await call('zhanggui', 'catalog.addContent', {
    kind: 'live',
    title: '今晚八点 采茶直播',
    ...about,
  })
  return { oil, live: contentId }
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
