import Taro from '@tarojs/taro'
import { act, cleanup, fireEvent, render } from '@testing-library/react'
import { answerTo } from '@/api/answers'
import { openCashier } from '@/api/cashier'
import { call, type FailureCode } from '@/api/client'
import { keepOpen } from '@/hooks/open-request'
import { router } from '../../../../tests/stand-ins/tarojs-taro'
import type { CartItem } from '../cart/choice'
import CheckoutPage from '.'

/** The checkout and a server behind it, for its tests; they mock the client, the cashier and NutUI. */
export const called = jest.mocked(call)

const addressOf = (addressId: string, name: string, isDefault = false) => ({
  ...{ addressId, name, phone: '138****8000', region: '浙江省杭州市西湖区', detail: '文三路 1 号', isDefault },
})
export const HOME = addressOf('HOME', '林小满', true)
export const WORK = addressOf('WORK', '林大满')
export const PAYMENT = 'P'.repeat(32)
export const RESULT = `/pages/orders/result/index?id=${PAYMENT}`

type Problem = 'SOLD_OUT' | 'OFF_SALE'
interface Asked {
  readonly items: readonly { readonly skuId: string; readonly quantity: number }[]
  readonly usePoints?: readonly object[]
}

/** Bottles of one price in one shop, and freight of 8.00 that is free from 99.00 on and for what costs nothing. */
function quoteOf({ items, usePoints }: Asked) {
  const { priceFen, problems } = world
  const goodsFen = items.reduce((sum, { quantity }) => sum + priceFen * quantity, 0)
  const freightFen = goodsFen >= 9_900 || goodsFen === 0 ? 0 : 800
  const pointsFen = usePoints === undefined ? 0 : 500
  const payFen = goodsFen + freightFen - pointsFen
  const lines = items.map(({ skuId, quantity }) => ({
    ...{ skuId, productId: 'A', title: '山茶籽油', skuName: '单瓶', picture: null, priceFen, quantity },
    ...{ goodsFen: priceFen * quantity, paidFen: priceFen * quantity, problem: problems[skuId] ?? null },
  }))
  const amounts = { goodsFen, couponFen: 0, points: 0, pointsFen, freightFen, payFen }
  const shop = { shopId: 'S', shopName: '山茶小铺', ...amounts, freeFromFen: 9_900, pointsMax: 500, pointsHave: 620 }
  return { shops: [{ ...shop, lines }], payFen }
}

type Standing = 'open' | 'paid' | 'closed'
const isStanding = (next: string): next is Standing => ['open', 'paid', 'closed'].includes(next)

interface World {
  priceFen: number
  problems: Record<string, Problem>
  /** What each placement is answered, in turn; the last one again and again. */
  placed: (FailureCode | Standing)[]
  /** What a refusal carries. */
  data: object
  book: (typeof HOME)[]
  cart: CartItem[]
  /** Nothing is left of the points. */
  pointsUsed?: boolean
}
export let world: World

function server() {
  called.mockReset()
  called.mockImplementation(async (action, input) => {
    const answer = (output: object) => ({ ok: true, now: 1, output }) as never
    const refuse = (code: FailureCode, data = {}) => ({ ok: false, now: 1, code, data }) as never
    if (action === 'addresses.mine') return answer({ items: world.book })
    if (action === 'orders.cart') return answer({ items: world.cart })
    if (action === 'orders.quote' && world.pointsUsed === true && 'usePoints' in input)
      return refuse('POINTS_NOT_ENOUGH')
    if (action === 'orders.quote') return answer(quoteOf(input as never))
    if (action === 'orders.pay') return answer({ method: 'h5', url: 'https://pay.example/1' })
    if (action !== 'orders.place') return refuse('NOT_FOUND')
    const [next = 'open'] = world.placed.length > 1 ? world.placed.splice(0, 1) : world.placed
    const { payFen } = quoteOf(input as never)
    if (!isStanding(next)) return refuse(next, { ...world.data, payFen })
    return answer({ paymentId: PAYMENT, orderIds: ['O'], state: next, totalFen: payFen, closesAt: 2, paidAt: null })
  })
}

export const sent = (name: string) =>
  called.mock.calls.flatMap(([action, input]) => (action === name ? [input as Record<string, unknown>] : []))
export const placements = () => sent('orders.place')
export const press = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))
export const button = () => document.getElementById('checkout-send')?.textContent
export const show = () => act(async () => void render(<CheckoutPage />))

/** Each test has a product of its own, because answers are kept by question. */
export let products = 0
export async function open(first: Partial<World> = {}, params: Record<string, string> = {}) {
  cleanup()
  products += 1
  world = { priceFen: 8_900, problems: {}, placed: ['open'], data: {}, book: [HOME, WORK], cart: [], ...first }
  server()
  for (const name of ['addresses.mine', 'orders.cart'] as const)
    answerTo(name, {}).set({ output: null, failure: null, asking: false })
  keepOpen('orders.place', null)
  jest.mocked(Taro.redirectTo).mockClear()
  jest.mocked(Taro.navigateTo).mockClear()
  jest.mocked(openCashier).mockClear()
  router.params = { skuId: `K${products}`, quantity: '1', contentId: 'C', ...params }
  await show()
}
export const inCart = (skuId: string, change: Partial<CartItem> = {}): CartItem => ({
  ...{ skuId, productId: 'A', shopId: 'S', shopName: '山茶小铺', title: '山茶籽油', skuName: '单瓶', picture: null },
  ...{ quantity: 1, priceFen: 8_900, addedPriceFen: 8_900, problem: null, stockLeft: null },
  ...change,
})
