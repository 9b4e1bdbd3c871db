import { fen } from '@shared/kernel/money'
import { flawsOf } from '@shared/kernel/steps'
import { DAY_MS } from '@shared/kernel/time'
import fc from 'fast-check'
import { COMMISSION_STEPS, type Commission, type Terms } from './model'
import { afterRefund, dueAtOf, isPlatform, partsOf, payerOf, step } from './rules'

const plan = (split: 'merchant' | 'agency' | 'platform', serviceRate: number, promoterRate: number): Terms => {
  const agencyId = split === 'merchant' ? null : 'own'
  return { by: 'plan', split, agencyId, serviceRate, promoterRate, paidIn: 'fen' }
}
const referral = (rate: number, paidIn: 'fen' | 'points' = 'fen'): Terms => ({ by: 'referral', rate, paidIn })

/** floor(a × rate / 10^6), another way: the remainder is taken off first, so the division is exact. */
const shared = (a: number, rate: number): number => (a * rate - ((a * rate) % 1_000_000)) / 1_000_000

describe('the parts of a line (spec/money.md, "Commission of an order line")', () => {
  test.each<[string, number, Terms, number, number]>([
    // 1 000 × 20 % = 200, half of it the promoter's: ¥1 each for agency and promoter.
    ['CS-18: ¥10 give agency ¥1 and promoter ¥1', 1_000, plan('agency', 200_000, 500_000), 100, 100],
    // 9 999 × 12,34 % = 1 233,87…; 1 233 × 66,6666 % = 821,99…
    ['both floors are taken, one after the other', 9_999, plan('agency', 123_400, 666_666), 821, 412],
    ['the same in a platform split', 9_999, plan('platform', 123_400, 666_666), 821, 412],
    ['an own mall has no agency part', 9_999, plan('merchant', 123_400, 666_666), 821, 0],
    // 99 × 1 % = 0,99: nothing to share.
    ['a line too small for its rate gives nothing', 99, plan('agency', 10_000, 900_000), 0, 0],
    ['a line paid with nothing gives nothing', 0, plan('agency', 900_000, 900_000), 0, 0],
    ['a promoter without a share leaves all to the agency', 1_000, plan('agency', 300_000, 0), 0, 300],
    ['a promoter with all of it leaves nothing', 1_000, plan('agency', 300_000, 1_000_000), 300, 0],
    // 12 345 × 30 % = 3 703,5
    ['CS-1: a referral gives at most 30 %', 12_345, referral(300_000), 3_703, 0],
  ])('%s', (_name, paidFen, terms, promoterFen, agencyFen) => {
    expect(partsOf(terms, fen(paidFen), 1_000)).toEqual({ promoterFen, agencyFen, points: 0 })
  })

  test('commission in points is the promoter’s fen in points, and no fen at all', () => {
    // 12 345 × 10 % = 1 234 fen; × 10 points a yuan / 100 = 123,4; × 1 000 / 100 = 12 340.
    expect(partsOf(referral(100_000, 'points'), fen(12_345), 10)).toEqual({ promoterFen: 0, agencyFen: 0, points: 123 })
    expect(partsOf(referral(100_000, 'points'), fen(12_345), 1_000).points).toBe(12_340)
  })

  test('DF14: a million operations on random lines agree with a second formula, in whole fen', () => {
    let seed = 20_261_121
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      return seed % below
    }
    let differing = 0
    for (let line = 0; line < 200_000; line += 1) {
      const [paid, service, own] = [random(1_000_000_000), random(1_000_001), random(1_000_001)]
      const { promoterFen, agencyFen } = partsOf(plan('agency', service, own), fen(paid), 1_000)
      const agency = shared(paid, service)
      if (promoterFen !== shared(agency, own) || promoterFen + agencyFen !== agency) differing += 1
      if (!Number.isSafeInteger(promoterFen) || !Number.isSafeInteger(agencyFen)) differing += 1
    }
    expect(differing).toBe(0)
  })

  test('DF13: an order credits the sum of its lines, each from its own amount', () => {
    const lines = [333, 333, 334, 9_000]
    const each = lines.map((paid) => partsOf(plan('merchant', 150_000, 500_000), fen(paid), 1_000).promoterFen)
    // 333 × 15 % = 49 → 24; 334 × 15 % = 50 → 25; 9 000 × 15 % = 1 350 → 675.
    expect(each).toEqual([24, 24, 25, 675])
  })

  test('who pays: the merchant in an own mall and for referrals, else the agency, and WeChat what it split', () => {
    expect([payerOf(plan('merchant', 1, 1)), payerOf(referral(1)), payerOf(plan('agency', 1, 1))]).toEqual([
      'merchant',
      'merchant',
      'own',
    ])
    // Until WeChat has paid it, a platform split stands with the agency.
    expect(payerOf(plan('platform', 1, 1))).toBe('own')
    expect([isPlatform(plan('platform', 1, 1)), isPlatform(plan('agency', 1, 1)), isPlatform(referral(1))]).toEqual([
      true,
      false,
      false,
    ])
  })
})

