import { MINUTE_MS } from '@shared/kernel/time'
import { noteServerTime, serverNow } from '@/api/clock'
import { keep } from '@/api/namespace'
import { keepOpen, keptOpen } from './open-request'

const REQUEST = { draft: '{"items":[]}', requestId: 'R'.repeat(24) }

test('a request whose outcome is unknown is found again by its command, and by no other', () => {
  keepOpen('orders.place', REQUEST)
  expect(keptOpen('orders.place')).toEqual(REQUEST)
  expect(keptOpen('orders.pay')).toBeNull()
})

test('after half an hour it is another intention', () => {
  keepOpen('orders.place', REQUEST)
  noteServerTime(serverNow() + 29 * MINUTE_MS)
  expect(keptOpen('orders.place')).toEqual(REQUEST)
  noteServerTime(serverNow() + MINUTE_MS)
  expect(keptOpen('orders.place')).toBeNull()
})

test('once its outcome is known nothing is left, and what is not ours is nothing', () => {
  keepOpen('orders.place', null)
  expect(keptOpen('orders.place')).toBeNull()
  keep('open orders.place', '{"draft":')
  expect(keptOpen('orders.place')).toBeNull()
  keep('open orders.place', '"text"')
  expect(keptOpen('orders.place')).toBeNull()
})
