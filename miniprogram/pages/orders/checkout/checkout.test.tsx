import Taro from '@tarojs/taro'
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { openCashier } from '@/api/cashier'
import {
  button,
  called,
  open,
  PAYMENT,
  placements,
  press,
  products,
  RESULT,
  sent,
  show,
  world,
} from './checkout.fixture'

jest.mock('@/api/client')
jest.mock('@/api/cashier', () => ({ PAY_METHOD: 'h5', openCashier: jest.fn(async () => undefined) }))
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))

test('what is placed is what the page shows: items, address and the total that was seen', async () => {
  await open()
  expect(button()).toBe('付款 ¥97.00')
  await press('checkout-send')
  expect(placements()).toEqual([
    {
      items: [{ skuId: `K${products}`, quantity: 1, contentId: 'C' }],
      expectedFen: 9_700,
      addressId: 'HOME',
      requestId: expect.any(String),
    },
  ])
})

test('the result’s page takes the place of this one before the cashier opens', async () => {
  await open()
  const order: string[] = []
  jest.mocked(Taro.redirectTo).mockImplementation(async ({ url }) => {
    order.push(url)
    return { errMsg: 'ok' }
  })
  jest.mocked(openCashier).mockImplementation(async () => void order.push('cashier'))
  await press('checkout-send')
  expect(sent('orders.pay')).toMatchObject([{ paymentId: PAYMENT, method: 'h5' }])
  expect(order).toEqual([RESULT, 'cashier'])
})

test('a price that changed meanwhile places nothing: the new total is shown and asked about again', async () => {
  await open({ placed: ['PRICE_CHANGED', 'open'] })
  world.priceFen = 9_400
  await press('checkout-send')
  expect(Taro.redirectTo).not.toHaveBeenCalled()
  expect(screen.getByRole('alert').textContent).toBe('价格变了：原来 ¥97.00，现在 ¥102.00，请核对后再付款')
  expect(screen.getByText('刚才是 ¥89.00')).toBeTruthy()
  expect(button()).toBe('付款 ¥102.00')
  await press('checkout-send')
  const [first, second] = placements()
  expect(second).toMatchObject({ expectedFen: 10_200 })
  expect(second?.requestId).not.toBe(first?.requestId)
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: RESULT })
})

test('when nobody knows whether it was placed, the same press is the same request', async () => {
  await open({ placed: ['BUSY', 'OFFLINE', 'open'] })
  await press('checkout-send')
  await press('checkout-send')
  await press('checkout-send')
  expect(new Set(placements().map(({ requestId }) => requestId)).size).toBe(1)
  expect(placements()).toHaveLength(3)
  expect(Taro.redirectTo).toHaveBeenCalledTimes(1)
})

test('pressing twice places once', async () => {
  await open()
  await act(async () => {
    for (let times = 0; times < 2; times += 1) fireEvent.click(document.getElementById('checkout-send') as HTMLElement)
  })
  expect(placements()).toHaveLength(1)
})

test('who leaves while nobody knows whether it was placed sends the same request when they come back', async () => {
  await open({ placed: ['OFFLINE', 'open', 'open'] })
  await press('checkout-send')
  cleanup()
  await show()
  await press('checkout-send')
  cleanup()
  await show()
  await press('checkout-send')
  const [first, again, another] = placements().map(({ requestId }) => requestId)
  expect(again).toBe(first)
  expect(another).not.toBe(first)
})

test('what costs nothing is placed without a cashier', async () => {
  await open({ priceFen: 0, placed: ['paid'] })
  expect(button()).toBe('提交订单')
  await press('checkout-send')
  expect(sent('orders.pay')).toEqual([])
  expect(openCashier).not.toHaveBeenCalled()
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: RESULT })
})

test('a cashier that cannot be had leaves the buyer where the payment can be taken up again', async () => {
  await open()
  const before = called.getMockImplementation()
  called.mockImplementation(async (action, input) =>
    action === 'orders.pay' ? ({ ok: false, now: 1, code: 'BUSY' } as never) : (before?.(action, input) as never),
  )
  await press('checkout-send')
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: RESULT })
  expect(openCashier).not.toHaveBeenCalled()
})
