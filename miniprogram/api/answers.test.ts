import { ask } from './answers'
import { call } from './client'
import { kept } from './namespace'

jest.mock('./client')

test('an answer is kept on the device, but what something costs is not', async () => {
  jest.mocked(call).mockResolvedValue({ ok: true, now: 1, output: { items: 2 } } as never)
  await ask('orders.cartCount', {})
  expect(kept('answer orders.cartCount {}')).toBe('{"items":2}')
  const items = [{ skuId: 'K', quantity: 1 }]
  await ask('orders.quote', { items })
  expect(kept(`answer orders.quote ${JSON.stringify({ items })}`)).toBeNull()
})
