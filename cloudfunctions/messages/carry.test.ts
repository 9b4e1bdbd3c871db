import { MINUTE_MS } from '@shared/kernel/time'
import { type Market, openMarket } from '../../tests/paid-orders'
import { carryLetters } from './carry'

let market: Market
beforeEach(async () => {
  market = await openMarket()
})
afterEach(() => market.product.close())

const WORDS = { title: '新榨的山茶籽油到了', body: '今年的头道油刚到，有问题随时问我。' }
const NOBODY = { byShareId: null, byCode: null, requestId: '', inputHash: '', eventNumber: 1 }
/** So many customers of the promoter, five of them bound at each instant. Every `mutedEvery`th wants no letters. */
async function bind(count: number, { mutedEvery = Number.MAX_SAFE_INTEGER, prefix = 'C' } = {}): Promise<string[]> {
  const { db, now } = market.product.context()
  const ids: string[] = []
  for (let made = 0; made < count; made += 1) {
    const id = `${prefix}${String(made).padStart(16 - prefix.length, '0')}`
    const boundAt = now - 10_000 + Math.floor(made / 5)
    const member = { nickname: null, avatarFileId: null, registeredAt: boundAt, ...NOBODY }
    const binding = { promoterId: market.promoterId, basis: 'share', because: 'share-of-page', boundAt }
    await db.insert('members', id, member)
    await db.insert('bindings', id, binding)
    if ((made + 1) % mutedEvery === 0) await db.insert('message-boxes', id, { readUntil: 0, isMuted: true })
    ids.push(id)
  }
  return ids
}
const write = () => market.promoter.get('messages.sendLetter', WORDS)
const newest = async () => (await market.promoter.get('messages.letters', { size: 1 })).items[0]
const readers = () =>
  market.product.cloud.database
    .dump('messages')
    .map(({ toId }) => String(toId))
    .sort()
const carry = (context = market.product.context(60)) => carryLetters(context, null)
const lookAts = () => market.product.cloud.database.dump('letters').map(({ lookAt }) => lookAt)

test('a thousand customers get one letter each, but those who want none', async () => {
  const ids = await bind(1_000, { mutedEvery: 10 })
  const { letter } = await write()
  // Fifty at once: forty-five of them want it. The rest is the job's.
  expect(letter).toMatchObject({ state: 'sending', delivered: 45, skipped: 5 })
  for (let minute = 0; minute < 3; minute += 1) {
    await market.advance(MINUTE_MS)
    await market.product.runJobs()
  }
  expect(await newest()).toMatchObject({ state: 'sent', delivered: 900, skipped: 100 })
  expect(readers()).toEqual(ids.filter((_, index) => (index + 1) % 10 !== 0))
  expect(lookAts()).toEqual([null])
}, 60_000)

test('three jobs at once carry it once, and count each reader once', async () => {
  const ids = await bind(120, { mutedEvery: 40 })
  await write()
  await market.advance(MINUTE_MS)
  await Promise.all([carry(), carry(), carry()])
  await carry()
  expect(await newest()).toMatchObject({ state: 'sent', delivered: 117, skipped: 3 })
  expect(readers()).toEqual(ids.filter((_, index) => (index + 1) % 40 !== 0))
}, 30_000)

test('a job that is killed after any of its calls, and comes again, has told everybody once', async () => {
  await bind(60, { mutedEvery: 6 })
  await write()
  await market.advance(MINUTE_MS)
  const { db } = market.product.context()
  const [row] = market.product.cloud.database.dump('letters')
  const letterId = String(row?._id)
  const cursor = (await db.get('letters', letterId))?.cursor
  // Of the newest fifty nine want none, of the other ten one.
  const begun = { state: 'sending', cursor, delivered: 41, skipped: 9, lookAt: 1 }
  const counting = market.product.context(60)
  await carry(counting)
  expect(counting.meter.calls).toBeGreaterThan(15)
  for (let call = 0; call <= counting.meter.calls; call += 1) {
    // The last ten begin anew: those who have it keep it in the one half of the runs, and have none in the other.
    await db.patch('letters', letterId, begun)
    if (call % 2 === 0) for (const id of await lastTen(db)) await db.remove('messages', id)
    market.product.cloud.faults.inject({ name: 'crash-before', match: '*', skip: call, times: 1_000 })
    // In so short a time no transaction is tried twice.
    await carry(market.product.context(3)).catch(() => undefined)
    market.product.cloud.faults.clear()
    await market.advance(MINUTE_MS)
    await carry()
    expect(await newest()).toMatchObject({ state: 'sent', delivered: 50, skipped: 10 })
    expect([readers().length, new Set(readers()).size]).toEqual([50, 50])
  }
}, 60_000)

