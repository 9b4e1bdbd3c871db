import type { Output } from '@shared/contracts'
import { fen } from '@shared/kernel/money'
import { DAY_MS } from '@shared/kernel/time'
import { NOON, newRequestId, type Person, type Product, startProduct } from '../../tests/product'
import { commissions } from '../commissions/repository'
import { promoters } from '../promoters/repository'
import { prove } from '../proof/prove'
import { balances, kept, postings } from './books.fixture'
import { AGENCY, IN_POINTS, OWN_MALL, paidOrder, refundedLine } from './paid-orders.fixture'
import { makePlan } from './plan'
import { settleDue } from './settle'

let product: Product
let finance: Person
beforeEach(async () => {
  product = await startProduct()
  finance = await staff('finance', 'finance')
})
afterEach(() => product.close())

async function staff(name: string, role: string): Promise<Person> {
  const person = product.as(name)
  await person.get('members.register', {})
  const { visitorId } = await person.get('members.me', {})
  await product.context().db.insert('staff', visitorId, { roles: [role], since: 0 })
  return person
}
async function promoter(nickname: string): Promise<string> {
  const person = product.as(nickname)
  await person.get('members.register', { nickname })
  await person.get('promoters.enroll', {})
  return (await person.get('members.me', {})).visitorId
}
const disable = (id: string) => promoters.patch(product.context().db, id, { state: 'disabled' })

let made = 0
async function received(lines: Parameters<typeof paidOrder>[1]['lines']): Promise<string> {
  made += 1
  const orderId = `order${String(made).padStart(11, '0')}`
  const receivedAt = NOON - 16 * DAY_MS
  await paidOrder(product.context(), { orderId, lines, paidAt: receivedAt - DAY_MS, receivedAt })
  return orderId
}
const patch = (id: string, fields: Parameters<typeof commissions.patch>[2]) =>
  commissions.patch(product.context().db, id, fields)
const settledEntries = () => product.cloud.database.dump('entries').filter(({ kind }) => kind === 'settle')

async function rowsOf(planId: string, size = 50) {
  const items: Output<'settlement.rows'>['items'][number][] = []
  let cursor: string | null = null
  do {
    const page: Output<'settlement.rows'> = await finance.get('settlement.rows', {
      ...{ planId, size },
      ...(cursor === null ? {} : { cursor }),
    })
    items.push(...page.items)
    cursor = page.cursor
  } while (cursor !== null)
  return items
}
/** As the SDK writes a document: times are longer than its short numbers. */
const wire = (document: object): string =>
  JSON.stringify(document, (_name, value) =>
    typeof value === 'number' && value > 2 ** 31 ? { $numberLong: String(value) } : value,
  )

interface PageRow {
  readonly rows: readonly { readonly commissionId: string }[]
}
const outcomes = async (planId: string) =>
  Object.fromEntries((await rowsOf(planId)).map(({ commissionId, outcome }) => [commissionId, outcome]))

