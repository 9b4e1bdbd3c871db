import * as fc from 'fast-check'
import { grantedAfter, isStill, type Progress, progressAfter, readUntil, type Telling, told, unreadAt } from './rules'

const NEWS = { subject: 'S', version: 3, at: 5, toId: 'lin', orderId: 'O', title: '山茶籽油', lines: 2 }
const about = { orderId: 'O', title: '山茶籽油', lines: 2, amountFen: null }

test.each<[string, Telling, object[]]>([
  [
    'a parcel is told to who gets it',
    { ...NEWS, name: 'order.shipped', giverId: null },
    [{ ...about, toId: 'lin', kind: 'order-shipped' }],
  ],
  [
    'a parcel with a gift is told to who gets it, and to the giver',
    { ...NEWS, name: 'order.shipped', giverId: 'wang' },
    [
      { ...about, toId: 'lin', kind: 'gift-shipped' },
      { ...about, toId: 'wang', kind: 'order-shipped' },
    ],
  ],
  ['time that ran out', { ...NEWS, name: 'order.timed-out' }, [{ ...about, toId: 'lin', kind: 'order-timed-out' }]],
  [
    'a refund with its amount',
    { ...NEWS, name: 'refund.succeeded', amountFen: 400 },
    [{ ...about, toId: 'lin', kind: 'refund-succeeded', amountFen: 400 }],
  ],
  [
    'a frozen commission with what the promoter earns',
    { ...NEWS, name: 'commission.frozen', amountFen: 890 },
    [{ ...about, toId: 'lin', kind: 'commission-frozen', amountFen: 890 }],
  ],
  ['a no', { ...NEWS, name: 'after-sale.rejected' }, [{ ...about, toId: 'lin', kind: 'after-sale-rejected' }]],
  ['a yes to a gift', { ...NEWS, name: 'gift.accepted' }, [{ ...about, toId: 'lin', kind: 'gift-accepted' }]],
  ['a gift nobody took', { ...NEWS, name: 'gift.returned' }, [{ ...about, toId: 'lin', kind: 'gift-returned' }]],
])('%s', (_, fact, messages) => {
  expect(told(fact)).toEqual(messages)
})

test('what was read never becomes unread, whatever comes in which order, and the future is never read', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000), { minLength: 1 }), fc.nat(1_000), (untils, now) => {
      const reached = untils.reduce<number | null>((before, until) => readUntil(before, until, now), null)
      expect(reached).toBe(Math.min(now, Math.max(...untils)))
    }),
  )
})

test('what is told is new to its reader, whatever they have read', () => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.option(fc.nat(1_000)), (at, read) => {
      const told = unreadAt(at, read)
      expect(told === at || told === (read ?? 0) + 1).toBe(true)
      expect(told).toBeGreaterThan(read ?? -1)
    }),
  )
})

describe('a letter', () => {
  const written: Progress = { state: 'sending', cursor: null, lookAt: 60, delivered: 0, skipped: 0 }

  test('goes from batch to batch, then round once more for reminders, and is done', () => {
    const first = progressAfter(written, { delivered: 48, skipped: 2, next: 'c1' }, 100)
    expect(first).toEqual({ state: 'sending', cursor: 'c1', lookAt: 100, delivered: 48, skipped: 2 })
    const last = progressAfter(first, { delivered: 3, skipped: 0, next: null }, 110)
    expect(last).toEqual({ state: 'sent', cursor: null, lookAt: 110, delivered: 51, skipped: 2 })
    const reminding = progressAfter(last, { delivered: 0, skipped: 0, next: 'c1' }, 120)
    expect(reminding).toEqual({ state: 'sent', cursor: 'c1', lookAt: 120, delivered: 51, skipped: 2 })
    const done = progressAfter(reminding, { delivered: 0, skipped: 0, next: null }, 130)
    expect(done).toEqual({ state: 'sent', cursor: null, lookAt: null, delivered: 51, skipped: 2 })
  })

  test('takes a step from where it stands and from nowhere else', () => {
    const next = progressAfter(written, { delivered: 50, skipped: 0, next: 'c1' }, 100)
    const sent = progressAfter(next, { delivered: 1, skipped: 0, next: null }, 110)
    const done = progressAfter(sent, { delivered: 0, skipped: 0, next: null }, 120)
    const all = [written, next, sent, done]
    const still = all.map((from) => all.map((now) => isStill(from, now)))
    expect(still).toEqual([
      [true, false, false, false],
      [false, true, false, false],
      [false, false, true, false],
      // Nothing is taken of one that is done, though it looks as it did when it had arrived.
      [false, false, true, false],
    ])
  })
})

describe('what was granted', () => {
  const [A, B] = ['template-of-one-kind-1', 'template-of-one-kind-2']
  const yes = (templateId: string) => ({ templateId, answer: 'accept' }) as const

  test('is one more for each yes, none after a ban, and as before for a no', () => {
    expect(grantedAfter({}, [yes(A), yes(B)])).toEqual({ [A]: 1, [B]: 1 })
    expect(grantedAfter({ [A]: 2, [B]: 1 }, [yes(A), { templateId: B, answer: 'ban' }])).toEqual({ [A]: 3, [B]: 0 })
    for (const answer of ['reject', 'filter'] as const) {
      expect(grantedAfter({ [A]: 2 }, [{ templateId: A, answer }])).toEqual({ [A]: 2 })
    }
  })

  test('is one for one yes, however often a request says it', () => {
    expect(grantedAfter({ [A]: 1 }, [yes(A), yes(A), yes(A)])).toEqual({ [A]: 2 })
  })
})