/** The messages of those who were bound first, whom the second step is for. */
async function lastTen(db: ReturnType<Market['product']['context']>['db']): Promise<string[]> {
  const first = Array.from({ length: 10 }, (_, index) => `C${String(index).padStart(15, '0')}`)
  const rows = await db.find('messages', { where: { toId: { in: first } }, limit: 10 })
  return rows.map(({ _id }) => _id)
}

test('whoever stops wanting letters, or closes the account, on the way gets none', async () => {
  const ids = await bind(60)
  await write()
  const { db, now } = market.product.context()
  const [muted, gone] = [ids[0] ?? '', ids[1] ?? '']
  await db.insert('message-boxes', muted, { readUntil: 0, isMuted: true })
  await db.patch('members', gone, { closedAt: now })
  await market.advance(MINUTE_MS)
  await carry()
  expect(await newest()).toMatchObject({ state: 'sent', delivered: 58, skipped: 1 })
  expect(readers()).toEqual(ids.filter((id) => id !== muted && id !== gone))
})

test('whoever was bound in the very millisecond in which it was written gets it, and in the next one not', async () => {
  const ids = await bind(2)
  await write()
  const { db } = market.product.context()
  const [row] = market.product.cloud.database.dump('letters')
  const sentAt = Number(row?.sentAt)
  for (const [index, id] of ids.entries()) await db.patch('bindings', id, { boundAt: sentAt + index })
  for (const { _id } of market.product.cloud.database.dump('messages')) await db.remove('messages', String(_id))
  await db.patch('letters', String(row?._id), { state: 'sending', cursor: null, delivered: 0, lookAt: 1 })
  await carry()
  expect([readers(), (await newest())?.delivered]).toEqual([[ids[0]], 1])
})

test('a promoter who is disabled on the way writes to nobody more', async () => {
  await bind(120)
  await write()
  await market.owner.get('promoters.disable', { promoterId: market.promoterId, reason: '多次违规' })
  await market.advance(MINUTE_MS)
  await carry()
  expect(await newest()).toMatchObject({ state: 'sent', delivered: 50, skipped: 0 })
  expect([readers().length, lookAts()]).toEqual([50, [null]])
})

test('whoever is bound after it was written gets none, though it is carried later', async () => {
  const ids = await bind(3)
  await write()
  const { db } = market.product.context()
  const letterId = String(market.product.cloud.database.dump('letters')[0]?._id)
  for (const { _id } of market.product.cloud.database.dump('messages')) await db.remove('messages', String(_id))
  // As if the request had been killed right after it wrote the letter.
  await db.patch('letters', letterId, { state: 'sending', cursor: null, delivered: 0, lookAt: 1 })
  await market.advance(MINUTE_MS)
  await market.customer(true)
  await carry()
  expect(await newest()).toMatchObject({ state: 'sent', delivered: 3, skipped: 0 })
  expect(readers()).toEqual(ids)
})

test('a letter that can’t go on stands in no other’s way', async () => {
  await bind(60)
  await write()
  const { db } = market.product.context()
  const [row] = market.product.cloud.database.dump('letters')
  const { _id, ...letter } = (await db.get('letters', String(row?._id))) ?? { _id: '' }
  await db.insert('letters', 'spoilt', { ...letter, cursor: 'none of ours!', lookAt: 1 })
  await market.advance(MINUTE_MS)
  await market.product.runJobs()
  expect(await db.get('letters', _id)).toMatchObject({ state: 'sent', delivered: 60 })
})
