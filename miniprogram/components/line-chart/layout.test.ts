import fc from 'fast-check'
import { layoutOf, nearestTo } from './layout'

const counts = fc.array(fc.nat({ max: 1_000_000_000 }), { minLength: 1, maxLength: 30 })

test('the first value stands left, the last one right, zero at the bottom and the highest at most at the top', () => {
  expect(layoutOf([0, 3, 6]).spots).toEqual([
    { x: 0, y: 1 },
    { x: 0.5, y: 0.5 },
    { x: 1, y: 0 },
  ])
})

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [4, [0, 2, 4]],
  [7, [0, 5, 10]],
  [31, [0, 20, 40]],
  [999, [0, 500, 1_000]],
])('up to %d the lines across are round numbers', (highest, lines) => {
  expect(layoutOf([0, highest]).ticks.map(({ value }) => value)).toEqual(lines)
})

test('amounts have their lines at whole yuan', () => {
  expect(layoutOf([89], 100).ticks.map(({ value }) => value)).toEqual([0, 100])
  expect(layoutOf([999_999_999], 100).top).toBe(1_000_000_000)
})

test('days without anything are a line on the ground', () => {
  expect(layoutOf([0, 0, 0]).spots.map(({ y }) => y)).toEqual([1, 1, 1])
})

test('one huge day leaves the others on the ground, not below it', () => {
  const { spots } = layoutOf([2, 9_999_999, 0])
  expect(spots.map(({ y }) => y)).toEqual([expect.closeTo(1, 5), expect.closeTo(0, 5), 1])
})

test('a single day stands in the middle', () => {
  expect(layoutOf([4]).spots).toEqual([{ x: 0.5, y: 0 }])
})

test('whatever the values, everything stands inside, at most four lines cross, and higher is never lower', () => {
  fc.assert(
    fc.property(counts, (values) => {
      const { spots, ticks, top } = layoutOf(values)
      for (const { x, y } of spots) expect(x >= 0 && x <= 1 && y >= 0 && y <= 1).toBe(true)
      expect(ticks.length).toBeLessThanOrEqual(4)
      expect(top).toBeGreaterThanOrEqual(Math.max(...values))
      const byValue = values.map((value, index) => ({ value, y: spots[index]?.y ?? 0 }))
      byValue.sort((a, b) => a.value - b.value)
      byValue.reduce((lower, higher) => {
        expect(higher.y).toBeLessThanOrEqual(lower.y)
        return higher
      })
    }),
  )
})

test('less than nothing is drawn as nothing', () => {
  expect(layoutOf([-5, 2]).spots[0]).toEqual({ x: 0, y: 1 })
})

test('a touch finds the day nearest to it, also beyond an edge', () => {
  expect([-0.2, 0, 0.24, 0.26, 0.99, 1.4].map((x) => nearestTo(x, 3))).toEqual([0, 0, 0, 1, 2, 2])
  expect(nearestTo(0.7, 1)).toBe(0)
})
