import { DAY_MS, HOUR_MS } from '@shared/kernel/time'
import type { Commission } from '../commissions/model'
import type { Plan, PlanRow } from './model'
import { advanced, BATCH_MAX, batchesOf, changeBy, nextOf, outcomeOf, rulingOn } from './rules'

const NOW = 100 * DAY_MS
const due: Commission = {
  ...{ orderId: 'order00000000001', line: 0, shopId: 's', buyerId: 'b', promoterId: 'p', title: 'x', quantity: 1 },
  ...{ ruleset: 'referral', basis: 'bound', terms: { by: 'referral', rate: 100_000, paidIn: 'fen' } },
  ...{ program: 's', pointsPerYuan: 1_000, paidFen: 1_000, leftFen: 1_000, promoterFen: 100, agencyFen: 0, points: 0 },
  ...{ state: 'frozen', frozenAt: 1, dueAt: NOW, lookAt: NOW, waitingFor: 'hold', openAfterSales: 0 },
  ...{ settledAt: null, endedAt: null, version: 7 },
}

describe('a commission that is looked at (spec/money.md, "Life of a commission")', () => {
  test.each<[string, Partial<Commission>, boolean, string]>([
    ['settles at the very end of its hold', {}, false, 'settle'],
    ['waits until then', { dueAt: NOW + 1 }, false, 'not-due'],
    ['never settles without receipt', { dueAt: null }, false, 'not-due'],
    ['waits for an open after-sale', { openAfterSales: 1 }, false, 'after-sale'],
    ['waits while the promoter is on hold', {}, true, 'promoter-on-hold'],
    ['waits for the after-sale first when the promoter is on hold too', { openAfterSales: 2 }, true, 'after-sale'],
    ['is gone once it is settled', { state: 'settled' }, false, 'gone'],
    ['is gone once it is void', { state: 'void' }, true, 'gone'],
  ])('%s', (_name, differing, isOnHold, ruling) => {
    expect(rulingOn({ ...due, ...differing }, isOnHold, NOW)).toBe(ruling)
  })

  test('that does not exist is gone', () => expect(rulingOn(null, false, NOW)).toBe('gone'))

  test('leaves the queue by every ruling, and its version grows', () => {
    const looks = (['settle', 'promoter-on-hold', 'after-sale', 'gone'] as const).map((ruling) => {
      const { lookAt, waitingFor, version } = changeBy(due, ruling, NOW)
      return [ruling, lookAt, waitingFor, version]
    })
    expect(looks).toEqual([
      ['settle', null, null, 8],
      ['promoter-on-hold', NOW + HOUR_MS, 'promoter', 8],
      ['after-sale', null, 'after-sale', 8],
      ['gone', null, null, 8],
    ])
    const early = { ...due, dueAt: NOW + DAY_MS }
    expect(changeBy(early, 'not-due', NOW)).toEqual({ lookAt: NOW + DAY_MS, waitingFor: 'hold', version: 8 })
    expect(changeBy({ ...due, dueAt: null }, 'not-due', NOW)).toEqual({
      lookAt: null,
      waitingFor: 'receipt',
      version: 8,
    })
  })
})

test('due commissions are cut into one promoter’s at a time, and none is lost', () => {
  const rows = Array.from({ length: 2 * BATCH_MAX + 5 }, (_, index) => ({
    promoterId: index % 9 === 0 ? 'a' : 'b',
    index,
  }))
  const batches = batchesOf(rows)
  for (const batch of batches) {
    expect(new Set(batch.map(({ promoterId }) => promoterId)).size).toBe(1)
    expect(batch.length).toBeLessThanOrEqual(BATCH_MAX)
  }
  expect(
    batches
      .flat()
      .map(({ index }) => index)
      .sort((a, b) => a - b),
  ).toEqual(rows.map(({ index }) => index))
})

describe('a row of a plan', () => {
  const row: PlanRow = {
    ...{ commissionId: 'c', promoterId: 'p', title: 'x', promoterFen: 1, agencyFen: 0, points: 0, version: 7 },
    ...{ verdict: 'settle', outcome: null },
  }

  test('ends as what happened to its commission since', () => {
    expect(outcomeOf('settle', true)).toBe('settled')
    expect(outcomeOf('settle', false)).toBe('changed')
    expect(outcomeOf('not-due', false)).toBe('changed')
    expect(outcomeOf('promoter-on-hold', true)).toBe('promoter-on-hold')
    expect(outcomeOf('promoter-on-hold', false)).toBe('changed')
    expect(outcomeOf('after-sale', false)).toBe('after-sale')
    expect(outcomeOf('gone', false)).toBe('gone')
  })

  test('is settled with its promoter’s other ones, and only while it is open', () => {
    const rows: PlanRow[] = [
      { ...row, commissionId: 'done', outcome: 'settled' },
      { ...row, commissionId: 'held', verdict: 'after-sale' },
      { ...row, commissionId: 'first' },
      { ...row, commissionId: 'other', promoterId: 'q' },
      { ...row, commissionId: 'second' },
    ]
    expect(nextOf(rows, BATCH_MAX).map(({ commissionId }) => commissionId)).toEqual(['first', 'second'])
    expect(nextOf(rows, 1).map(({ commissionId }) => commissionId)).toEqual(['first'])
    expect(nextOf(rows.slice(0, 2), BATCH_MAX)).toEqual([])
  })

  test('moves the plan on, to its next page and to its end', () => {
    const plan: Plan = {
      ...{ hash: 'h', state: 'running', plannedAt: 1, rows: 150, settles: 150, promoterFen: 1, agencyFen: 1 },
      ...{ points: 0, isPart: false, pages: 2, place: 0, done: 0, settled: 0, skipped: 0 },
    }
    const first = advanced(plan, ['settled', 'changed', 'settled'], false)
    expect(first).toMatchObject({ place: 0, state: 'running', done: 3, settled: 2, skipped: 1 })
    const second = advanced(first, ['settled'], true)
    expect(second).toMatchObject({ place: 1, state: 'running', done: 4, settled: 3, skipped: 1 })
    expect(advanced(second, ['gone'], true)).toMatchObject({ place: 2, state: 'done', done: 5, skipped: 2 })
  })
})
