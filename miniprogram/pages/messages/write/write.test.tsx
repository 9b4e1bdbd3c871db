import Taro from '@tarojs/taro'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { forgetAnswers } from '@/api/answers'
import { call, type FailureCode } from '@/api/client'
import { forgetStores } from '@/api/store'
import { keepOpen } from '@/hooks/open-request'
import { router } from '../../../../tests/stand-ins/tarojs-taro'
import WritePage from '.'

jest.mock('@/api/client')
// 2026-11-20 14:05 in Shanghai.
jest.mock('@/api/clock', () => ({ serverNow: () => Date.UTC(2026, 10, 20, 6, 5) }))
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)
const DAY_MS = 86_400_000
const NOW = Date.UTC(2026, 10, 20, 6, 5)

interface Refusal {
  readonly code: FailureCode
  readonly data?: object
}
let customersTotal: number
let refused: Refusal | null
const OIL = {
  productId: 'P1',
  title: '山茶籽油',
  picture: null,
  priceFen: 8_900,
  strikePriceFen: null,
  earnFen: null,
  state: 'on-sale',
  promoted: true,
}

async function show(params: Record<string, string>) {
  cleanup()
  router.params = params
  await act(async () => void render(<WritePage />))
}

async function open(params: Record<string, string> = {}) {
  cleanup()
  forgetAnswers()
  act(forgetStores)
  keepOpen('messages.sendLetter', null)
  customersTotal = 86
  refused = null
  jest.mocked(Taro.redirectTo).mockClear()
  called.mockReset()
  called.mockImplementation(async (action) => {
    const answer = (output: object) => ({ ok: true, now: NOW, output }) as never
    if (action === 'bindings.summary') return answer({ customersTotal, customersToday: 0 })
    if (action === 'bindings.customer') return answer({ customerId: 'C', name: '老*' })
    if (action === 'members.me')
      return answer({ visitorId: 'V', member: { nickname: '小王' }, isPromoter: true, staffRoles: [] })
    if (action === 'catalog.products') return answer({ items: [OIL], cursor: null })
    if (action !== 'messages.sendLetter') return { ok: false, now: NOW, code: 'NOT_FOUND' } as never
    return refused === null ? answer({ letter: {} }) : ({ ok: false, now: NOW, data: {}, ...refused } as never)
  })
  await show(params)
}
const byId = (id: string) => document.getElementById(id)
const press = (id: string) => act(async () => void fireEvent.click(byId(id) as HTMLElement))
const type = (id: string, value: string) =>
  act(async () => void fireEvent.change(byId(id) as HTMLElement, { target: { value } }))
const write = async (title = '新茶到了', body = '今天下单明天发') => {
  await type('letter-title', title)
  await type('letter-body', body)
}
const sent = () =>
  called.mock.calls.flatMap(([action, input]) =>
    action === 'messages.sendLetter' ? [input as Record<string, unknown>] : [],
  )
const alert = () => screen.queryByRole('alert')?.textContent

test('a letter to all is confirmed with how many get it, then sent once, and the letters are next', async () => {
  await open()
  await write(' 新茶到了 ')
  await press('letter-next')
  const sheet = screen.getByRole('dialog').textContent
  expect(sheet).toContain('全部客户 86 人')
  expect(sheet).toContain('群发 24 小时内只能 1 次')
  await act(async () => {
    for (let times = 0; times < 2; times += 1) fireEvent.click(byId('confirm-send') as HTMLElement)
  })
  expect(sent()).toEqual([{ title: '新茶到了', body: '今天下单明天发', requestId: expect.any(String) }])
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/messages/letters/index' })
  await show({})
  expect((byId('letter-title') as HTMLInputElement).value).toBe('')
})

test('a letter to one names them, masked, and goes to them alone', async () => {
  await open({ customerId: 'C' })
  expect(screen.getByText('收信人：老*')).toBeTruthy()
  await write()
  await press('letter-next')
  expect(screen.getByRole('dialog').textContent).toContain('写给同一位客户 24 小时内最多 2 次')
  await press('confirm-send')
  expect(sent()).toMatchObject([{ customerId: 'C' }])
})

