import { fen } from '@shared/kernel/money'
import { DAY_MS } from '@shared/kernel/time'
import fc from 'fast-check'
import { reversing } from '../commissions/postings'
import { afterRefund, partsOf, storedParts } from '../commissions/rules'
import type { Move } from '../ledger/rules'
import { commissionOf, lineOf, orderOf } from './refund.fixture'
import { allLeft, lineLeft, refunded, refunding, refuseBeyond, refuseLimits, type Slice, sliceOf } from './refund-rules'
import { grantAtOf, held, released } from './waiting'

const goods = (line: number, part: number): Slice => ({ lines: [{ line, fen: part }], freightFen: 0 })
const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
  return 'no refusal'
}

describe('what can be refunded of an order', () => {
  const order = orderOf([lineOf({ paidFen: 1_000, refundedFen: 300, refundingFen: 200 }), lineOf({ paidFen: 0 })], 800)

  test('is what was paid for the line, less what was refunded and what is on its way', () => {
    expect(sliceOf(order, goods(0, 500))).toEqual(goods(0, 500))
    expect(codeOf(() => sliceOf(order, goods(0, 501)))).toBe('REFUND_TOO_MUCH')
  })

  test('is the freight too, apart from the lines', () => {
    expect(sliceOf(order, { lines: [{ line: 0, fen: 0 }], freightFen: 800 })).toEqual({ lines: [], freightFen: 800 })
    expect(codeOf(() => sliceOf(order, { lines: [{ line: 0, fen: 0 }], freightFen: 801 }))).toBe('REFUND_TOO_MUCH')
  })

  test('is a line that was paid with 0 fen, once, by naming it', () => {
    expect(sliceOf(order, goods(1, 0))).toEqual(goods(1, 0))
    const closed = refunded(order, goods(1, 0)).order
    expect(closed.lines[1]?.isClosed).toBe(true)
    expect(codeOf(() => sliceOf(closed, goods(1, 0)))).toBe('REFUND_TOO_MUCH')
  })

  test('is never nothing, a line twice, or a line that is not there', () => {
    const twice = [
      { line: 0, fen: 1 },
      { line: 0, fen: 1 },
    ]
    expect(codeOf(() => sliceOf(order, goods(0, 0)))).toBe('INVALID_INPUT')
    expect(codeOf(() => sliceOf(order, { lines: twice, freightFen: 0 }))).toBe('INVALID_INPUT')
    expect(codeOf(() => sliceOf(order, goods(2, 1)))).toBe('INVALID_INPUT')
  })

  test('all that is left names what is left of each line, and is nothing in the end', () => {
    expect(allLeft(order)).toEqual({
      lines: [
        { line: 0, fen: 500 },
        { line: 1, fen: 0 },
      ],
      freightFen: 800,
    })
    const gone = orderOf([lineOf({ paidFen: 5, refundedFen: 5, isClosed: true })])
    expect(allLeft(gone)).toBeNull()
  })

  test('an approval is what was asked for, or less of it', () => {
    const asked = { lines: [{ line: 0, fen: 400 }], freightFen: 100 }
    expect(refuseBeyond(asked, goods(0, 400))).toBeUndefined()
    expect(codeOf(() => refuseBeyond(asked, goods(0, 401)))).toBe('REFUND_TOO_MUCH')
    expect(codeOf(() => refuseBeyond(asked, goods(1, 1)))).toBe('REFUND_TOO_MUCH')
    expect(codeOf(() => refuseBeyond(asked, { ...goods(0, 1), freightFen: 101 }))).toBe('REFUND_TOO_MUCH')
  })

  test('WeChat takes 50 refunds a payment and none after a year; what cost nothing knows no limits', () => {
    const paidAt = 1_000
    expect(refuseLimits({ refundsTotal: 49, paidAt }, fen(1), paidAt + 365 * DAY_MS)).toBeUndefined()
    expect(codeOf(() => refuseLimits({ refundsTotal: 50, paidAt }, fen(1), paidAt))).toBe('REFUNDS_TOO_MANY')
    const late = paidAt + 365 * DAY_MS + 1
    expect(codeOf(() => refuseLimits({ refundsTotal: 0, paidAt }, fen(1), late))).toBe('REFUND_TOO_LATE')
    expect(refuseLimits({ refundsTotal: 50, paidAt }, fen(0), late)).toBeUndefined()
  })
})

