import { act, fireEvent, render, screen } from '@testing-library/react'
import { call } from '@/api/client'
import { router } from '../../../../tests/stand-ins/tarojs-taro'
import { changeAddress } from '../address/draft'
import GiftPage from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const ADDRESS = { name: '林小满', phone: '13800138000', region: '浙江省杭州市', detail: '文三路 1 号' }
let state: 'offered' | 'mine' | 'taken'
let gifts = 0

async function open({ taken = false, isOwn = false } = {}) {
  gifts += 1
  state = 'offered'
  const lines = [{ title: '山茶籽油', skuName: '单瓶', picture: null, quantity: 1 }]
  called.mockReset()
  called.mockImplementation(async (action) => {
    if (action === 'orders.gift') {
      const output = { fromName: '小*', message: '生日快乐', lines, state, acceptBefore: 86_400_000, isOwn }
      return { ok: true, now: 1, output } as never
    }
    state = taken ? 'taken' : 'mine'
    if (taken) return { ok: false, now: 1, code: 'GIFT_TAKEN' } as never
    return { ok: true, now: 1, output: { orderId: 'O' } } as never
  })
  changeAddress(ADDRESS)
  router.params = { code: `gift${gifts}`.padEnd(16, 'x') }
  await act(async () => void render(<GiftPage />))
}
const accept = () => act(async () => void fireEvent.click(document.getElementById('gift-accept') as HTMLElement))

test('whoever opens the card sees from whom and what, and nowhere a price', async () => {
  await open()
  expect(screen.getByText('小* 送的')).toBeTruthy()
  expect(screen.getByText('生日快乐')).toBeTruthy()
  expect(document.body.textContent).not.toContain('¥')
})

test('it is accepted to an address', async () => {
  await open()
  await accept()
  expect(called.mock.calls.filter(([action]) => action === 'orders.acceptGift')).toMatchObject([
    [expect.anything(), { address: ADDRESS }],
  ])
  expect(screen.getByText('礼物已领取')).toBeTruthy()
  expect(document.getElementById('gift-accept')).toBeNull()
})

test('somebody else was faster: the page says so and offers nothing more', async () => {
  await open({ taken: true })
  await accept()
  expect(screen.getByText('礼物已被领走')).toBeTruthy()
  expect(document.getElementById('gift-accept')).toBeNull()
})

test('who gave it cannot take it', async () => {
  await open({ isOwn: true })
  expect(screen.getByText('等对方领取')).toBeTruthy()
  expect(document.getElementById('gift-accept')).toBeNull()
})
