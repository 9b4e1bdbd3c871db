import { DAY_MS, HOUR_MS, MINUTE_MS } from '@shared/kernel/time'
import { NOON, type Product, startProduct } from '../../tests/product'
import { commissions } from '../commissions/repository'
import { promoters } from '../promoters/repository'
import { prove } from '../proof/prove'
import { balances, kept, postings } from './books.fixture'
import { AGENCY, IN_POINTS, PLATFORM, paidOrder, REFERRAL } from './paid-orders.fixture'
import { settleDue } from './settle'

let product: Product
beforeEach(async () => {
  product = await startProduct()
})
afterEach(() => product.close())

let made = 0
const fresh = (kind: string): string => {
  made += 1
  return `${kind}${String(made).padStart(16 - kind.length, '0')}`
}
/** A promoter without a person: settlement asks for the row alone. */
async function promoter(): Promise<string> {
  const id = fresh('promo')
  const row = { code: id, state: 'active' as const, enrolledAt: 0, disabledReason: null, version: 1 }
  await promoters.insert(product.context().db, id, row)
  return id
}
const disable = (id: string, state: 'active' | 'disabled' = 'disabled') =>
  promoters.patch(product.context().db, id, { state })

type Given = Omit<Parameters<typeof paidOrder>[1], 'orderId' | 'paidAt' | 'receivedAt'>
/** An order that was received `days` before noon. */
async function received(given: Given, days = 15): Promise<string> {
  const orderId = fresh('order')
  const receivedAt = NOON - days * DAY_MS
  await paidOrder(product.context(), { ...given, orderId, paidAt: receivedAt - 5 * DAY_MS, receivedAt })
  return orderId
}
/** One step at a time of its own, since the clock goes on during a test. */
const settle = (now = NOON) => settleDue({ ...product.context(60), now })
const stored = (id: string) => commissions.get(product.context().db, id)
const entriesOf = (kind: string) => product.cloud.database.dump('entries').filter((entry) => entry.kind === kind)

