import { CLOSURE_BLOCKS } from '@shared/contracts/closure'
import { fen } from '@shared/kernel/money'
import type { Order } from '../orders/model'
import { CLEAR_STAGES, type ClearStage } from './model'
import { NO_ADDRESS } from './phrases'
import { blocksOf, clearedOrder, holdingsOf, isSettled, LAST_REQUEST_MS, placeAfter, type Standing } from './rules'

const PERSON = 'PPPPPPPPPPPPPPPP'
const promoterRow = (payer: string, amounts: Record<string, number>) => {
  return { _id: `promoter_${payer}_${PERSON}`, amounts }
}
const pointsRow = (program: string, amounts: Record<string, number>) => {
  return { _id: `points_${program}_${PERSON}`, amounts }
}

const nothing: Standing = {
  holdings: holdingsOf([], PERSON),
  ...{ unpaidFen: [], ordersUnderWay: 0, giftsUnderWay: 0, afterSales: 0, refundsFen: [] },
  ...{ customersPaying: 0, commissionsFrozen: 0, withdrawals: 0, isStaff: false },
}

describe('what a person holds', () => {
  test('is added up over payers and programs, and a debt is told as a positive number', () => {
    const rows = [
      promoterRow('merchant', { frozen: 100, available: 20, withdrawing: 3, paid: 900, debt: 0 }),
      promoterRow('own', { frozen: 11, available: 0, withdrawing: 4, debt: -7 }),
      pointsRow('tea', { points: 50, frozen: 6 }),
      pointsRow('rice', { points: 8, debt: 0 }),
    ]
    expect(holdingsOf(rows, PERSON)).toEqual({
      ...{ frozenFen: 111, availableFen: 20, withdrawingFen: 7, debtFen: 7 },
      ...{ frozenPoints: 6, points: 58, availableIn: 1, debtIn: 1 },
    })
  })

  test.each([
    ['nothing', []],
    ['what was paid out, and points to spend', [promoterRow('own', { paid: 9 }), pointsRow('tea', { points: 5 })]],
  ])('is settled where it is %s', (_, rows) => {
    expect(isSettled(holdingsOf(rows, PERSON))).toBe(true)
  })

  test.each([
    ['frozen commission', [promoterRow('own', { frozen: 1 })]],
    ['something to withdraw', [promoterRow('own', { available: 1 })]],
    ['a withdrawal', [promoterRow('own', { withdrawing: 1 })]],
    ['a debt', [promoterRow('own', { debt: -1 })]],
    ['frozen points', [pointsRow('tea', { frozen: 1 })]],
  ])('is not settled where it is %s', (_, rows) => {
    expect(isSettled(holdingsOf(rows, PERSON))).toBe(false)
  })
})

describe('what stands in the way', () => {
  test('is nothing for whoever has nothing open, and points never are', () => {
    expect(blocksOf(nothing)).toEqual([])
    expect(blocksOf({ ...nothing, holdings: holdingsOf([pointsRow('tea', { points: 99 })], PERSON) })).toEqual([])
  })

  test('is told in the order of the contract, with how many and how much', () => {
    const rows = [
      promoterRow('merchant', { frozen: 300, available: 20, withdrawing: 0, debt: 0 }),
      promoterRow('own', { frozen: 0, available: 5, withdrawing: 40, debt: 0 }),
      promoterRow('wechat', { debt: -6 }),
    ]
    const all: Standing = {
      holdings: holdingsOf(rows, PERSON),
      unpaidFen: [fen(1_200), fen(34)],
      ...{ ordersUnderWay: 2, giftsUnderWay: 1, afterSales: 3, refundsFen: [fen(500)] },
      ...{ customersPaying: 4, commissionsFrozen: 5, withdrawals: 1, isStaff: true },
    }
    const blocks = blocksOf(all)
    expect(blocks.map(({ reason }) => reason)).toEqual([...CLOSURE_BLOCKS])
    expect(blocks.map(({ count, fen: amount }) => [count, amount])).toEqual([
      [2, 1_234],
      [2, null],
      [1, null],
      [3, null],
      [1, 500],
      [4, null],
      [5, 300],
      [2, 25],
      [1, 6],
      [1, 40],
      [1, null],
    ])
  })
})

describe('what is cleared in an order', () => {
  const address = { name: '李四', phone: '13800001234', region: '浙江省 杭州市', detail: '文三路 1 号' }
  const gift = { code: 'G', message: '生日快乐', acceptBefore: 1, acceptedAt: 1, toId: 'friend' }
  const bought = { buyerId: PERSON, address, note: '放门口', gift: null } as unknown as Order
  const given = { ...bought, gift } as Order
  const cleared = { ...NO_ADDRESS, region: address.region }

  test('of one’s own is the address but for its region, and the note', () => {
    expect(clearedOrder(bought, PERSON, NO_ADDRESS)).toEqual({ address: cleared, note: '' })
  })
  test('of a gift that one gave are the words, not where it went: that is its receiver’s', () => {
    expect(clearedOrder(given, PERSON, NO_ADDRESS)).toEqual({ note: '', gift: { ...gift, message: '' } })
  })
  test('of a gift that one got is the address alone', () => {
    expect(clearedOrder(given, 'friend', NO_ADDRESS)).toEqual({ address: cleared })
  })
  test('is nothing the second time, and nothing for somebody else', () => {
    expect(clearedOrder({ ...bought, address: cleared, note: '' }, PERSON, NO_ADDRESS)).toBeNull()
    expect(clearedOrder(bought, 'somebody', NO_ADDRESS)).toBeNull()
  })
})

describe('the clearing', () => {
  /** Every place that it comes to, when each stage takes `steps` steps and a step a second. */
  function stagesFrom(begunAt: number, steps: number) {
    const seen: ClearStage[] = []
    const closed = { closedAt: 0, begunAt, stage: CLEAR_STAGES[0] as ClearStage }
    let place = closed
    for (let step = 1, now = begunAt; seen.length < 99; step += 1, now += 1_000) {
      seen.push(place.stage)
      const next = placeAfter({ ...place, closedAt: 0 }, step % steps === 0 ? null : 'cursor', now)
      if (next.lookAt === null) return seen
      now = Math.max(now, next.lookAt)
      place = { closedAt: 0, begunAt: next.begunAt, stage: next.stage }
    }
    return seen
  }

  test('goes through every stage, and once more when the last request has ended', () => {
    expect(stagesFrom(0, 1)).toEqual([...CLEAR_STAGES, ...CLEAR_STAGES])
  })
  test('goes through all of it again also where the first round outlasted that request', () => {
    expect(stagesFrom(LAST_REQUEST_MS - 1, 3)).toHaveLength(2 * 3 * CLEAR_STAGES.length)
  })
  test('ends with a round that began late enough', () => {
    expect(stagesFrom(LAST_REQUEST_MS, 1)).toEqual([...CLEAR_STAGES])
  })
})
