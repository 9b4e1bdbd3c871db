import { DAY_MS } from '@shared/kernel/time'
import { commissions } from '../cloudfunctions/commissions/repository'
import { promoters } from '../cloudfunctions/promoters/repository'
import { AGENCY, paidOrder } from '../cloudfunctions/settlement/paid-orders.fixture'
import { NOON, type Product, startProduct } from '../tests/product'
import { type SettleOptions, settleSystem } from './settle-system'

let product: Product
beforeAll(async () => {
  product = await startProduct()
  const context = product.context()
  const row = { code: 'K7QF2', state: 'active' as const, enrolledAt: 0, disabledReason: null, version: 1 }
  await promoters.insert(context.db, 'promoter00000001', row)
  const lines = Array(2).fill({ paidFen: 12_345, promoterId: 'promoter00000001', terms: AGENCY })
  const receivedAt = NOON - 16 * DAY_MS
  await paidOrder(context, { orderId: 'order00000000001', lines, paidAt: receivedAt, receivedAt })
})
afterAll(() => product.close())

async function settle(options: Partial<SettleOptions>): Promise<string[]> {
  const lines: string[] = []
  const context = { ...product.context(60), now: NOON }
  for await (const line of settleSystem(context, { isDryRun: false, planId: null, ...options })) lines.push(line)
  return lines
}

test('a dry run prints what would settle and changes nothing; its plan can be executed and says what it skipped', async () => {
  const planned = await settle({ isDryRun: true })
  // 12 345 × 20 % = 2 469 each, of which 1 234 for the promoter and 1 235 for the agency.
  expect(planned).toEqual([
    'settle\torder00000000001_0\tversion 2\tpromoter promoter00000001\t12.34 yuan\tagency 12.35 yuan\t0 points',
    'settle\torder00000000001_1\tversion 2\tpromoter promoter00000001\t12.34 yuan\tagency 12.35 yuan\t0 points',
    expect.stringMatching(
      /^plan [0-9a-f]{32}: 2 of 2 rows settle, 24\.68 yuan to promoters, 24\.70 yuan to agencies, 0 points; sha256 [0-9a-f]{64}$/,
    ),
  ])
  expect(product.cloud.database.dump('commissions').map(({ state }) => state)).toEqual(['frozen', 'frozen'])

  const planId = planned[2]?.slice('plan '.length, 'plan '.length + 32) ?? ''
  await commissions.patch(product.context().db, 'order00000000001_1', { version: 3 })
  const executed = await settle({ planId })
  expect(executed.map((line) => line.split(/[\t:]/)[0])).toEqual(['settled', 'changed', `plan ${planId}`, 'done'])
  expect(executed[3]).toBe('done: 1 settled, 1 skipped')
  expect((await settle({})).at(-1)).toBe('done: 1 settled, 0 skipped')
  expect((await settle({})).at(-1)).toBe('done: 0 settled, 0 skipped')
})

test('a plan that does not exist is said to be missing', async () => {
  await expect(settle({ planId: 'f'.repeat(32) })).rejects.toThrow(/no plan/)
})