describe('a slice', () => {
  test('that is reserved counts against what is left, and no longer when it is released', () => {
    const order = orderOf([lineOf({ paidFen: 1_000 })], 500)
    const slice = { lines: [{ line: 0, fen: 300 }], freightFen: 200 }
    const reserved = { ...order, ...refunding(order, slice, 1) }
    expect(reserved.lines.map(lineLeft)).toEqual([700])
    expect(reserved.freightRefundingFen).toBe(200)
    expect({ ...reserved, ...refunding(reserved, slice, -1) }).toEqual(order)
  })

  test('gives back points used by the floor of what is refunded, and the rest when the line closes', () => {
    // 100 points for a line of 3.00: after 1.00 floor(100 × 100 / 300) = 33, after 2.00 66, closed all 100.
    let order = orderOf([lineOf({ paidFen: 300, points: 100 })])
    const back: number[] = []
    for (const part of [100, 100, 100]) {
      const result = refunded({ ...order, ...refunding(order, goods(0, part), 1) }, goods(0, part))
      order = result.order
      back.push(result.pointsBack)
    }
    expect(back).toEqual([33, 33, 34])
  })

  test('DF22: points that the order gave go back with it, as far as what is left gives fewer', () => {
    // 10.00 at 1 000 points a yuan and 1 %: 100 points. 0.99 back leaves 9.01: floor(90.1) = 90, so 10 are taken.
    const order = { ...orderOf([lineOf({ paidFen: 1_000 })]), pointsPerYuan: 1_000, grantedPoints: 100 }
    const one = refunded({ ...order, ...refunding(order, goods(0, 99), 1) }, goods(0, 99))
    expect([one.pointsTaken, one.order.grantedPoints]).toEqual([10, 90])
    const two = refunded({ ...one.order, ...refunding(one.order, goods(0, 901), 1) }, goods(0, 901))
    expect([two.pointsTaken, two.order.grantedPoints, two.closed]).toEqual([90, 0, [0]])
  })
})

/** Sums a commission's moves by account, ⊖ taken from the main account: enough to compare slices with one refund. */
function sums(all: readonly Move[]): Record<string, number> {
  const bySum: Record<string, number> = {}
  for (const move of all) {
    const name = move.do === 'add' ? move.account.name : move.purse.main.name
    const amount = move.do === 'take' ? -move.amount : move.amount
    bySum[name] = (bySum[name] ?? 0) + amount
  }
  return Object.fromEntries(Object.entries(bySum).filter(([, amount]) => amount !== 0))
}

describe('DF1, DF6: refunding a line in slices', () => {
  const terms = { by: 'plan', split: 'agency', agencyId: 'a', paidIn: 'fen' } as const

  test('leaves the commission of what is left paid after every single fen', () => {
    // 9.97 at 30 % × 35 %, one fen at a time; the formula a second time, in whole numbers by hand.
    const [paid, service, part] = [997, 300_000, 350_000]
    let commission = commissionOf({ ...terms, serviceRate: service, promoterRate: part }, paid)
    for (let left = paid - 1; left >= 0; left -= 1) {
      commission = afterRefund(commission, { leftFen: fen(left), isClosed: left === 0, now: 1 })
      const agency = Number((BigInt(left) * BigInt(service)) / 1_000_000n)
      const promoter = Number((BigInt(agency) * BigInt(part)) / 1_000_000n)
      expect([commission.promoterFen, commission.agencyFen]).toEqual([promoter, agency - promoter])
      expect(commission.state).toBe(left === 0 ? 'void' : 'frozen')
    }
  })

  test('ends exactly where one refund ends, whatever the slices, rates, points and state', () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 12 })
    const rates = fc.tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 1_000_000 }))
    const what = fc.tuple(cuts, rates, fc.nat(5_000), fc.constantFrom('frozen', 'settled'), fc.nat(400))
    fc.assert(
      fc.property(what, ([parts, [serviceRate, promoterRate], points, state, rest]) => {
        const refundedFen = parts.reduce((sum, one) => sum + one, 0)
        const paidFen = refundedFen + rest
        const begun = commissionOf({ ...terms, serviceRate, promoterRate }, paidFen, state as 'frozen')
        const order = { ...orderOf([lineOf({ paidFen, points })]), grantedPoints: 0, earnRate: 0 }
        const run = (slices: readonly number[]) => {
          let [commission, current, back] = [begun, order as typeof order, 0]
          const moves: Move[] = []
          for (const part of slices) {
            const result = refunded({ ...current, ...refunding(current, goods(0, part), 1) }, goods(0, part))
            current = { ...result.order, grantedPoints: 0 }
            back += result.pointsBack
            const line = current.lines[0]
            const leftFen = fen(paidFen - (line?.refundedFen ?? 0))
            const after = afterRefund(commission, { leftFen, isClosed: line?.isClosed ?? false, now: 1 })
            moves.push(...reversing(commission, storedParts(after)))
            commission = after
          }
          const { version: _, ...ended } = commission
          return { ended, lines: current.lines, back, sums: sums(moves) }
        }
        expect(run(parts)).toEqual(run([refundedFen]))
      }),
      { numRuns: 300 },
    )
  })
})

