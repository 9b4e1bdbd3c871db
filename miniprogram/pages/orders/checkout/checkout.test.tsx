import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { openCashier } from '@/api/cashier'
import { call, type FailureCode } from '@/api/client'
import { router } from '../../../../tests/stand-ins/tarojs-taro'
import { changeAddress } from '../address/draft'
import CheckoutPage from '.'

jest.mock('@/api/client')
jest.mock('@/api/cashier', () => ({ PAY_METHOD: 'h5', openCashier: jest.fn(async () => undefined) }))
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const ADDRESS = { name: '林小满', phone: '13800138000', region: '浙江省杭州市西湖区', detail: '文三路 1 号' }
const PAYMENT = 'P'.repeat(32)
const RESULT = `/pages/orders/result/index?id=${PAYMENT}`

/** One bottle at 89.00 and freight of 8.00 that is free from 99.00 on and for what costs nothing; `priceFen` is what the catalog says now. */
function quoteOf(priceFen: number, input: { items: readonly { quantity: number }[]; usePoints?: readonly object[] }) {
  const quantity = input.items[0]?.quantity ?? 0
  const goodsFen = priceFen * quantity
  const freightFen = goodsFen >= 9_900 || goodsFen === 0 ? 0 : 800
  const pointsFen = input.usePoints === undefined ? 0 : 500
  const line = { skuId: 'K', productId: 'A', title: '山茶籽油', skuName: '单瓶', picture: null, problem: null }
  const payFen = goodsFen + freightFen - pointsFen
  const shop = { shopId: 'S', shopName: '山茶小铺', goodsFen, couponFen: 0, points: 0, pointsFen, freightFen, payFen }
  return {
    shops: [
      {
        ...shop,
        freeFromFen: 9_900,
        pointsMax: 500,
        pointsHave: 620,
        lines: [{ ...line, priceFen, quantity, goodsFen, paidFen: goodsFen - pointsFen }],
      },
    ],
    payFen,
  }
}

interface World {
  priceFen: number
  /** What each placement is answered, in turn; the last one again and again. */
  placed: (FailureCode | 'open' | 'paid')[]
}
let world: World

function server() {
  called.mockReset()
  called.mockImplementation(async (action, input) => {
    const answer = (output: object) => ({ ok: true, now: 1, output }) as never
    const refuse = (code: FailureCode, data = {}) => ({ ok: false, now: 1, code, data }) as never
    if (action === 'orders.quote') return answer(quoteOf(world.priceFen, input as never))
    if (action === 'orders.pay') return answer({ method: 'h5', url: 'https://pay.example/1' })
    if (action !== 'orders.place') return refuse('NOT_FOUND')
    const [next = 'open'] = world.placed.length > 1 ? world.placed.splice(0, 1) : world.placed
    const payFen = quoteOf(world.priceFen, input as never).payFen
    if (next !== 'open' && next !== 'paid') return refuse(next, next === 'PRICE_CHANGED' ? { payFen } : {})
    return answer({ paymentId: PAYMENT, orderIds: ['O'], state: next, totalFen: payFen, closesAt: 2, paidAt: null })
  })
}

const sent = (name: string) =>
  called.mock.calls.flatMap(([action, input]) => (action === name ? [input as Record<string, unknown>] : []))
const placements = () => sent('orders.place')
const press = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))
const button = () => document.getElementById('checkout-send')?.textContent

/** Each test has a product of its own, because answers are kept by question. */
let products = 0
async function open(first: Partial<World> = {}) {
  products += 1
  world = { priceFen: 8_900, placed: ['open'], ...first }
  server()
  jest.mocked(Taro.redirectTo).mockClear()
  jest.mocked(openCashier).mockClear()
  changeAddress(ADDRESS)
  router.params = { skuId: `K${products}`, quantity: '1', contentId: 'C' }
  await act(async () => void render(<CheckoutPage />))
}

test('what is placed is what the page shows: items, address and the total that was seen', async () => {
  await open()
  expect(button()).toBe('付款 ¥97.00')
  await press('checkout-send')
  expect(placements()).toEqual([
    {
      items: [{ skuId: `K${products}`, quantity: 1, contentId: 'C' }],
      expectedFen: 9_700,
      address: ADDRESS,
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

test('an address with a mistake is not sent, and the mistake is told beside its field', async () => {
  await open()
  act(() => changeAddress({ phone: '1380013' }))
  await press('checkout-send')
  expect(placements()).toEqual([])
  expect(screen.getByText('手机号是 11 位数字，以 1 开头')).toBeTruthy()
  expect(Taro.pageScrollTo).toHaveBeenCalledWith(expect.objectContaining({ selector: '#address-phone' }))
})

test('a gift has words and no address', async () => {
  await open()
  await press('checkout-gift')
  expect(document.getElementById('address-name')).toBeNull()
  const words = document.getElementById('checkout-message') as HTMLElement
  fireEvent.change(words, { target: { value: ' 生日快乐 ' } })
  await press('checkout-send')
  expect(placements()[0]).toMatchObject({ gift: { message: '生日快乐' } })
  expect(placements()[0]).not.toHaveProperty('address')
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
