import { DAY_MS, MINUTE_MS } from '@shared/kernel/time'
import type { Fault } from '../../emulator'
import { NOON, type Product, startProduct } from '../../tests/product'
import { promoters } from '../promoters/repository'
import { prove } from '../proof/prove'
import { balances, kept, postings } from './books.fixture'
import { executeRunning } from './execute'
import { pageId } from './model'
import { AGENCY, IN_POINTS, paidOrder } from './paid-orders.fixture'
import { makePlan } from './plan'
import { planPages, plans } from './repository'
import { settleDue } from './settle'

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.close())

let worlds = 0
/** Two promoters with three due lines each, in a shop and with an agency that no other world has. */
async function world() {
  worlds += 1
  const name = String(worlds).padStart(4, '0')
  const context = product.context()
  const [a, b] = [`promoterA000${name}`, `promoterB000${name}`]
  for (const id of [a, b]) {
    await promoters.insert(context.db, id, {
      code: id,
      state: 'active',
      enrolledAt: 0,
      disabledReason: null,
      version: 1,
    })
  }
  const terms = { ...AGENCY, agencyId: `agency${name}` }
  const lines = [a, b].flatMap((promoterId) => [
    { paidFen: 1_000, promoterId, terms },
    { paidFen: 2_000, promoterId, terms },
    { paidFen: 500, promoterId, terms: IN_POINTS },
  ])
  const [paidAt, receivedAt] = [NOON - 20 * DAY_MS, NOON - 16 * DAY_MS]
  await paidOrder(context, { orderId: `order0000000${name}`, shopId: `shop00000000${name}`, lines, paidAt, receivedAt })
  return { a, b, name }
}

/** What a world's accounts hold once all six lines are settled, whatever happened on the way. */
function expectSettledOnce({ a, b, name }: Awaited<ReturnType<typeof world>>) {
  const mine = Object.entries(postings(product)).filter(([account]) => account.includes(name))
  expect(Object.fromEntries(mine)).toEqual({
    [`merchant:shop00000000${name}`]: 7_000 - 1_200,
    [`promoter:agency${name}:${a}:available`]: 300,
    [`promoter:agency${name}:${b}:available`]: 300,
    [`agency:agency${name}:available`]: 600,
    [`issuer:shop00000000${name}`]: -1_000,
    [`points:shop00000000${name}:${a}`]: 500,
    [`points:shop00000000${name}:${b}`]: 500,
  })
  expect(balances(product)).toEqual(kept(postings(product)))
}

/** The worlds of a sweep stay, so the books of all of them are proved at its end. */
const expectProved = async () => expect((await prove(product.context().db)).findings.total).toBe(0)

/** Transactions that a killed run left open have ended by then. */
const later = async () => {
  product.cloud.faults.clear()
  await product.cloud.clock.advance(MINUTE_MS)
  return { ...product.context(60), now: NOON }
}

/** `seconds`: in four a transaction is never tried again, so that a run whose calls all fail is a run that was killed. */
const FAULTS: readonly (readonly [string, Omit<Fault, 'match' | 'skip'>, number])[] = [
  ['whose reply is lost', { name: 'lost-reply', times: 1 }, 60],
  ['before which it is killed', { name: 'crash-before', times: 1_000 }, 4],
]

describe.each(FAULTS)('the settlement with a call %s', (_name, fault, seconds) => {
  const first = () => ({ ...product.context(seconds), now: NOON })

  test('and run again ends the same, whichever call it is', async () => {
    await world()
    const counting = first()
    await settleDue(counting)
    const { calls } = counting.meter
    expect(calls).toBeGreaterThan(30)
    for (let call = 0; call < calls; call += 1) {
      const made = await world()
      product.cloud.faults.inject({ ...fault, match: '*', skip: call })
      await settleDue(first()).catch(() => undefined)
      const context = await later()
      await settleDue(context)
      expectSettledOnce(made)
    }
    await expectProved()
  }, 240_000)

  test('and a plan that is executed, too', async () => {
    await world()
    await settleDue(first())
    const planned = async () => {
      const made = await world()
      const planId = await makePlan({ ...product.context(60), now: NOON })
      await plans.patch(product.context().db, planId, { state: 'running' })
      return { made, planId }
    }
    await planned()
    const counting = first()
    await executeRunning(counting)
    const { calls } = counting.meter
    expect(calls).toBeGreaterThan(30)
    for (let call = 0; call < calls; call += 1) {
      const { made, planId } = await planned()
      product.cloud.faults.inject({ ...fault, match: '*', skip: call })
      await executeRunning(first()).catch(() => undefined)
      const context = await later()
      while ((await executeRunning(context)) !== null);
      expectSettledOnce(made)
      const plan = await plans.get(context.db, planId)
      expect(plan).toMatchObject({ state: 'done', rows: 6, done: 6, settled: 6, skipped: 0 })
    }
    await expectProved()
  }, 240_000)
})

test('a running plan that lost its rows does not keep the next one waiting, and people are told', async () => {
  const context = product.context(60)
  const plan = async () => {
    const settled = await world()
    const planId = await makePlan(product.context(60))
    await plans.patch(context.db, planId, { state: 'running' })
    return { planId, settled }
  }
  const lost = await plan()
  await planPages.remove(context.db, pageId(lost.planId, 0))
  await product.cloud.clock.advance(1_000)
  const next = await plan()
  expect(await executeRunning(context)).toBe('more')
  expect(await plans.get(context.db, next.planId)).toMatchObject({ state: 'done', settled: 12 })
  expectSettledOnce(lost.settled)
  expectSettledOnce(next.settled)
  await expect(executeRunning(context)).rejects.toThrow('lost its rows')
  const alarms = product.cloud.database.dump('alarms').map(({ _id }) => String(_id))
  expect(alarms).toContain(`settlement-failed_${lost.planId}`)
})