describe('what a commission waits for', () => {
  const terms = {
    by: 'plan',
    split: 'merchant',
    agencyId: null,
    serviceRate: 1,
    promoterRate: 1,
    paidIn: 'fen',
  } as const
  const waiting = (dueAt: number | null) => ({ ...commissionOf(terms, 100), dueAt, lookAt: dueAt })

  test('an after-sale holds it, and its end lets it go on with the clock that was set once', () => {
    const begun = held(waiting(500))
    expect(begun).toMatchObject({ openAfterSales: 1, lookAt: null, waitingFor: 'after-sale', dueAt: 500, version: 2 })
    expect(released(begun, 400)).toMatchObject({ openAfterSales: 0, lookAt: 500, waitingFor: 'hold', dueAt: 500 })
    expect(released(begun, 900)).toMatchObject({ lookAt: 900, dueAt: 500, version: 3 })
  })

  test('two of them hold it until both have ended; before receipt it waits for receipt', () => {
    const one = released(held(held(waiting(null))), 900)
    expect(one).toMatchObject({ openAfterSales: 1, lookAt: null, waitingFor: 'after-sale' })
    expect(released(one, 900)).toMatchObject({ openAfterSales: 0, lookAt: null, waitingFor: 'receipt' })
  })

  test('one that is settled only counts them', () => {
    const settled = { ...commissionOf(terms, 100, 'settled'), waitingFor: null }
    expect(held(settled)).toMatchObject({ openAfterSales: 1, lookAt: null, waitingFor: null })
    expect(released(held(settled), 5)).toMatchObject({ openAfterSales: 0, lookAt: null, waitingFor: null })
  })

  test('points are given when the last open line’s hold ends, and earlier when that line closes', () => {
    const commission = { promoterId: 'p', ruleset: 'referral', basis: 'bound' as const }
    const referral = { ...commission, terms: { by: 'referral', rate: 100_000, paidIn: 'fen' } as const }
    const order = {
      ...orderOf([lineOf({ paidFen: 100 }), lineOf({ paidFen: 100, commission: referral })]),
      ...{ paidAt: 0, receivedAt: 2 * DAY_MS, holdMs: 15 * DAY_MS },
    }
    // Receipt on day 2: the plain line's hold ends on day 17, the referral line's on day 7 after payment.
    expect(grantAtOf(order)).toBe(17 * DAY_MS)
    const [plain, other] = order.lines
    if (plain === undefined || other === undefined) throw new Error('two lines')
    expect(grantAtOf({ ...order, lines: [{ ...plain, isClosed: true }, other] })).toBe(7 * DAY_MS)
    expect(grantAtOf({ ...order, grantedPoints: 3 })).toBeNull()
    expect(partsOf(referral.terms, fen(100), 100).promoterFen).toBe(10)
  })
})
