import { act, render } from '@testing-library/react'
import { watchNear } from '@/api/nearness'
import { Windowed } from './index'

jest.mock('@/api/nearness')
const watched = new Map<string, (isNear: boolean, heightPx: number) => void>()
jest.mocked(watchNear).mockImplementation((id, tell) => {
  watched.set(id, tell)
  return () => void watched.delete(id)
})

const onNear = jest.fn()
const numbers = (total: number) => Array.from({ length: total }, (_, index) => index)
const list = (total: number) => (
  <Windowed
    items={numbers(total)}
    keyOf={String}
    row={(item) => `row ${item}`}
    className="list"
    chunkClassName="chunk"
    rowClassName="row"
    onNear={onNear}
  />
)
const opened = (total: number) => {
  watched.clear()
  onNear.mockClear()
  return render(list(total)).container
}
const rowsOf = (container: HTMLElement) =>
  Array.from(container.querySelectorAll('.row'), ({ textContent }) => textContent)
const say = (chunk: number, isNear: boolean, heightPx: number) =>
  act(() => [...watched.values()][chunk]?.(isNear, heightPx))

test('rows that are far away keep their place by its height and are not drawn', () => {
  const container = opened(100)
  for (const chunk of [0, 1, 4]) say(chunk, false, 1_900)
  say(2, true, 1_900)
  say(3, true, 1_900)
  expect(rowsOf(container)).toEqual(
    numbers(100)
      .slice(40, 80)
      .map((row) => `row ${row}`),
  )
  const heights = Array.from(container.querySelectorAll<HTMLElement>('.list > *'), ({ style }) => style.height)
  expect(heights).toEqual(['1900px', '1900px', '', '', '1900px'])
})

test('rows that come near again are drawn again', () => {
  const container = opened(40)
  say(0, false, 1_900)
  say(0, true, 1_900)
  expect(rowsOf(container)).toHaveLength(40)
})

test('a page that is hidden behind another one keeps what it has drawn', () => {
  const container = opened(40)
  say(0, false, 0)
  expect(rowsOf(container)).toHaveLength(40)
})

test('whoever asks is told which rows are near', () => {
  opened(100)
  say(2, true, 1_900)
  say(3, true, 1_900)
  expect(onNear).toHaveBeenLastCalledWith(40, 80)
  say(2, false, 1_900)
  expect(onNear).toHaveBeenLastCalledWith(60, 80)
})

test('where nobody can tell what is near, all rows are drawn', () => {
  expect(rowsOf(opened(45))).toHaveLength(45)
})

describe('rows in groups', () => {
  const grouped = () => {
    watched.clear()
    onNear.mockClear()
    const group = (key: string, rows: number) => ({ key, rows, head: `head ${key}` })
    return render(
      <Windowed
        items={numbers(50)}
        keyOf={String}
        row={(item) => `row ${item}`}
        className="list"
        chunkClassName="chunk"
        rowClassName="row"
        groups={[group('a', 25), group('b', 3), group('c', 22)]}
        groupClassName="group"
        onNear={onNear}
      />,
    ).container
  }
  const textsOf = (container: HTMLElement) =>
    Array.from(container.querySelectorAll('.group'), ({ textContent }) => textContent)
  const words = (from: number, to: number) =>
    numbers(50)
      .slice(from, to)
      .map((row) => `row ${row}`)
      .join('')

  test('each group has its own rows under its head', () => {
    expect(textsOf(grouped())).toEqual([`head a${words(0, 25)}`, `head b${words(25, 28)}`, `head c${words(28, 50)}`])
  })

  test('rows that are far away are not drawn, their heads are', () => {
    const container = grouped()
    // The chunks begin at the rows 0 and 20, 25, 28 and 48.
    for (const chunk of [0, 1, 2, 3]) say(chunk, false, 1_900)
    expect(textsOf(container)).toEqual(['head a', 'head b', `head c${words(48, 50)}`])
  })

  test('whoever asks is told which rows are near over all groups', () => {
    grouped()
    say(1, true, 500)
    say(2, true, 300)
    say(3, true, 1_900)
    expect(onNear).toHaveBeenLastCalledWith(20, 48)
    say(1, false, 500)
    expect(onNear).toHaveBeenLastCalledWith(25, 48)
  })
})
