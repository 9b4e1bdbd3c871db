import type { Output } from '@shared/contracts'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { call, type FailureCode } from '@/api/client'
import { router } from '../../../../tests/stand-ins/tarojs-taro'
import ReceivedGiftPage from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const NOW = Date.UTC(2026, 10, 21, 4)
type Gift = Output<'orders.receivedGift'>
const GIFT: Gift = {
  ...{ orderId: 'O', shopName: '山茶小铺', fromName: '小*', message: '生日快乐', state: 'shipped' },
  lines: [{ line: 0, title: '山茶籽油', skuName: '单瓶', picture: null, quantity: 1, isClosed: false }],
  address: { name: '林小满', phone: '138****8000', region: '浙江省杭州市', detail: '文三路 1 号' },
  shipments: [{ company: 'SF', number: 'SF1234567890', lines: [0], at: NOW }],
  ...{ acceptedAt: NOW - 60_000, autoConfirmAt: NOW + 864_000_000, receivedAt: null },
}
let gift: Gift
let failing: FailureCode | null
let gifts = 0
async function open(change: Partial<Gift> = {}) {
  cleanup()
  gifts += 1
  gift = { ...GIFT, orderId: `O${gifts}`, ...change }
  failing = null
  called.mockReset()
  called.mockImplementation(async (action) => {
    if (failing !== null) return { ok: false, now: NOW, code: failing } as never
    if (action === 'orders.confirmGift') gift = { ...gift, state: 'received', receivedAt: NOW }
    return { ok: true, now: NOW, output: gift } as never
  })
  router.params = { id: gift.orderId }
  await act(async () => void render(<ReceivedGiftPage />))
}
const press = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))
const sent = () => called.mock.calls.flatMap(([action, input]) => (action === 'orders.confirmGift' ? [input] : []))

test('whoever accepted it sees the parcel, where it goes, and nowhere a price', async () => {
  await open()
  expect(screen.getByText('SF1234567890')).toBeTruthy()
  expect(screen.getByText('11-21 发货 · 顺丰')).toBeTruthy()
  expect(document.body.textContent).toContain('138****8000')
  expect(document.body.textContent).not.toContain('¥')
})

test('receipt is confirmed once, after a question', async () => {
  await open()
  await press('gift-receipt')
  expect(sent()).toEqual([])
  await act(async () => {
    for (let times = 0; times < 2; times += 1) fireEvent.click(document.getElementById('confirm-send') as HTMLElement)
  })
  expect(sent()).toMatchObject([{ orderId: gift.orderId }])
  expect(screen.getByText('礼物已经到你手上')).toBeTruthy()
  expect(document.getElementById('gift-receipt')).toBeNull()
})

test('a lost network keeps the question open, and the next press is the same request', async () => {
  await open()
  await press('gift-receipt')
  failing = 'OFFLINE'
  await press('confirm-send')
  failing = null
  await press('confirm-send')
  const [first, second] = sent() as { requestId: string }[]
  expect(second?.requestId).toBe(first?.requestId)
})

test('what was not shipped yet cannot be confirmed', async () => {
  await open({ state: 'to-ship', shipments: [] })
  expect(document.getElementById('gift-receipt')).toBeNull()
  expect(screen.getByText('等发货')).toBeTruthy()
})

test('a gift of somebody else is not found', async () => {
  await open()
  cleanup()
  called.mockResolvedValue({ ok: false, now: NOW, code: 'NOT_FOUND' } as never)
  router.params = { id: 'other' }
  await act(async () => void render(<ReceivedGiftPage />))
  expect(screen.getByText('没有找到这份礼物')).toBeTruthy()
})