const commissionOf = (terms: Terms, paidFen: number, state: Commission['state'] = 'frozen'): Commission => {
  const { promoterFen, agencyFen, points } = partsOf(terms, fen(paidFen), 1_000)
  const amounts = { paidFen, leftFen: paidFen, promoterFen, agencyFen, points }
  return {
    ...{ orderId: 'order00000000001', line: 0, shopId: 'shop', buyerId: 'buyer', promoterId: 'promoter' },
    ...{ title: 'x', quantity: 1, ruleset: 'alliance-2024', basis: 'direct', terms, program: 'shop' },
    ...{ pointsPerYuan: 1_000, ...amounts, state, frozenAt: 1, dueAt: null, lookAt: null, version: 1 },
    ...{ waitingFor: state === 'frozen' ? 'receipt' : null, openAfterSales: 0, settledAt: null, endedAt: null },
  }
}
const refunded = (commission: Commission, refund: number): Commission => {
  const leftFen = fen(commission.leftFen - refund)
  return afterRefund(commission, { leftFen, isClosed: leftFen === 0, now: 5 })
}

describe('a refund of a line', () => {
  test('DF6: takes of the commission what the formula on the rest takes, for every part of the line', () => {
    const commission = commissionOf(plan('agency', 200_000, 700_000), 1_003)
    for (let refund = 1; refund < 1_003; refund += 1) {
      const { promoterFen, agencyFen, state } = refunded(commission, refund)
      const agency = shared(1_003 - refund, 200_000)
      expect([promoterFen, agencyFen, state]).toEqual([
        shared(agency, 700_000),
        agency - shared(agency, 700_000),
        'frozen',
      ])
    }
  })

  test('DF1: in any slices ends at the same numbers as at once, and nothing is ever given by a refund', () => {
    const slices = fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 1, maxLength: 12 })
    const rate = fc.integer({ min: 0, max: 1_000_000 })
    fc.assert(
      fc.property(slices, rate, rate, fc.integer({ min: 0, max: 5_000 }), (cuts, service, own, kept) => {
        const total = cuts.reduce((sum, cut) => sum + cut, 0)
        const whole = commissionOf(plan('agency', service, own), total + kept)
        let sliced = whole
        for (const cut of cuts) {
          const next = refunded(sliced, cut)
          expect(next.promoterFen).toBeLessThanOrEqual(sliced.promoterFen)
          expect(next.agencyFen).toBeLessThanOrEqual(sliced.agencyFen)
          sliced = next
        }
        const atOnce = refunded(whole, total)
        const { promoterFen, agencyFen, leftFen, state } = atOnce
        expect(sliced).toMatchObject({ promoterFen, agencyFen, leftFen, state })
      }),
    )
  })

  test('of all of it ends a frozen commission as void and a settled one as clawed back', () => {
    const terms = referral(100_000)
    expect(refunded(commissionOf(terms, 500), 500)).toMatchObject({ state: 'void', promoterFen: 0, endedAt: 5 })
    const settled = commissionOf(terms, 500, 'settled')
    expect(refunded(settled, 500)).toMatchObject({ state: 'clawed-back', promoterFen: 0, endedAt: 5, version: 2 })
    expect(refunded(settled, 499)).toMatchObject({ state: 'settled', promoterFen: 0, leftFen: 1, endedAt: null })
  })

  test('can’t end a commission twice', () => {
    const ended = { ...commissionOf(referral(100_000), 0), state: 'void' as const }
    expect(() => afterRefund(ended, { leftFen: fen(0), isClosed: true, now: 5 })).toThrow(/void/)
  })
})

describe('the life of a commission', () => {
  test('is a table whose states are all reached and all end', () => {
    expect(flawsOf(COMMISSION_STEPS, 'frozen')).toEqual([])
    expect(() => step({ ...commissionOf(referral(1), 1), state: 'settled' }, 'void')).toThrow(/settled → void/)
  })

  const at = { receivedAt: 20 * DAY_MS, paidAt: 15 * DAY_MS, holdMs: 15 * DAY_MS, referralMs: 7 * DAY_MS }
  test('DF7: the hold of a line starts at receipt, not at the payment', () => {
    expect(dueAtOf(plan('agency', 1, 1), at)).toBe(35 * DAY_MS)
    expect(dueAtOf(null, at)).toBe(35 * DAY_MS)
  })

  test('CS-2: a referral is due seven days after the payment, or at receipt if that is later', () => {
    expect(dueAtOf(referral(1), at)).toBe(22 * DAY_MS)
    expect(dueAtOf(referral(1), { ...at, receivedAt: 30 * DAY_MS })).toBe(30 * DAY_MS)
  })
})
