import { LINES_MAX } from '@shared/contracts/order-shapes'
import Taro from '@tarojs/taro'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { answerTo } from '@/api/answers'
import { call, type FailureCode } from '@/api/client'
import { handlers } from '../../../../tests/stand-ins/tarojs-taro'
import CartPage from '.'
import { type CartItem, CHOICE_MAX, choice } from './choice'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const item = (skuId: string, change: Partial<CartItem> = {}): CartItem => ({
  ...{ skuId, productId: `P${skuId}`, shopId: 'S', shopName: '山茶小铺', title: `商品${skuId}`, skuName: '单瓶' },
  ...{ picture: null, quantity: 1, priceFen: 8_900, addedPriceFen: 8_900, problem: null, stockLeft: null },
  ...change,
})

let items: CartItem[]
/** Settings wait for `let go` while this is set. */
let held: (() => void)[] | null
let refuses: FailureCode | null
async function open(first: CartItem[]) {
  cleanup()
  items = first
  held = null
  refuses = null
  choice.set(new Set())
  answerTo('orders.cart', {}).set({ output: null, failure: null, asking: false })
  jest.mocked(Taro.navigateTo).mockClear()
  jest.mocked(Taro.showToast).mockClear()
  called.mockReset()
  called.mockImplementation(async (action, input) => {
    if (action === 'orders.setInCart') {
      if (held !== null) await new Promise<void>((go) => held?.push(go))
      if (refuses !== null) return { ok: false, now: 1, code: refuses } as never
      const { skuId, quantity } = input as { skuId: string; quantity: number }
      items = items.flatMap((one) => (one.skuId !== skuId ? [one] : quantity === 0 ? [] : [{ ...one, quantity }]))
    }
    return { ok: true, now: 1, output: { items } } as never
  })
  await act(async () => void render(<CartPage />))
}
const press = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))
const settings = () =>
  called.mock.calls.flatMap(([action, input]) => {
    if (action !== 'orders.setInCart') return []
    const { skuId, quantity } = input as { skuId: string; quantity: number }
    return [`${skuId} ${quantity}`]
  })
const letGo = () => act(async () => held?.splice(0).forEach((go) => void go()))
const sum = () => document.querySelector('.cart__bar-sum')?.textContent
const quantityOf = (skuId: string) => document.getElementById(`cart-${skuId}-less`)?.nextSibling?.textContent

test('three taps in a row are at most one change on its way at a time, and end at the last number', async () => {
  await open([item('A')])
  held = []
  for (let tap = 0; tap < 3; tap += 1) await press('cart-A-more')
  expect(quantityOf('A')).toBe('4')
  expect(settings()).toEqual(['A 2'])
  await letGo()
  expect(settings()).toEqual(['A 2', 'A 4'])
  await letGo()
  expect(quantityOf('A')).toBe('4')
  expect(items[0]?.quantity).toBe(4)
})

test('a tap while the cart is read anew is not lost', async () => {
  await open([item('A')])
  const before = called.getMockImplementation()
  const reading: (() => void)[] = []
  called.mockImplementation(async (action, input) => {
    if (action === 'orders.cart') await new Promise<void>((go) => reading.push(go))
    return before?.(action, input) as never
  })
  await press('cart-A-more')
  await press('cart-A-more')
  expect(settings()).toEqual(['A 2'])
  for (let turn = 0; turn < 2; turn += 1) await act(async () => reading.splice(0).forEach((go) => void go()))
  expect(settings()).toEqual(['A 2', 'A 3'])
  expect(quantityOf('A')).toBe('3')
})

test('what the server refuses is shown as the server has it, with the reason beside the line', async () => {
  await open([item('A')])
  refuses = 'OFFLINE'
  await press('cart-A-more')
  expect(quantityOf('A')).toBe('1')
  expect(screen.getByRole('alert').textContent).toBe('网络不通，请检查后再试')
  refuses = null
  await press('cart-A-more')
  expect(quantityOf('A')).toBe('2')
  expect(screen.queryByRole('alert')).toBeNull()
})

