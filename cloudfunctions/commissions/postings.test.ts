import { fen } from '@shared/kernel/money'
import fc from 'fast-check'
import { type Balances, type Move, resolve } from '../ledger/rules'
import type { Commission, Terms } from './model'
import { freezing, reversing, settling } from './postings'
import { afterRefund, partsOf, storedParts } from './rules'

const commissionOf = (terms: Terms, paidFen: number): Commission => ({
  ...{ orderId: 'order00000000001', line: 0, shopId: 's', buyerId: 'buyer', promoterId: 'p', title: 'x', quantity: 1 },
  ...{ ruleset: 'alliance-2024', basis: 'direct', terms, program: 's', pointsPerYuan: 1_000, paidFen },
  ...partsOf(terms, fen(paidFen), 1_000),
  ...{ leftFen: paidFen, state: 'frozen', frozenAt: 1, dueAt: null, lookAt: null, waitingFor: 'receipt' },
  ...{ openAfterSales: 0, settledAt: null, endedAt: null, version: 1 },
})
const plan = (split: 'merchant' | 'agency' | 'platform'): Terms => {
  const agencyId = split === 'merchant' ? null : 'own'
  return { by: 'plan', split, agencyId, serviceRate: 200_000, promoterRate: 700_000, paidIn: 'fen' }
}
const inPoints: Terms = { by: 'referral', rate: 100_000, paidIn: 'points' }
const settled = (commission: Commission): Commission => ({ ...commission, state: 'settled' })
const refunded = (commission: Commission, leftFen: number): Commission =>
  afterRefund(commission, { leftFen: fen(leftFen), isClosed: leftFen === 0, now: 5 })

/** The lines of one entry, by account. */
const entry = (moves: readonly Move[], balances: Balances = new Map()) =>
  Object.fromEntries(resolve(moves, balances).map(({ account, amount }) => [account, amount]))
/** What the accounts that keep a balance hold after some entries. */
function held(...entries: readonly (readonly Move[])[]): Balances {
  const balances: Balances = new Map()
  for (const moves of entries) resolve(moves, balances)
  return balances
}
const taking = (before: Commission, leftFen: number) => reversing(before, storedParts(refunded(before, leftFen)))