test('the preview is the letter as the customer will see it, with the product', async () => {
  await open()
  await write('新茶到了', '第一行\n第二行')
  await press('letter-product')
  await act(async () => void fireEvent.click(screen.getByText('选')))
  expect(byId('letter-preview')?.textContent).toBe('客户看到的样子新茶到了你的推客 小* · 刚刚第一行\n第二行山茶籽油')
  await press('letter-next')
  await press('confirm-send')
  expect(sent()).toMatchObject([{ productId: 'P1' }])
})

test('nothing is sent before there is a title and a text, and somebody to read it', async () => {
  await open()
  await type('letter-title', '  ')
  await type('letter-body', '今天下单明天发')
  expect(byId('letter-next')).toHaveProperty('disabled', true)
  await type('letter-title', '新茶到了')
  expect(byId('letter-next')).toHaveProperty('disabled', false)
  await open()
  customersTotal = 0
  cleanup()
  forgetAnswers()
  await show({})
  await write()
  expect(byId('letter-next')).toHaveProperty('disabled', true)
  expect(document.body.textContent).toContain('你还没有客户')
})

test.each([
  ['title', '标题'],
  ['body', '内容'],
])('a refused %s is named beside its box, and stays typed', async (field, label) => {
  await open()
  refused = { code: 'TEXT_REFUSED', data: { field, phrase: '躺赚', phrases: '躺赚、永久获益' } }
  await write()
  await press('letter-next')
  await press('confirm-send')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(alert()).toBe('不能写：躺赚、永久获益')
  expect(screen.getByRole('alert').parentElement?.textContent).toContain(label)
  expect(jest.mocked(Taro.pageScrollTo).mock.calls.at(-1)?.[0]).toMatchObject({ selector: `#letter-${field}` })
  await type('letter-title', '新茶')
  expect(alert()).toBeUndefined()
})

test.each([
  [{ code: 'TOO_OFTEN', data: { againAt: NOW + DAY_MS } }, '明天 14:05 后可以再发'],
  [{ code: 'NO_CUSTOMERS' }, '还没有能收到的客户'],
  [{ code: 'LETTERS_MUTED' }, '这位客户不接收推客消息'],
  [{ code: 'PROMOTER_DISABLED' }, '推客资格已停用，暂时不能用'],
  [{ code: 'OFF_SALE' }, '商品已下架'],
] as [Refusal, string][])('the sheet says %p in words', async (refusal, words) => {
  await open()
  refused = refusal
  await write()
  await press('letter-next')
  await press('confirm-send')
  expect(alert()).toBe(words)
})

test('what is written is there again for who left, and an unknown outcome is asked about by the same request', async () => {
  await open()
  refused = { code: 'OFFLINE' }
  await write()
  await press('letter-next')
  await press('confirm-send')
  expect(alert()).toBe('网络不通，请检查后再试，不会重复发送')
  await show({})
  expect((byId('letter-body') as HTMLTextAreaElement).value).toBe('今天下单明天发')
  refused = null
  await press('letter-next')
  await press('confirm-send')
  const [first, second] = sent()
  expect(second?.requestId).toBe(first?.requestId)
})

test('who leaves while it is sent is taken nowhere, and hears of it; what they write meanwhile stays', async () => {
  await open()
  await write()
  let answer: (value: never) => void = () => {}
  const serve = called.getMockImplementation() as typeof call
  called.mockImplementation(((action: 'members.me', input: object) =>
    (action as string) === 'messages.sendLetter'
      ? new Promise((done) => (answer = done))
      : serve(action, input as never)) as typeof call)
  await press('letter-next')
  await press('confirm-send')
  // The sheet stays for as long as it is under way.
  await act(async () => void fireEvent.click(screen.getByLabelText('关闭')))
  expect(screen.queryByRole('dialog')).not.toBeNull()
  await show({})
  await type('letter-title', '下一封')
  jest.mocked(Taro.showToast).mockClear()
  await act(async () => answer({ ok: true, now: NOW, output: { letter: {} } } as never))
  expect(Taro.redirectTo).not.toHaveBeenCalled()
  expect(jest.mocked(Taro.showToast).mock.calls[0]?.[0]?.title).toBe('已发送')
  expect((byId('letter-title') as HTMLInputElement).value).toBe('下一封')
})

test('a draft to one customer is none to another, or to all', async () => {
  await open({ customerId: 'C' })
  await write()
  await show({})
  expect((byId('letter-title') as HTMLInputElement).value).toBe('')
})