test('a shop and everything can be ticked at once, and the sum is that of what is ticked', async () => {
  await open([item('A', { quantity: 2 }), item('B', { shopId: 'T', shopName: '茶山', priceFen: 1_050 })])
  expect(sum()).toContain('0.00')
  await press('cart-shop-T')
  expect(sum()).toContain('10.50')
  await press('cart-all')
  // 2 × 89.00 + 10.50
  expect(sum()).toContain('188.50')
  await press('cart-tick-A')
  expect(sum()).toContain('10.50')
  await press('cart-buy')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/orders/checkout/index?cart=B' })
})

test('what was ticked is still ticked when one comes back', async () => {
  await open([item('A'), item('B')])
  await press('cart-tick-B')
  cleanup()
  await act(async () => void render(<CartPage />))
  expect(document.getElementById('cart-buy')?.textContent).toBe('去结算 (1)')
})

test('what is not sold or sold out cannot be ticked; of what is short the rest can be had by one tap', async () => {
  await open([
    item('A', { problem: 'OFF_SALE' }),
    item('B', { problem: 'SOLD_OUT', stockLeft: 0 }),
    item('C', { problem: 'SOLD_OUT', stockLeft: 3, quantity: 5 }),
  ])
  expect(screen.getByText('已下架')).toBeTruthy()
  expect(screen.getByText('已售罄')).toBeTruthy()
  expect(screen.getByText('只剩 3 件')).toBeTruthy()
  await press('cart-all')
  await press('cart-tick-A')
  await press('cart-tick-C')
  expect((document.getElementById('cart-buy') as HTMLButtonElement).disabled).toBe(true)
  await press('cart-fewer-C')
  expect(settings()).toEqual(['C 3'])
})

test('a price that moved says by how much', async () => {
  await open([item('A', { priceFen: 8_400 }), item('B', { priceFen: 9_000 })])
  expect(screen.getByText('比加入时降 ¥5.00')).toBeTruthy()
  expect(screen.getByText('比加入时涨 ¥1.00')).toBeTruthy()
})

test('what is removed can be had back, and is taken out once it cannot', async () => {
  jest.useFakeTimers()
  await open([item('A'), item('B')])
  await press('cart-edit')
  await press('cart-remove-A')
  expect(screen.queryByLabelText('看 商品A')).toBeNull()
  await press('cart-undo')
  expect(screen.getByLabelText('看 商品A')).toBeTruthy()
  expect(settings()).toEqual([])
  await press('cart-remove-A')
  await act(() => jest.advanceTimersByTimeAsync(6_000))
  expect(settings()).toEqual(['A 0'])
  expect(document.getElementById('cart-undo')).toBeNull()
  jest.useRealTimers()
})

test('what was removed stays away while another change is refused, and can still be had back', async () => {
  await open([item('A'), item('B')])
  held = []
  await press('cart-A-more')
  await press('cart-edit')
  await press('cart-remove-B')
  refuses = 'OFFLINE'
  await letGo()
  expect(screen.queryByLabelText('看 商品B')).toBeNull()
  await press('cart-undo')
  expect(screen.getByLabelText('看 商品B')).toBeTruthy()
})

test('a double tap on the way to the checkout opens one', async () => {
  await open([item('A')])
  await press('cart-tick-A')
  await act(async () => {
    for (let tap = 0; tap < 2; tap += 1) fireEvent.click(document.getElementById('cart-buy') as HTMLElement)
  })
  expect(Taro.navigateTo).toHaveBeenCalledTimes(1)
})

test('who leaves the page has removed what they removed', async () => {
  await open([item('A'), item('B')])
  await press('cart-edit')
  await press('cart-remove-A')
  await act(async () => void handlers.didHide?.())
  expect(settings()).toEqual(['A 0'])
})

test('one payment holds so many lines as the server takes, and the page says so', async () => {
  expect(CHOICE_MAX).toBe(LINES_MAX)
  await open(Array.from({ length: LINES_MAX + 1 }, (_, at) => item(`K${at}`)))
  await press('cart-all')
  expect(document.getElementById('cart-buy')?.textContent).toBe(`去结算 (${LINES_MAX})`)
  expect(Taro.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: `一次最多结算 ${LINES_MAX} 种` }))
  expect(screen.getByText(`一次最多 ${LINES_MAX} 种`)).toBeTruthy()
})

test('an empty cart leads to the goods', async () => {
  await open([])
  await act(async () => void fireEvent.click(screen.getByText('去逛逛')))
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/tabs/home/index' })
})
