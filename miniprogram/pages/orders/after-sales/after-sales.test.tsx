import Taro from '@tarojs/taro'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { call } from '@/api/client'
import GiftList from '../gifts'
import AfterSaleList from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const GOODS = { line: 0, title: '山茶籽油', skuName: '单瓶', picture: null, quantity: 1 }
const AFTER_SALE = {
  ...{ afterSaleId: 'X', orderId: 'O', shopName: '山茶小铺', goods: [GOODS], lines: [], freightFen: 0 },
  ...{ amountFen: 1_050, isReturn: true, reason: '漏了', pictures: [], state: 'rejected', answer: '请先寄回' },
  ...{ requestedAt: 1, decidedAt: 2 },
}
const GIFT = {
  ...{ orderId: 'G', shopName: '山茶小铺', fromName: '', message: '', state: 'received', address: null },
  ...{ lines: [{ ...GOODS, isClosed: false }], shipments: [], acceptedAt: 1, autoConfirmAt: null, receivedAt: 2 },
}
async function open(page: JSX.Element, answer: object) {
  cleanup()
  jest.mocked(Taro.navigateTo).mockClear()
  called.mockReset()
  called.mockResolvedValue({ now: 1, ...answer } as never)
  await act(async () => void render(page))
}
const press = (text: string) => act(async () => void fireEvent.click(screen.getByText(text)))
const rows = (items: object[]) => ({ ok: true, output: { items, cursor: null } })

test('an after-sale says how far it is and what was answered, and leads to its order', async () => {
  await open(<AfterSaleList />, rows([AFTER_SALE]))
  expect(screen.getByText('商家没有同意')).toBeTruthy()
  expect(screen.getByText('商家答复：请先寄回')).toBeTruthy()
  expect(document.body.textContent).toContain('退货退款 ¥10.50')
  await press('山茶小铺')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/orders/order/index?id=O' })
})

test('without an after-sale the orders are one tap away, and a stranger is told to register', async () => {
  await open(<AfterSaleList />, rows([]))
  await press('看订单')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/orders/list/index' })
  await open(<AfterSaleList />, { ok: false, code: 'NOT_REGISTERED' })
  expect(screen.getByText('注册后能看到你的售后')).toBeTruthy()
})

test('a gift that was accepted leads to its page; of the giver nobody needs a name', async () => {
  await open(<GiftList />, rows([GIFT]))
  expect(screen.getByText('已收货')).toBeTruthy()
  await press('微信用户 送的')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/orders/received-gift/index?id=G' })
})

test('who has no gifts reads what will be here', async () => {
  await open(<GiftList />, rows([]))
  expect(screen.getByText('还没有收到礼物')).toBeTruthy()
})
