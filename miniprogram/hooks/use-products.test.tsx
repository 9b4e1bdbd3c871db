import { act, renderHook } from '@testing-library/react'
import { call, type FailureCode } from '@/api/client'
import { useProducts } from './use-products'

jest.mock('@/api/client')
const called = jest.mocked(call)
const asked = () => called.mock.calls.map(([, input]) => (input as { productIds: string[] }).productIds)

/** A server that knows every product, and answers in an order of its own. `wait` holds the answer to a list back. */
function server(options: { failure?: FailureCode; wait?: (first: string) => Promise<void> } = {}) {
  called.mockReset()
  called.mockImplementation(async (_action, input) => {
    const { productIds } = input as { productIds: string[] }
    await options.wait?.(productIds[0] ?? '')
    if (options.failure !== undefined) return { ok: false, now: 1, code: options.failure } as never
    const items = [...productIds].reverse().map((productId) => ({ productId }))
    return { ok: true, now: 1, output: { items } } as never
  })
}
const numbers = (total: number) => Array.from({ length: total }, (_, n) => `P${n}`)
const shown = (hook: { result: { current: ReturnType<typeof useProducts> } }) =>
  hook.result.current.products?.map(({ productId }) => productId) ?? null

test('as many as a section and a carousel have are asked for fifty at a time, and come in the order asked', async () => {
  server()
  const hook = renderHook(() => useProducts(numbers(88)))
  await act(async () => {})
  expect(asked().map(({ length }) => length)).toEqual([50, 38])
  expect(shown(hook)).toEqual(numbers(88))
})

test('an older list that comes late is not shown', async () => {
  let release = () => {}
  server({
    wait: (first) => (first === 'OLD' ? new Promise((resolve) => (release = () => resolve())) : Promise.resolve()),
  })
  const hook = renderHook((ids: string[]) => useProducts(ids), { initialProps: ['OLD'] })
  hook.rerender(['NEW'])
  await act(async () => {})
  await act(async () => release())
  expect(shown(hook)).toEqual(['NEW'])
})

test('what was there stays when another list can’t be had', async () => {
  server()
  const hook = renderHook((ids: string[]) => useProducts(ids), { initialProps: ['A'] })
  await act(async () => {})
  server({ failure: 'BUSY' })
  hook.rerender(['B'])
  await act(async () => {})
  expect(shown(hook)).toEqual(['A'])
  expect(hook.result.current.failure).toBe('BUSY')
})
