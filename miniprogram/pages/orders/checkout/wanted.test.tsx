import Taro from '@tarojs/taro'
import { act, fireEvent, screen } from '@testing-library/react'
import { pickedAddress } from '@/api/picked-address'
import { button, inCart, open, placements, press, products, WORK, world } from './checkout.fixture'

jest.mock('@/api/client')
jest.mock('@/api/cashier', () => ({ PAY_METHOD: 'h5', openCashier: jest.fn(async () => undefined) }))
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))

test('the default address is shown, and the one that was picked is sent', async () => {
  await open()
  expect(document.getElementById('checkout-address')?.textContent).toContain('林小满 138****8000')
  await press('checkout-address')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/addresses/list/index?pick=1' })
  act(() => pickedAddress.set('WORK'))
  expect(document.getElementById('checkout-address')?.textContent).toContain('林大满')
  await press('checkout-send')
  expect(placements()[0]).toMatchObject({ addressId: 'WORK' })
})

test('a picked address that is gone is not replaced by another on the quiet', async () => {
  await open()
  act(() => pickedAddress.set('GONE'))
  await press('checkout-send')
  expect(placements()).toEqual([])
  expect(screen.getByRole('alert').textContent).toBe('请选择收货地址')
})

test('without an address nothing is placed, and the way to add one is there', async () => {
  await open({ book: [] })
  await press('checkout-send')
  expect(placements()).toEqual([])
  expect(screen.getByText('请选择收货地址')).toBeTruthy()
  await press('checkout-address')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/addresses/edit/index?pick=1' })
})

test('an address that was removed meanwhile is asked for anew', async () => {
  await open({ placed: ['ADDRESS_MISSING', 'open'] })
  world.book = [WORK]
  await press('checkout-send')
  expect(screen.getByText('刚才的地址已经不在了，请核对后再提交')).toBeTruthy()
  expect(document.getElementById('checkout-address')?.textContent).toContain('林大满')
  await press('checkout-send')
  expect(placements()[1]).toMatchObject({ addressId: 'WORK' })
})

test('what was ticked in the cart is placed in its quantities, and taken out of the cart', async () => {
  const cart = [inCart('A1', { quantity: 2 }), inCart('B1'), inCart('C1')]
  await open({ cart }, { skuId: '', cart: 'A1.C1' })
  await press('checkout-send')
  const items = [
    { skuId: 'A1', quantity: 2 },
    { skuId: 'C1', quantity: 1 },
  ]
  expect(placements()).toMatchObject([{ items, expectedFen: 26_700, fromCart: true }])
  expect(document.getElementById('quantity-more')).toBeNull()
})

test('what is not in the cart any more is said, with the way to the orders', async () => {
  await open({ cart: [inCart('B2')] }, { skuId: '', cart: 'A2' })
  expect(screen.getByText('这些商品不在购物车里了')).toBeTruthy()
})

test('a line that is sold out beside others can be left out', async () => {
  const problems = { A3: 'OFF_SALE' as const }
  await open({ cart: [inCart('A3'), inCart('B3')], problems }, { skuId: '', cart: 'A3.B3' })
  expect(button()).toBe('现在买不了')
  expect(screen.getByText('已下架')).toBeTruthy()
  await press('checkout-mend-A3')
  expect(button()).toBe('付款 ¥97.00')
  await press('checkout-send')
  expect(placements()).toMatchObject([{ items: [{ skuId: 'B3', quantity: 1 }] }])
})

test('of what was just sold to others the rest is offered beside its line', async () => {
  await open({ placed: ['SOLD_OUT', 'open'] }, { quantity: '5' })
  const skuId = `K${products}`
  world.data = { skuId, left: 3, most: 2 }
  world.problems = { [skuId]: 'SOLD_OUT' }
  await press('checkout-send')
  expect(screen.getByText('只剩 2 件')).toBeTruthy()
  world.problems = {}
  await press(`checkout-mend-${skuId}`)
  expect(screen.queryByText('只剩 2 件')).toBeNull()
  await press('checkout-send')
  expect(placements()[1]).toMatchObject({ items: [{ skuId, quantity: 2 }] })
})

test('a gift has words and no address', async () => {
  await open()
  await press('checkout-gift')
  expect(document.getElementById('checkout-address')).toBeNull()
  const words = document.getElementById('checkout-message') as HTMLElement
  fireEvent.change(words, { target: { value: ' 生日快乐 ' } })
  await press('checkout-send')
  expect(placements()[0]).toMatchObject({ gift: { message: '生日快乐' } })
  expect(placements()[0]).not.toHaveProperty('addressId')
})

test('two bottles are free of freight, and the press says the new total', async () => {
  await open()
  await press('quantity-more')
  expect(button()).toBe('付款 ¥178.00')
  await press('checkout-send')
  expect(placements()[0]).toMatchObject({ items: [{ quantity: 2 }], expectedFen: 17_800 })
})

test('points are used as far as they can be, and another quantity asks about them anew', async () => {
  await open()
  await press('checkout-points')
  expect(button()).toBe('付款 ¥92.00')
  await press('quantity-more')
  expect(button()).toBe('付款 ¥178.00')
  await press('checkout-points')
  await press('checkout-send')
  expect(placements()[0]).toMatchObject({ usePoints: [{ shopId: 'S', points: 500 }], expectedFen: 17_300 })
})
