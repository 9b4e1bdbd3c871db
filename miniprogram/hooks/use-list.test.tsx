import { act, renderHook, waitFor } from '@testing-library/react'
import { call, type Outcome } from '@/api/client'
import { useList } from './use-list'

jest.mock('@/api/client')
const called = jest.mocked(call)

type Answered = Outcome<'bindings.customers'>
const page = (names: readonly string[], cursor: string | null): Answered => ({
  ok: true,
  now: 1,
  output: { items: names.map((name) => ({ name, boundAt: 1, basis: 'share' as const })), cursor },
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
