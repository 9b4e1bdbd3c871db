import Taro from '@tarojs/taro'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { answerTo } from '@/api/answers'
import { call, type FailureCode } from '@/api/client'
import { router } from '../../../../tests/stand-ins/tarojs-taro'
import { draftOf } from '../../addresses/form/draft'
import GiftPage from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const ADDRESS = { name: '林小满', phone: '13800138000', region: '浙江省杭州市', detail: '文三路 1 号' }
const KEPT = { ...ADDRESS, addressId: 'HOME', phone: '138****8000', isDefault: true }
type State = 'offered' | 'mine' | 'taken'
let state: State
/** What accepting is answered, in turn; null: it works. */
let answers: (FailureCode | null)[]
let gifts = 0

async function open({ first = 'offered' as State, isOwn = false, book = [] as object[], accepts = answers } = {}) {
  cleanup()
  gifts += 1
  state = first
  answers = accepts
  const lines = [{ title: '山茶籽油', skuName: '单瓶', picture: null, quantity: 1 }]
  answerTo('addresses.mine', {}).set({ output: null, failure: null, asking: false })
  called.mockReset()
  called.mockImplementation(async (action) => {
    if (action === 'addresses.mine') return { ok: true, now: 1, output: { items: book } } as never
    if (action === 'orders.gift') {
      const output = { fromName: '小*', message: '生日快乐', lines, state, acceptBefore: 86_400_000, isOwn }
      return { ok: true, now: 1, output } as never
    }
    const code = answers.shift() ?? null
    if (code === 'GIFT_TAKEN') state = 'taken'
    if (code !== null) return { ok: false, now: 1, code } as never
    state = 'mine'
    return { ok: true, now: 1, output: { orderId: 'O' } } as never
  })
  jest.mocked(Taro.redirectTo).mockClear()
  jest.mocked(Taro.navigateTo).mockClear()
  draftOf(null).change(ADDRESS)
  router.params = { code: `gift${gifts}`.padEnd(16, 'x') }
  await act(async () => void render(<GiftPage />))
}
beforeEach(() => {
  answers = []
})
const press = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))
const accept = () => press('gift-accept')
const sent = () =>
  called.mock.calls.flatMap(([action, input]) =>
    action === 'orders.acceptGift' ? [input as Record<string, unknown>] : [],
  )

test('whoever opens the card sees from whom and what, and nowhere a price', async () => {
  await open()
  expect(screen.getByText('小* 送的')).toBeTruthy()
  expect(screen.getByText('生日快乐')).toBeTruthy()
  expect(document.body.textContent).not.toContain('¥')
})

test('who has no address book types one, and comes to the gift', async () => {
  await open()
  await accept()
  expect(sent()).toMatchObject([{ address: ADDRESS }])
  expect(sent()[0]).not.toHaveProperty('addressId')
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/orders/received-gift/index?id=O' })
  expect(draftOf(null).store.get().name).toBe('')
})

test('who has a book takes it to the default address, or picks another', async () => {
  await open({ book: [KEPT] })
  expect(document.getElementById('address-name')).toBeNull()
  await press('checkout-address')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/addresses/list/index?pick=1' })
  await accept()
  expect(sent()).toMatchObject([{ addressId: 'HOME' }])
  expect(sent()[0]).not.toHaveProperty('address')
})

test('pressing twice accepts once, and after a lost network the same request goes again', async () => {
  await open({ accepts: ['OFFLINE', null] })
  await act(async () => {
    for (let times = 0; times < 2; times += 1) fireEvent.click(document.getElementById('gift-accept') as HTMLElement)
  })
  expect(sent()).toHaveLength(1)
  expect(Taro.redirectTo).not.toHaveBeenCalled()
  expect(draftOf(null).store.get().name).toBe('林小满')
  await accept()
  const [first, second] = sent()
  expect(second?.requestId).toBe(first?.requestId)
})

test('an address with a mistake is not sent', async () => {
  await open()
  act(() => draftOf(null).change({ phone: '1380013' }))
  await accept()
  expect(sent()).toEqual([])
  expect(screen.getByText('手机号是 11 位数字，以 1 开头')).toBeTruthy()
})

test('somebody else was faster: the page says so and offers nothing more', async () => {
  await open({ accepts: ['GIFT_TAKEN'] })
  await accept()
  expect(screen.getByText('礼物已被领走')).toBeTruthy()
  expect(document.getElementById('gift-accept')).toBeNull()
})

test('who took it before finds it among their gifts', async () => {
  await open({ first: 'mine' })
  await press('gift-mine')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/orders/gifts/index' })
})

test('who gave it cannot take it', async () => {
  await open({ isOwn: true })
  expect(screen.getByText('等对方领取')).toBeTruthy()
  expect(document.getElementById('gift-accept')).toBeNull()
})
