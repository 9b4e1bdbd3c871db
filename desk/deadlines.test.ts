import { nextDue } from './deadlines'

test('the next settlement is the earliest day that nothing holds up', () => {
  const waiting = [
    { dueAt: null, waitingFor: 'receipt' },
    { dueAt: 200, waitingFor: 'hold' },
    { dueAt: 100, waitingFor: 'hold' },
    { dueAt: 50, waitingFor: 'after-sale' },
  ] as const
  expect(nextDue(waiting)).toBe(100)
  expect(nextDue(waiting.slice(3))).toBeNull()
  expect(nextDue([])).toBeNull()
})
