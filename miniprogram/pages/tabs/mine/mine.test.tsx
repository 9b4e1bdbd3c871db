import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { forgetAnswers } from '@/api/answers'
import { call } from '@/api/client'
import MinePage from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const MEMBER = { nickname: '林小满', avatarUrl: null, phone: null, registeredAt: Date.UTC(2026, 10, 20, 4) }
interface World {
  member: object | null
  unread?: number
  cart?: number
  counts?: object
}

async function open({ member, unread = 0, cart = 0, counts }: World) {
  forgetAnswers()
  called.mockReset()
  called.mockImplementation(async (action) => {
    const answers: Record<string, object> = {
      'members.me': { visitorId: 'V', member, isPromoter: true, staffRoles: [] },
      'bindings.mine': { binding: { promoterName: '王*', basis: 'share', boundAt: 1 } },
      'messages.unread': { unread },
      'orders.cartCount': { items: cart },
      ...(counts === undefined ? {} : { 'orders.counts': counts }),
    }
    const output = answers[action]
    return (output === undefined ? { ok: false, now: 1, code: 'BUSY' } : { ok: true, now: 1, output }) as never
  })
  await act(async () => void render(<MinePage />))
}

const COUNTS = { unpaid: 2, 'gift-offered': 0, 'to-ship': 0, shipped: 100, afterSales: 1 }
const press = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))
const gone = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
const text = (id: string) => document.getElementById(id)?.textContent

test('a member sees how many orders wait at each step, and each number leads to those orders', async () => {
  await open({ member: MEMBER, counts: COUNTS })
  expect(['mine-unpaid', 'mine-to-ship', 'mine-shipped', 'mine-after-sales'].map(text)).toEqual([
    '2待付款',
    '0待发货',
    '99+待收货',
    '1售后',
  ])
  for (const id of ['mine-unpaid', 'mine-shipped', 'mine-after-sales', 'mine-orders']) await press(id)
  expect(gone()).toEqual([
    '/pages/orders/list/index?state=unpaid',
    '/pages/orders/list/index?state=shipped',
    '/pages/orders/after-sales/index',
    '/pages/orders/list/index',
  ])
})

test('numbers that do not come are a dash, and the rest of the page stands', async () => {
  await open({ member: MEMBER })
  expect(text('mine-unpaid')).toBe('–待付款')
  expect(screen.getByText('王* · 凭链接')).toBeTruthy()
})

test('the head shows the masked phone where one was given, and leads to the profile', async () => {
  await open({ member: { ...MEMBER, phone: '138****5678' }, counts: COUNTS })
  expect(text('mine-profile')).toContain('138****5678')
  await press('mine-profile')
  expect(gone()).toEqual(['/pages/members/profile/index'])
})

test('unread messages stand on their row and as a dot on the tab; none leave no trace', async () => {
  await open({ member: MEMBER, counts: COUNTS, unread: 3, cart: 2 })
  expect(text('mine-messages')).toBe('消息3 条新消息')
  expect(text('mine-cart')).toBe('购物车2 种商品')
  expect(document.querySelector('#tab-mine #tab-news')).not.toBeNull()
})

test('somebody who is no member may register, and has a cart, gifts and addresses all the same', async () => {
  await open({ member: null })
  expect(document.getElementById('mine-register')).not.toBeNull()
  expect(document.getElementById('mine-orders')).toBeNull()
  expect(document.getElementById('tab-news')).toBeNull()
  for (const id of ['mine-messages', 'mine-cart', 'mine-gifts', 'mine-addresses', 'mine-history', 'mine-settings'])
    await press(id)
  expect(gone()).toEqual([
    '/pages/messages/inbox/index',
    '/pages/orders/cart/index',
    '/pages/orders/gifts/index',
    '/pages/addresses/list/index',
    '/pages/catalog/history/index',
    '/pages/members/settings/index',
  ])
})
