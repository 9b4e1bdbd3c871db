import type { Surface } from '@/api/chart-surface'
import { draw } from './draw'
import { layoutOf } from './layout'

/** A context that writes down what is done to it; only what draw uses. */
function recorder(width: number, height: number) {
  const calls: [name: string, ...args: number[]][] = []
  const note =
    (name: string) =>
    (...args: number[]) =>
      void calls.push([name, ...args])
  const names = ['clearRect', 'beginPath', 'moveTo', 'lineTo', 'stroke', 'fill', 'arc']
  const context = Object.fromEntries(names.map((name) => [name, note(name)]))
  const surface = { context, width, height, left: 0, colours: { line: 'red', grid: 'grey' } } as unknown as Surface
  return { calls, surface }
}
const week = [3, 0, 6, 2, 9, 1, 4]

test.each([
  [week, 256, 120],
  [Array(30).fill(9_999_999), 326, 140],
  [[0], 1, 1],
])('everything is drawn inside the canvas: %j', (values, width, height) => {
  const { calls, surface } = recorder(width, height)
  draw(surface, layoutOf(values))
  for (const [name, x = 0, y = 0] of calls.filter(([each]) => /To$|arc/.test(each))) {
    expect([name, x >= Math.min(0, width - 6) && x <= Math.max(width, 6)]).toEqual([name, true])
    expect([name, y >= Math.min(0, height - 6) && y <= Math.max(height, 6)]).toEqual([name, true])
  }
})

test('the canvas is cleared first, so that nothing older shines through', () => {
  const { calls, surface } = recorder(256, 120)
  draw(surface, layoutOf(week))
  expect(calls[0]).toEqual(['clearRect', 0, 0, 256, 120])
})

test('a week has a dot a day; a month has none', () => {
  const dots = (values: number[]) => {
    const { calls, surface } = recorder(256, 120)
    draw(surface, layoutOf(values))
    return calls.filter(([name]) => name === 'arc').length
  }
  expect(dots(week)).toBe(7)
  expect(dots(Array(30).fill(1))).toBe(0)
})

test('the curve goes through each day, from the left edge to the right', () => {
  const { calls, surface } = recorder(212, 112)
  draw(surface, layoutOf([0, 2, 1]))
  const stroked = calls.slice(calls.map(([name]) => name).lastIndexOf('moveTo'))
  expect(stroked.slice(0, 3)).toEqual([
    ['moveTo', 6, 106],
    ['lineTo', 106, 6],
    ['lineTo', 206, 56],
  ])
})

test('nothing to draw is only the ground', () => {
  const { calls, surface } = recorder(256, 120)
  draw(surface, layoutOf([]))
  expect(calls.some(([name]) => name === 'fill')).toBe(false)
})