// 1 000 fen: agency 200, of which the promoter gets 140 and 60 remain.
describe('the rows of spec/money.md for 1 000 fen at 20 % and 70 %', () => {
  test('payment, agency or platform split', () => {
    for (const split of ['agency', 'platform'] as const) {
      const moves = freezing(commissionOf(plan(split), 1_000))
      expect(entry(moves)).toEqual({ 'merchant:s': -200, 'promoter:own:p:frozen': 140, 'agency:own:frozen': 60 })
    }
  })

  test('payment, own mall: the remainder never leaves the merchant', () => {
    const moves = freezing(commissionOf(plan('merchant'), 1_000))
    expect(entry(moves)).toEqual({ 'merchant:s': -140, 'promoter:merchant:p:frozen': 140 })
  })

  test('payment, in points: 100 fen are 1 000 points, and no fen move', () => {
    const moves = freezing(commissionOf(inPoints, 1_000))
    expect(entry(moves)).toEqual({ 'issuer:s': -1_000, 'points-frozen:s:p': 1_000 })
  })

  test('settlement, agency split', () => {
    const commission = commissionOf(plan('agency'), 1_000)
    expect(entry(settling(commission), held(freezing(commission)))).toEqual({
      'promoter:own:p:frozen': -140,
      'promoter:own:p:available': 140,
      'agency:own:frozen': -60,
      'agency:own:available': 60,
    })
  })

  test('settlement, platform split: WeChat pays the promoter, the agency has its part', () => {
    const commission = commissionOf(plan('platform'), 1_000)
    expect(entry(settling(commission), held(freezing(commission)))).toEqual({
      'promoter:own:p:frozen': -140,
      'promoter:wechat:p:paid': 140,
      'agency:own:frozen': -60,
      'agency:own:available': 60,
    })
  })

  test('settlement, in points', () => {
    const commission = commissionOf(inPoints, 1_000)
    expect(entry(settling(commission), held(freezing(commission)))).toEqual({
      'points-frozen:s:p': -1_000,
      'points:s:p': 1_000,
    })
  })

  test('settlement repays debts first, the promoter’s and the agency’s', () => {
    const commission = commissionOf(plan('agency'), 1_000)
    const balances = held(freezing(commission))
    balances.set('promoter_own_p', { ...balances.get('promoter_own_p'), debt: -100 })
    balances.set('agency_own', { debt: -90 })
    expect(entry(settling(commission), balances)).toEqual({
      'promoter:own:p:frozen': -140,
      'promoter:own:p:debt': 100,
      'promoter:own:p:available': 40,
      'agency:own:frozen': -60,
      'agency:own:debt': 60,
    })
  })

  // Left 505: agency 101, promoter 70, remainder 31. Taken back: 70 and 29.
  test('refund of a frozen line', () => {
    const commission = commissionOf(plan('agency'), 1_000)
    expect(entry(taking(commission, 505), held(freezing(commission)))).toEqual({
      'promoter:own:p:frozen': -70,
      'agency:own:frozen': -29,
      'merchant:s': 99,
    })
  })

  test('refund of a settled line takes what is there and books the rest as debt, in full for the merchant', () => {
    const commission = commissionOf(plan('agency'), 1_000)
    const balances = held(freezing(commission), settling(commission))
    balances.set('promoter_own_p', { available: 30, paid: 110 })
    expect(entry(taking(settled(commission), 0), balances)).toEqual({
      'promoter:own:p:available': -30,
      'promoter:own:p:debt': -110,
      'agency:own:available': -60,
      'merchant:s': 200,
    })
  })

  test('refund of a settled platform split comes out of what WeChat paid', () => {
    const commission = commissionOf(plan('platform'), 1_000)
    const balances = held(freezing(commission), settling(commission))
    expect(entry(taking(settled(commission), 505), balances)).toEqual({
      'promoter:wechat:p:paid': -70,
      'agency:own:available': -29,
      'merchant:s': 99,
    })
  })

  test('refund of a line in points, frozen and settled: half of 1 000 points', () => {
    const commission = commissionOf(inPoints, 1_000)
    expect(entry(taking(commission, 500), held(freezing(commission)))).toEqual({
      'points-frozen:s:p': -500,
      'issuer:s': 500,
    })
    const spent: Balances = new Map([['points_s_p', { points: 120 }]])
    expect(entry(taking(settled(commission), 500), spent)).toEqual({
      'points:s:p': -120,
      'points-debt:s:p': -380,
      'issuer:s': 500,
    })
  })
})

test('whatever is refunded before and after the settlement, in whatever slices, what the promoter is worth is the commission on what is left', () => {
  const cuts = fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 6 })
  const terms = fc.constantFrom(plan('merchant'), plan('agency'), plan('platform'), inPoints)
  fc.assert(
    fc.property(terms, cuts, cuts, fc.integer({ min: 0, max: 140 }), (by, before, after, withdrawn) => {
      let commission = commissionOf(by, 5_000)
      const balances = held(freezing(commission))
      const refundAll = (slices: readonly number[]) => {
        for (const slice of slices) {
          const next = refunded(commission, commission.leftFen - slice)
          resolve(reversing(commission, storedParts(next)), balances)
          commission = next
        }
      }
      refundAll(before)
      resolve(settling(commission), balances)
      commission = settled(commission)
      // A withdrawal moves money from available to paid; a platform split and points have none.
      const purse = balances.get('promoter_own_p') ?? balances.get('promoter_merchant_p')
      if (purse?.available) {
        const taken = Math.min(withdrawn, purse.available)
        Object.assign(purse, { available: purse.available - taken, paid: (purse.paid ?? 0) + taken })
      }
      refundAll(after)
      const { promoterFen, agencyFen, points } = partsOf(by, fen(commission.leftFen), 1_000)
      const worth = (prefix: string) => {
        const of = [...balances].filter(([owner]) => owner.startsWith(prefix)).flatMap(([, it]) => Object.values(it))
        return of.reduce((sum, amount) => sum + amount, 0)
      }
      expect([worth('promoter_'), worth('agency_'), worth('points_')]).toEqual([promoterFen, agencyFen, points])
      for (const it of balances.values()) if ((it.debt ?? 0) < 0) expect(it.available ?? it.points ?? 0).toBe(0)
    }),
  )
})
