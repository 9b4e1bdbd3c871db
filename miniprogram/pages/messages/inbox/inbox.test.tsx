import Taro from '@tarojs/taro'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { answerTo, ask, forgetAnswers } from '@/api/answers'
import { call } from '@/api/client'
import { handlers } from '../../../../tests/stand-ins/tarojs-taro'
import InboxPage from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const message = (messageId: string, at: number, isRead: boolean, kind = 'order-shipped') => ({
  ...{ messageId, at, isRead, kind, orderId: `O${messageId}`, title: '山茶籽油', lines: 1, amountFen: null },
})
const UNREAD = [
  message('3', 300, false, 'gift-shipped'),
  message('2', 200, false),
  message('1', 100, true, 'gift-accepted'),
]

const LETTER = {
  ...{ messageId: 'L', kind: 'letter', fromName: '小*', title: '新茶到了', body: '今天下单\n明天发', at: 300 },
  ...{ isRead: false, product: { productId: 'P1', title: '高山绿茶' } },
}

let marks: boolean
let isMuted: boolean
async function open(items: readonly object[] | null, canMark = true) {
  cleanup()
  marks = canMark
  isMuted = false
  jest.mocked(Taro.navigateTo).mockClear()
  forgetAnswers()
  called.mockReset()
  called.mockImplementation(async (action, input) => {
    if (action === 'messages.mine' && items !== null)
      return { ok: true, now: 400, output: { items, cursor: null } } as never
    if (action === 'messages.markRead' && marks) return { ok: true, now: 400, output: {} } as never
    if (action === 'messages.letterSettings')
      return { ok: true, now: 400, output: { isMuted, promoterName: '小*' } } as never
    if (action === 'messages.muteLetters') {
      isMuted = (input as { isMuted: boolean }).isMuted
      return { ok: true, now: 400, output: { isMuted } } as never
    }
    if (action === 'messages.unread') return { ok: true, now: 400, output: { unread: 0 } } as never
    return { ok: false, now: 400, code: 'OFFLINE' } as never
  })
  await act(async () => void render(<InboxPage />))
}

const sent = (name: string) => called.mock.calls.flatMap(([action, input]) => (action === name ? [input] : []))
const gone = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
const untils = () => sent('messages.markRead').map((input) => (input as { until: number }).until)

test('opening reads everything up to the newest, and what was new stays marked while it is looked at', async () => {
  await open(UNREAD)
  expect(untils()).toEqual([300])
  expect(screen.getAllByText('新')).toHaveLength(2)
})

test('once read, the tab’s dot goes', async () => {
  const unread = answerTo('messages.unread', {})
  // As every tab page does.
  await ask('messages.unread', {})
  await open(UNREAD)
  expect(unread.get().output).toEqual({ unread: 0 })
})

test('rows that are shown again are no news', async () => {
  await open(UNREAD)
  await act(async () => void handlers.pullDown?.())
  expect(sent('messages.mine')).toHaveLength(2)
  expect(untils()).toEqual([300])
})

test('where all was read nothing is sent', async () => {
  await open([message('1', 100, true)])
  expect(untils()).toEqual([])
})

test('a reading that was lost is sent again with the next look', async () => {
  await open(UNREAD, false)
  expect(untils()).toEqual([300])
  marks = true
  await open(UNREAD)
  expect(untils()).toEqual([300])
})

test('a message leads to its order, one of a gift to the gift', async () => {
  await open(UNREAD)
  fireEvent.click(screen.getByText('商家发货了'))
  fireEvent.click(screen.getByText('你的礼物寄出了'))
  expect(gone()).toEqual(['/pages/orders/order/index?id=O2', '/pages/orders/received-gift/index?id=O3'])
})

test('an empty box says what will be here; one that did not come can be asked for again', async () => {
  await open([])
  expect(screen.getByText('还没有消息')).toBeTruthy()
  await open(null)
  expect(screen.getByText('重试')).toBeTruthy()
})

test('a letter opens over the list with all its words; its product is opened without anybody’s share', async () => {
  await open([LETTER])
  await act(async () => void fireEvent.click(screen.getByText('新茶到了')))
  const sheet = screen.getByRole('dialog')
  expect(sheet.textContent).toContain('你的推客 小* · 1970-01-01 08:00今天下单\n明天发')
  fireEvent.click(screen.getByLabelText('看商品 高山绿茶'))
  expect(gone()).toEqual(['/pages/catalog/product/index?id=P1'])
})

test('who wants no more letters says so in one tap, and takes it back in another', async () => {
  await open([LETTER])
  await act(async () => void fireEvent.click(screen.getByText('新茶到了')))
  const mute = () => document.getElementById('letter-mute') as HTMLElement
  await act(async () => void fireEvent.click(mute()))
  expect(isMuted).toBe(true)
  expect(mute().textContent).toBe('撤销')
  await act(async () => void fireEvent.click(mute()))
  expect(isMuted).toBe(false)
  expect(sent('messages.muteLetters')).toMatchObject([{ isMuted: true }, { isMuted: false }])
})

test('a new commission leads to the earnings: the order is somebody else’s', async () => {
  await open([{ ...message('4', 300, false, 'commission-frozen'), amountFen: 890 }])
  fireEvent.click(screen.getByText('「山茶籽油」有人付款了，你将赚 ¥8.90，先冻结'))
  expect(gone()).toEqual(['/pages/commissions/earnings/index'])
})