describe('the task that settles', () => {
  test('settles each line to its own promoter, by its split, and the balances are the postings', async () => {
    const [a, b] = [await promoter(), await promoter()]
    await received({
      freightFen: 800,
      lines: [
        { paidFen: 1_000, promoterId: a },
        { paidFen: 1_000, promoterId: b, terms: AGENCY },
        { paidFen: 1_000, promoterId: a, terms: PLATFORM },
        { paidFen: 1_000, promoterId: null },
        { paidFen: 1_000, promoterId: b, terms: IN_POINTS },
        { paidFen: 4, promoterId: b },
      ],
    })
    await settle()
    expect(postings(product)).toEqual({
      buyers: -5_804,
      // 5 804 less 100 (a), 100 + 100 (b and the agency), 100 + 100 (WeChat to a, and the agency).
      'merchant:shop000000000001': 5_304,
      [`promoter:merchant:${a}:available`]: 100,
      [`promoter:own:${b}:available`]: 100,
      [`promoter:wechat:${a}:paid`]: 100,
      'agency:own:available': 200,
      'issuer:shop000000000001': -1_000,
      [`points:shop000000000001:${b}`]: 1_000,
    })
    expect(balances(product)).toEqual(kept(postings(product)))
    expect((await prove(product.context().db)).findings.total).toBe(0)
    // The line that earns nothing is settled too, without an entry.
    expect(entriesOf('settle')).toHaveLength(4)
    expect(product.cloud.database.dump('commissions').map(({ state }) => state)).toEqual(Array(5).fill('settled'))
  })

  test('settles 15 days after receipt and not a moment before', async () => {
    const orderId = await received({ lines: [{ paidFen: 1_000, promoterId: await promoter() }] }, 14)
    const now = NOON + DAY_MS
    await settle(now - 1)
    expect(await stored(`${orderId}_0`)).toMatchObject({ state: 'frozen', waitingFor: 'hold', version: 2 })
    await settle(now)
    expect(await stored(`${orderId}_0`)).toMatchObject({ state: 'settled', settledAt: now, lookAt: null, version: 3 })
  })

  test('CS-2: settles a referral seven days after the payment, at receipt if that is later', async () => {
    const lines = [{ paidFen: 1_000, promoterId: await promoter(), terms: REFERRAL }]
    const [early, late] = [await received({ lines }, 2), await received({ lines }, 1)]
    await settle()
    expect([(await stored(`${early}_0`))?.state, (await stored(`${late}_0`))?.state]).toEqual(['settled', 'frozen'])
  })

  test('does not settle what nobody received', async () => {
    const lines = [{ paidFen: 1_000, promoterId: await promoter() }]
    const never = { orderId: fresh('order'), lines, paidAt: NOON - 400 * DAY_MS, receivedAt: null }
    await paidOrder(product.context(), never)
    await settle()
    expect(entriesOf('settle')).toEqual([])
  })

  test('leaves a line with an open after-sale alone, and settles the other lines', async () => {
    const promoterId = await promoter()
    const orderId = await received({ lines: Array(2).fill({ paidFen: 1_000, promoterId }) })
    await commissions.patch(product.context().db, `${orderId}_0`, { openAfterSales: 1, version: 3 })
    await settle()
    expect(await stored(`${orderId}_0`)).toMatchObject({ state: 'frozen', waitingFor: 'after-sale', lookAt: null })
    expect(await stored(`${orderId}_1`)).toMatchObject({ state: 'settled' })
  })

  test('waits for a promoter on hold and looks again after an hour', async () => {
    const promoterId = await promoter()
    const orderId = await received({ lines: [{ paidFen: 1_000, promoterId }] })
    await disable(promoterId)
    await settle()
    const lookAt = NOON + HOUR_MS
    expect(await stored(`${orderId}_0`)).toMatchObject({ waitingFor: 'promoter', lookAt, version: 3 })
    await disable(promoterId, 'active')
    await settle(lookAt - 1)
    expect((await stored(`${orderId}_0`))?.state).toBe('frozen')
    await settle(lookAt)
    expect((await stored(`${orderId}_0`))?.state).toBe('settled')
  })

  test('DF15: run twice, and by the timer again, changes nothing more', async () => {
    const promoterId = await promoter()
    await received({ lines: Array(3).fill({ paidFen: 1_000, promoterId, terms: AGENCY }) })
    await settle()
    const before = JSON.stringify([postings(product), product.cloud.database.dump('commissions')])
    await settle()
    await product.cloud.clock.advance(MINUTE_MS)
    await product.runJobs()
    expect(JSON.stringify([postings(product), product.cloud.database.dump('commissions')])).toBe(before)
  })

  test('DF4: four workers at once over the same commissions pay each of them once', async () => {
    const ids = [await promoter(), await promoter(), await promoter()]
    for (const promoterId of ids) {
      await received({ lines: Array(8).fill({ paidFen: 1_000, promoterId, terms: AGENCY }) })
    }
    await Promise.all([settle(), settle(), settle(), settle()])
    const expected = Object.fromEntries(ids.map((id) => [`promoter:own:${id}:available`, 800]))
    expect(postings(product)).toMatchObject({ ...expected, 'agency:own:available': 2_400 })
    expect(balances(product)).toEqual(kept(postings(product)))
    expect((await prove(product.context().db)).findings.total).toBe(0)
    expect(entriesOf('settle')).toHaveLength(24)
  }, 60_000)

  test('takes twenty of one promoter in one transaction, with about three requests each', async () => {
    const promoterId = await promoter()
    await received({ lines: Array(20).fill({ paidFen: 1_000, promoterId, terms: AGENCY }) })
    const context = { ...product.context(60), now: NOON }
    await settleDue(context)
    // The query; begin, promoter, two balances read and written, commit; and per line its row read, entry and patch.
    expect(context.meter.calls).toBe(1 + 7 + 20 * 3)
  })

  test('goes on where one step was not enough', async () => {
    const ids = await Promise.all(Array.from({ length: 25 }, promoter))
    for (const promoterId of ids) await received({ lines: [{ paidFen: 1_000, promoterId }] })
    expect(await settle()).toBe('more')
    expect(entriesOf('settle')).toHaveLength(20)
    expect(await settle()).toBeNull()
    expect(entriesOf('settle')).toHaveLength(25)
  })

  test('puts off what our own mistake makes impossible, tells people, and settles everybody else', async () => {
    const promoterId = await promoter()
    const orderId = await received({ lines: Array(3).fill({ paidFen: 1_000, promoterId }) })
    // A commission that says more than was frozen for all three.
    await commissions.patch(product.context().db, `${orderId}_1`, { promoterFen: 5_000 })
    await settle()
    const states = product.cloud.database.dump('commissions').map(({ state, version }) => [state, version])
    expect(states).toEqual([
      ['settled', 3],
      ['frozen', 3],
      ['settled', 3],
    ])
    expect(postings(product)).toMatchObject({ [`promoter:merchant:${promoterId}:available`]: 200 })
    expect(product.cloud.database.dump('alarms')).toMatchObject([
      { name: 'settlement-failed', subject: `${orderId}_1` },
    ])
    expect((await stored(`${orderId}_1`))?.lookAt).toBe(NOON + HOUR_MS)
  })
})

test('where the merchant wants to see a plan first, what is due waits for one from a minute after that was said', async () => {
  const owner = product.as('owner')
  await owner.get('members.register', {})
  const { visitorId } = await owner.get('members.me', {})
  await product.context().db.insert('staff', visitorId, { roles: ['owner'], since: 0 })
  const requestId = 'by-plan-0000000000'.replaceAll('-', 'x')
  const { from } = await owner.get('settlement.setMode', { requestId, byItself: false })
  expect(await owner.get('settlement.setMode', { requestId, byItself: false })).toEqual({ from })
  expect(await owner.get('settlement.mode', {})).toEqual({ byItself: true, announced: { byItself: false, from } })

  const orderId = await received({ lines: [{ paidFen: 1_000, promoterId: await promoter() }] })
  await product.cloud.clock.advance(2 * MINUTE_MS)
  await product.runJobs()
  expect(await stored(`${orderId}_0`)).toMatchObject({ state: 'frozen' })
  const { planId } = await owner.get('settlement.plan', {})
  expect(await owner.get('settlement.execute', { planId })).toMatchObject({ state: 'done', settled: 1, skipped: 0 })
  expect(await stored(`${orderId}_0`)).toMatchObject({ state: 'settled' })
})
