import { arrivalShare, forgetArrival, noteArrival, shareOf } from './arrival'

test('a page brings the share as `s`, a mini-program code as its percent-encoded scene', () => {
  expect(shareOf({ s: 'abc.123' })).toBe('abc.123')
  expect(shareOf({ scene: 'abc%2E123' })).toBe('abc.123')
  expect(shareOf({ stamp: 'AA' })).toBeNull()
})

test('a scene that cannot be decoded is no share', () => {
  expect(shareOf({ scene: '%E0%A4%A' })).toBeNull()
})

test('the newest share counts, and an address without one does not take it away', () => {
  noteArrival({ s: 'first' })
  noteArrival({ s: 'second' })
  noteArrival({})
  expect(arrivalShare.get()).toBe('second')
  forgetArrival()
  expect(arrivalShare.get()).toBeNull()
})
