import * as fc from 'fast-check'
import { readUntil, type Telling, told, unreadAt } from './rules'

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
