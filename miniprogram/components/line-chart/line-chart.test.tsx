import { act, fireEvent, render, screen } from '@testing-library/react'
import { type Surface, surfaceOf, whenSurfaceChanges } from '@/api/chart-surface'
import { LineChart } from '.'

jest.mock('@/api/chart-surface')

/** A canvas of 212 × 120 px at 20 px from the left: 200 px between the first day and the last. */
function surface() {
  const words: string[] = []
  const note = (name: string) => () => void words.push(name)
  const names = ['clearRect', 'beginPath', 'moveTo', 'lineTo', 'stroke', 'fill', 'arc']
  const context = Object.fromEntries(names.map((name) => [name, note(name)]))
  const of = { context, width: 212, height: 120, left: 20, colours: { line: 'red', grid: 'grey' } }
  return { words, surface: of as unknown as Surface }
}

const WEEK = [3, 0, 6, 2, 9, 1, 4].map((value, index) => ({ day: `11-${15 + index}`, value }))
const clears = (words: readonly string[]) => words.filter((word) => word === 'clearRect').length
const touched = () => screen.getByRole('img')
const said = () => document.querySelector('.line-chart__said')?.textContent

async function show(days = WEEK, given: Surface | null = surface().surface) {
  jest.mocked(surfaceOf).mockResolvedValue(given)
  jest.mocked(whenSurfaceChanges).mockReturnValue(() => undefined)
  const of = (shown: typeof WEEK) => <LineChart name="点击" days={shown} words={(value) => `${value} 次`} />
  const drawn = render(of(days))
  await act(async () => undefined)
  return { again: (shown: typeof WEEK) => act(async () => drawn.rerender(of(shown))), close: () => drawn.unmount() }
}

test('it says the last day until another one is touched', async () => {
  await show()
  expect(said()).toBe('11-21 点击4 次')
  // The third of seven days stands at a third of 200 px, after 20 px and the edge of 6.
  fireEvent.touchStart(touched(), { touches: [{ clientX: 20 + 6 + 66 }] })
  fireEvent.click(touched(), { clientX: 20 + 6 + 66 })
  expect(said()).toBe('11-17 点击6 次')
  fireEvent.click(touched(), { clientX: 5 })
  expect(said()).toBe('11-15 点击3 次')
})

test('the dot stands where the curve does', async () => {
  await show()
  fireEvent.click(touched(), { clientX: 20 + 6 + 133 })
  const dot = document.querySelector<HTMLElement>('.line-chart__dot')
  // The highest, 9, is under the line of 10 by a tenth.
  expect(said()).toBe('11-19 点击9 次')
  expect(dot?.style.top).toBe('calc(6px + 0.1 * (100% - 12px))')
})

test('whoever cannot see it hears every day', async () => {
  await show(WEEK.slice(0, 2))
  expect(touched().getAttribute('aria-label')).toBe('点击：11-15 3 次，11-16 0 次')
})

test('first day, last day and the highest line are in words', async () => {
  await show()
  expect(document.querySelector('.line-chart__days')?.textContent).toBe('11-1511-21')
  expect(document.querySelector('.line-chart__top')?.textContent).toBe('10 次')
})

test('it is drawn anew for other values and when the surface changes, and not for the same ones', async () => {
  const { words, surface: given } = surface()
  const chart = await show(WEEK, given)
  expect(clears(words)).toBe(1)
  await chart.again(WEEK.map((day) => ({ ...day })))
  expect(clears(words)).toBe(1)
  await chart.again(WEEK.map(({ day }) => ({ day, value: 1 })))
  expect(clears(words)).toBe(2)
  const [redraw] = jest.mocked(whenSurfaceChanges).mock.lastCall ?? []
  await act(async () => redraw?.())
  expect(clears(words)).toBe(3)
})

test('what is gone before it could be drawn is not drawn', async () => {
  const { words, surface: given } = surface()
  let arrive: (surface: Surface) => void = () => undefined
  jest.mocked(whenSurfaceChanges).mockReturnValue(() => undefined)
  jest.mocked(surfaceOf).mockReturnValue(new Promise((resolve) => (arrive = resolve)))
  const { unmount } = render(<LineChart name="点击" days={WEEK} words={String} />)
  unmount()
  await act(async () => arrive(given))
  expect(words).toEqual([])
})

test('without anything to draw on the words are there all the same', async () => {
  await show(WEEK, null)
  expect(said()).toBe('11-21 点击4 次')
})