describe('a dry run', () => {
  test('says what would settle, what would not and why, and changes no commission', async () => {
    const [wang, li] = [await promoter('小王'), await promoter('老李')]
    const first = await received([
      { paidFen: 1_000, promoterId: wang, terms: AGENCY },
      { paidFen: 2_000, promoterId: wang, terms: IN_POINTS },
      { paidFen: 3_000, promoterId: wang },
    ])
    const second = await received([{ paidFen: 1_000, promoterId: li }])
    await patch(`${first}_2`, { openAfterSales: 1, lookAt: null, waitingFor: 'after-sale', version: 3 })
    await disable(li)
    const before = product.cloud.database.dump('commissions')
    const plan = await finance.get('settlement.plan', {})
    expect(plan).toMatchObject({
      ...{ state: 'planned', rows: 4, settles: 2, promoterFen: 100, agencyFen: 100, points: 2_000, isPart: false },
      ...{ done: 0, settled: 0, skipped: 0 },
    })
    expect(plan.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(plan.hash.slice(0, 32)).toBe(plan.planId)
    expect(product.cloud.database.dump('commissions')).toEqual(before)
    const rows = await rowsOf(plan.planId, 3)
    expect(Object.fromEntries(rows.map((row) => [row.commissionId, row]))).toMatchObject({
      [`${first}_0`]: { promoterName: '小*', promoterFen: 100, agencyFen: 100, version: 2, verdict: 'settle' },
      [`${first}_1`]: { points: 2_000, verdict: 'settle', outcome: null },
      [`${first}_2`]: { version: 3, verdict: 'after-sale' },
      [`${second}_0`]: { promoterName: '老*', verdict: 'promoter-on-hold' },
    })
  })

  test('of the same books is the same plan; a changed version is another one', async () => {
    const orderId = await received([{ paidFen: 1_000, promoterId: await promoter('小王') }])
    const [one, two] = [await finance.get('settlement.plan', {}), await finance.get('settlement.plan', {})]
    expect(two).toEqual(one)
    await patch(`${orderId}_0`, { version: 9 })
    expect((await finance.get('settlement.plan', {})).planId).not.toBe(one.planId)
  })

  test('repeated with its request id answers the plan it made, whatever the books are by now', async () => {
    const wang = await promoter('小王')
    await received([{ paidFen: 1_000, promoterId: wang }])
    const requestId = newRequestId()
    const first = await finance.get('settlement.plan', { requestId })
    await received([{ paidFen: 1_000, promoterId: wang }])
    expect(await finance.get('settlement.plan', { requestId })).toEqual(first)
    expect((await finance.get('settlement.plan', {})).rows).toBe(2)
  })

  test('leaves out what is not due, and of nothing due is an empty plan that ends at once', async () => {
    const receivedAt = NOON - 14 * DAY_MS
    const lines = [{ paidFen: 1_000, promoterId: await promoter('小王') }]
    await paidOrder(product.context(), { orderId: 'orderNotYetDue00', lines, paidAt: receivedAt, receivedAt })
    await paidOrder(product.context(), { orderId: 'orderNotReceived', lines, paidAt: 0, receivedAt: null })
    const { planId, rows } = await finance.get('settlement.plan', {})
    expect(rows).toBe(0)
    expect((await finance.get('settlement.rows', { planId })).items).toEqual([])
    expect(await finance.get('settlement.execute', { planId })).toMatchObject({ state: 'done', settled: 0 })
  })

  test('holds two thousand rows at most, and says that there are more', async () => {
    const id = await received([{ paidFen: 1_000, promoterId: await promoter('小王') }])
    const { db } = product.context()
    const { _id, ...row } = (await commissions.get(db, `${id}_0`)) ?? { _id: '' }
    const copies = Array.from({ length: 2_000 }, (_, index) => `copy${String(index).padStart(12, '0')}`)
    const data = copies.map((copy) => wire({ ...row, _id: `${copy}_0` }))
    const wanted = { action: 'database.insertDocument', collectionName: 'commissions', data }
    expect(await product.cloud.database.handle(wanted)).not.toHaveProperty('code')
    // Without the ten seconds of a request, which this machine may need for something else.
    const planId = await makePlan(product.context(60))
    expect(await finance.get('settlement.planned', { planId })).toMatchObject({ rows: 2_000, isPart: true })
    const pages = product.cloud.database.dump('settlement-rows') as unknown as PageRow[]
    expect(pages.map((page) => page.rows.length)).toEqual(Array(20).fill(100))
    expect(new Set(pages.flatMap((page) => page.rows.map(({ commissionId }) => commissionId))).size).toBe(2_000)
    expect((await finance.get('settlement.rows', { planId, size: 50 })).items).toHaveLength(50)
  }, 60_000)

  test('is not filled by what must wait: up to five hundred such rows stand beside those that settle', async () => {
    const promoterId = await promoter('小王')
    const id = await received([{ paidFen: 1_000, promoterId }])
    const { db } = product.context()
    const { _id, ...row } = (await commissions.get(db, `${id}_0`)) ?? { _id: '', dueAt: 0 }
    const held = { ...row, dueAt: Number(row.dueAt) - 1, openAfterSales: 1, lookAt: null, waitingFor: 'after-sale' }
    const copies = Array.from({ length: 2_100 }, (_, index) => `copy${String(index).padStart(12, '0')}`)
    const data = copies.map((copy) => wire({ ...held, _id: `${copy}_0` }))
    const wanted = { action: 'database.insertDocument', collectionName: 'commissions', data }
    expect(await product.cloud.database.handle(wanted)).not.toHaveProperty('code')
    const planId = await makePlan(product.context(60))
    expect(await finance.get('settlement.planned', { planId })).toMatchObject({ rows: 501, settles: 1, isPart: false })
  }, 60_000)

  test('is for owner and finance', async () => {
    const operator = await staff('operator', 'operator')
    expect(await operator.refused('settlement.plan', {})).toBe('FORBIDDEN')
    const planId = '0'.repeat(32)
    expect(await operator.refused('settlement.execute', { planId })).toBe('FORBIDDEN')
    expect(await finance.refused('settlement.execute', { planId })).toBe('NOT_FOUND')
    expect(await finance.refused('settlement.planned', { planId })).toBe('NOT_FOUND')
    expect(await (await staff('owner', 'owner')).refused('settlement.rows', { planId })).toBe('NOT_FOUND')
  })
})

describe('executing a plan', () => {
  test('settles each row whose version is unchanged and reports the others, with why', async () => {
    const [wang, li] = [await promoter('小王'), await promoter('老李')]
    const order = await received(Array(6).fill({ paidFen: 1_000, promoterId: wang, terms: AGENCY }))
    const other = await received([{ paidFen: 1_000, promoterId: li }])
    await patch(`${order}_4`, { openAfterSales: 1, lookAt: null, waitingFor: 'after-sale', version: 3 })
    const { planId } = await finance.get('settlement.plan', {})

    const context = product.context()
    await refundedLine(context, { orderId: order, line: 1, refund: fen(500) })
    await patch(`${order}_2`, { openAfterSales: 1, lookAt: null, waitingFor: 'after-sale', version: 3 })
    await refundedLine(context, { orderId: order, line: 3, refund: fen(1_000) })
    // It ended since, but what the plan did not mean to settle needs another plan.
    await patch(`${order}_4`, { openAfterSales: 0, lookAt: NOON, waitingFor: 'hold', version: 4 })
    await disable(li)

    const done = await finance.get('settlement.execute', { planId })
    expect(done).toMatchObject({ state: 'done', rows: 7, done: 7, settled: 2, skipped: 5 })
    expect(await outcomes(planId)).toEqual({
      [`${order}_0`]: 'settled',
      [`${order}_1`]: 'changed',
      [`${order}_2`]: 'after-sale',
      [`${order}_3`]: 'gone',
      [`${order}_4`]: 'after-sale',
      [`${order}_5`]: 'settled',
      [`${other}_0`]: 'promoter-on-hold',
    })
    // Frozen: 50 of line 1, 100 of lines 2 and 4. Available: 100 each of lines 0 and 5.
    expect(postings(product)).toMatchObject({
      [`promoter:own:${wang}:frozen`]: 250,
      [`promoter:own:${wang}:available`]: 200,
      [`promoter:merchant:${li}:frozen`]: 100,
    })
    expect(balances(product)).toEqual(kept(postings(product)))
    expect((await prove(product.context().db)).findings.total).toBe(0)
  })

  test('of hundreds of rows begins at once and is ended by the timer', async () => {
    const ids = [await promoter('小王'), await promoter('老李'), await promoter('大刘')]
    for (const promoterId of ids) await received(Array(50).fill({ paidFen: 1_000, promoterId, terms: OWN_MALL }))
    const { planId, rows } = await finance.get('settlement.plan', {})
    expect(rows).toBe(150)
    expect(await finance.get('settlement.execute', { planId })).toMatchObject({ state: 'running', settled: 50 })
    await product.runJobs()
    expect(await finance.get('settlement.planned', { planId })).toMatchObject({ state: 'done', settled: 150 })
    expect(settledEntries()).toHaveLength(150)
    expect(Object.values(kept(postings(product)))).toEqual([5_000, 5_000, 5_000])
  }, 60_000)

  test('by two people at once, and again afterwards, settles every row once', async () => {
    const owner = await staff('owner', 'owner')
    const promoterId = await promoter('小王')
    for (let order = 0; order < 2; order += 1) await received(Array(20).fill({ paidFen: 1_000, promoterId }))
    const { planId } = await finance.get('settlement.plan', {})
    await Promise.all([finance, owner].map((person) => person.get('settlement.execute', { planId })))
    expect(await owner.get('settlement.execute', { planId })).toMatchObject({ state: 'done', done: 40, settled: 40 })
    expect(settledEntries()).toHaveLength(40)
    expect(product.cloud.database.dump('audit').filter(({ subject }) => subject === planId)).toHaveLength(4)
  })

  test('beside the task over the same commissions settles each once, and says which the task had', async () => {
    const promoterId = await promoter('小王')
    for (let order = 0; order < 2; order += 1) await received(Array(20).fill({ paidFen: 1_000, promoterId }))
    const { planId } = await finance.get('settlement.plan', {})
    await Promise.all([finance.get('settlement.execute', { planId }), settleDue(product.context(60))])
    const ended = await finance.get('settlement.planned', { planId })
    expect(ended.done).toBe(40)
    expect(settledEntries()).toHaveLength(40)
    const gone = Object.values(await outcomes(planId)).filter((outcome) => outcome === 'gone')
    expect(gone).toHaveLength(ended.skipped)
    expect(kept(postings(product))).toEqual({ [`promoter:merchant:${promoterId}:available`]: 4_000 })
  })

  test('skips a row that our own mistake makes impossible, and ends', async () => {
    const orderId = await received(Array(3).fill({ paidFen: 1_000, promoterId: await promoter('小王') }))
    await patch(`${orderId}_1`, { promoterFen: 5_000 })
    const { planId } = await finance.get('settlement.plan', {})
    expect(await finance.get('settlement.execute', { planId })).toMatchObject({ settled: 2, skipped: 1 })
    expect(await outcomes(planId)).toMatchObject({ [`${orderId}_1`]: 'changed' })
    expect(product.cloud.database.dump('alarms')).toHaveLength(1)
  })

  test('ends even if a promoter’s own row is spoilt, and settles the others', async () => {
    const [wang, li] = [await promoter('小王'), await promoter('老李')]
    for (const promoterId of [wang, li]) await received(Array(2).fill({ paidFen: 1_000, promoterId }))
    const { planId } = await finance.get('settlement.plan', {})
    await product.context().db.patch('promoters', wang, { version: 'two' })
    expect(await finance.get('settlement.execute', { planId })).toMatchObject({ state: 'done', settled: 2, skipped: 2 })
    expect(product.cloud.database.dump('alarms')).toHaveLength(2)
  })

  test('with the reply of any of its calls lost, and pressed again, settles once', async () => {
    const promoterId = await promoter('小王')
    const press = async (fault?: number) => {
      await received(Array(2).fill({ paidFen: 1_000, promoterId }))
      const [plans, executes] = [newRequestId(), newRequestId()]
      const lose = (skip: number) => product.cloud.faults.inject({ name: 'lost-reply', match: '*', skip })
      if (fault !== undefined) lose(fault)
      let planned = await finance.ask('settlement.plan', { requestId: plans })
      if (!planned.ok) planned = await finance.ask('settlement.plan', { requestId: plans })
      if (!planned.ok) throw new Error(planned.code)
      const { planId } = planned.output
      const planCalls = product.lastCalls()
      const executed = await finance.ask('settlement.execute', { requestId: executes, planId })
      const executeCalls = product.lastCalls()
      if (!executed.ok) await finance.get('settlement.execute', { requestId: executes, planId })
      product.cloud.faults.clear()
      expect(await finance.get('settlement.planned', { planId })).toMatchObject({ state: 'done', settled: 2 })
      return planCalls + executeCalls
    }
    const calls = await press()
    for (let call = 0; call < calls; call += 1) await press(call)
    expect(settledEntries()).toHaveLength(2 * (calls + 1))
    expect(balances(product)).toEqual(kept(postings(product)))
    expect((await prove(product.context().db)).findings.total).toBe(0)
  }, 120_000)
})
