import { act, renderHook } from '@testing-library/react'
import { call } from '@/api/client'
import { useOwnShare } from './use-own-share'

jest.mock('@/api/client')
const called = jest.mocked(call)
const target = { kind: 'product', id: 'p1' } as const
type Answer = Awaited<ReturnType<typeof call>>

/** A server that answers when it is told to. */
function slow() {
  const waiting: ((answer: Answer) => void)[] = []
  called.mockReset()
  called.mockImplementation(() => new Promise((done) => waiting.push(done as (answer: Answer) => void)) as never)
  const answer = (code: string) =>
    act(async () => waiting.shift()?.({ ok: true, now: 1, output: { code, path: 'p', link: 'l' } } as never))
  const refuse = () => act(async () => waiting.shift()?.({ ok: false, now: 1, code: 'BUSY' } as never))
  return { answer, refuse }
}
const tags = () => called.mock.calls.map(([, input]) => (input as { tag?: string }).tag ?? '')

test('another tag while the first is on its way is asked for next, and the late first one is not shown for it', async () => {
  const { answer } = slow()
  const { result, rerender } = renderHook(({ tag }) => useOwnShare(target, { tag }), { initialProps: { tag: '' } })
  rerender({ tag: '业主群' })
  expect(tags()).toEqual([''])
  await answer('c0')
  expect(result.current.share).toBeNull()
  expect(tags()).toEqual(['', '业主群'])
  await answer('c1')
  expect(result.current.share?.code).toBe('c1')
})

test('what failed is asked for again by a press only, and by the same request', async () => {
  const { answer, refuse } = slow()
  const { result } = renderHook(() => useOwnShare(target))
  await refuse()
  expect(result.current.refusal?.code).toBe('BUSY')
  expect(tags()).toHaveLength(1)
  act(() => result.current.retry())
  await answer('c0')
  expect(result.current.share?.code).toBe('c0')
  const ids = called.mock.calls.map(([, input]) => (input as { requestId: string }).requestId)
  expect(ids[1]).toBe(ids[0])
})
