import fc from 'fast-check'
import { type Timeline, valueAt, withChange } from './timeline'

const changes = fc.array(fc.record({ from: fc.integer({ min: 0, max: 50 }), value: fc.integer() }), { maxLength: 20 })
const timelineOf = (all: readonly { from: number; value: number }[], keepFrom = 0): Timeline<number> =>
  all.reduce<Timeline<number>>((timeline, { from, value }) => withChange(timeline, from, value, keepFrom), [])

/** The naive reading: of the changes in the order they were decided, the last one that is not overruled and has begun. */
function naive(all: readonly { from: number; value: number }[], t: number): number | undefined {
  let standing: { from: number; value: number }[] = []
  for (const change of all) standing = [...standing.filter(({ from }) => from < change.from), change]
  return standing.filter(({ from }) => from <= t).at(-1)?.value
}

test('an entry holds from its first millisecond until the next one begins', () => {
  const timeline = timelineOf([
    { from: 10, value: 1 },
    { from: 20, value: 2 },
  ])
  expect([9, 10, 19, 20, 21].map((t) => valueAt(timeline, t))).toEqual([undefined, 1, 1, 2, 2])
})

test('a later decision for the same or an earlier time replaces what was announced', () => {
  const timeline = timelineOf([
    { from: 10, value: 1 },
    { from: 20, value: 2 },
    { from: 15, value: 3 },
  ])
  expect(timeline).toEqual([
    { from: 10, value: 1 },
    { from: 15, value: 3 },
  ])
})

test('what holds is what the naive reading says, at every time', () => {
  fc.assert(
    fc.property(changes, fc.integer({ min: -1, max: 60 }), (all, t) => {
      expect(valueAt(timelineOf(all), t)).toBe(naive(all, t))
    }),
  )
})

test('dropping history changes nothing from the time on that is kept', () => {
  fc.assert(
    fc.property(changes, fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }), (all, keepFrom, later) => {
      const t = keepFrom + later
      expect(valueAt(timelineOf(all, keepFrom), t)).toBe(valueAt(timelineOf(all), t))
    }),
  )
})
