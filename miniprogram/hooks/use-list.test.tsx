import { act, renderHook, waitFor } from '@testing-library/react'
import { call, type Outcome } from '@/api/client'
import { handlers } from '../../tests/stand-ins/tarojs-taro'
import { useList } from './use-list'

jest.mock('@/api/client')
const called = jest.mocked(call)

type Answered = Outcome<'bindings.customers'>
const customer = (name: string) => ({
  ...{ customerId: name, name, boundAt: 1, basis: 'share' as const },
  ...{ paidFen: 0, ordersTotal: 0, lastOrderAt: null },
})
const page = (names: readonly string[], cursor: string | null): Answered => ({
  ok: true,
  now: 1,
  output: { items: names.map(customer), cursor },
})

async function opened(first: Answered) {
  called.mockReset()
  called.mockResolvedValueOnce(first)
  const { result } = renderHook(() => useList('bindings.customers', {}))
  await waitFor(() => expect(result.current.state).not.toBe('loading'))
  return result
}

const names = (list: { current: { rows: readonly { name: string }[] } }) => list.current.rows.map((row) => row.name)

test('the next page is asked for by the cursor of the one before and put below it', async () => {
  const list = await opened(page(['小*', '李*'], 'after-2'))
  expect(list.current.tail).toBe('more')
  called.mockResolvedValueOnce(page(['风*'], null))
  await act(() => list.current.loadMore())
  expect(called).toHaveBeenLastCalledWith('bindings.customers', { cursor: 'after-2' })
  expect(names(list)).toEqual(['小*', '李*', '风*'])
  expect(list.current.tail).toBe('end')
})

test('reaching the end of a finished list asks nothing', async () => {
  const list = await opened(page(['小*'], null))
  await act(() => list.current.loadMore())
  expect(called).toHaveBeenCalledTimes(1)
})

test('a page that does not come leaves the rows, and can be asked for again', async () => {
  const list = await opened(page(['小*'], 'after-1'))
  called.mockResolvedValueOnce({ ok: false, now: 1, code: 'OFFLINE' })
  await act(() => list.current.loadMore())
  expect(names(list)).toEqual(['小*'])
  expect(list.current.tail).toBe('failed')
  called.mockResolvedValueOnce(page(['李*'], null))
  await act(() => list.current.retry())
  expect(names(list)).toEqual(['小*', '李*'])
})

test('a refresh that does not come leaves the rows, and trying again starts from the first page', async () => {
  const list = await opened(page(['小*'], 'after-1'))
  called.mockResolvedValueOnce({ ok: false, now: 1, code: 'OFFLINE' })
  await act(() => list.current.reload())
  expect(names(list)).toEqual(['小*'])
  called.mockResolvedValueOnce(page(['新*', '小*'], null))
  await act(() => list.current.retry())
  expect(called).toHaveBeenLastCalledWith('bindings.customers', {})
  expect(names(list)).toEqual(['新*', '小*'])
})

test('scrolling on while a page is on its way asks for it once', async () => {
  const list = await opened(page(['小*'], 'after-1'))
  called.mockResolvedValue(page(['李*'], null))
  await act(async () => {
    await Promise.all([list.current.loadMore(), list.current.loadMore()])
  })
  expect(called).toHaveBeenCalledTimes(2)
  expect(names(list)).toEqual(['小*', '李*'])
})

test('pulling down starts from the first page again', async () => {
  const list = await opened(page(['小*'], 'after-1'))
  called.mockResolvedValueOnce(page(['新*', '小*'], null))
  await act(() => list.current.reload())
  expect(called).toHaveBeenLastCalledWith('bindings.customers', {})
  expect(names(list)).toEqual(['新*', '小*'])
})

test('a list that cannot be had says so instead of looking empty', async () => {
  const list = await opened({ ok: false, now: 1, code: 'OFFLINE' })
  expect(list.current.state).toBe('error')
  expect(list.current.failure).toBe('OFFLINE')
})

/** A list of so many customers, named by their number, as the server would page it. */
function serverWith(total: number) {
  called.mockReset()
  called.mockImplementation(async (_name, input) => {
    const { cursor, size = 20 } = input as { cursor?: string; size?: number }
    const from = cursor === undefined ? 0 : Number(cursor)
    const all = Array.from({ length: total }, (_, index) => `${index}`)
    return page(all.slice(from, from + size), from + size < total ? `${from + size}` : null)
  })
}
const asked = () => called.mock.calls.map(([, input]) => input)

async function scrolledTo(pages: number, total: number) {
  serverWith(total)
  const { result } = renderHook(() => useList('bindings.customers', {}))
  await waitFor(() => expect(result.current.state).toBe('content'))
  // The platform says so the first time too.
  await act(async () => handlers.didShow?.())
  for (let page = 1; page < pages; page += 1) await act(() => result.current.loadMore())
  called.mockClear()
  return result
}

test('coming back to a long list asks for the rows that are seen, keeps those above and drops those below', async () => {
  const list = await scrolledTo(50, 5_000)
  act(() => list.current.near(480, 560))
  await act(async () => handlers.didShow?.())
  expect(asked()).toEqual([
    { cursor: '480', size: 50 },
    { cursor: '530', size: 30 },
  ])
  expect(names(list)).toEqual(Array.from({ length: 560 }, (_, index) => `${index}`))
  called.mockClear()
  await act(() => list.current.loadMore())
  expect(asked()).toEqual([{ cursor: '560' }])
  expect(list.current.rows).toHaveLength(580)
})

test('after a row was changed the rows that are seen are asked for, and those above stay', async () => {
  const list = await scrolledTo(30, 5_000)
  act(() => list.current.near(480, 520))
  await act(() => list.current.again())
  expect(asked()).toEqual([{ cursor: '480', size: 40 }])
  expect(list.current.rows).toHaveLength(520)
})

test('coming back to a short list asks for all of it', async () => {
  const list = await scrolledTo(1, 7)
  act(() => list.current.near(0, 20))
  await act(async () => handlers.didShow?.())
  expect(asked()).toEqual([{}])
  expect(names(list)).toHaveLength(7)
})

test('coming back without a network leaves the rows where they are', async () => {
  const list = await scrolledTo(4, 100)
  act(() => list.current.near(60, 80))
  called.mockResolvedValue({ ok: false, now: 1, code: 'OFFLINE' })
  await act(async () => handlers.didShow?.())
  expect(list.current.rows).toHaveLength(80)
  expect(list.current.tail).toBe('failed')
})
