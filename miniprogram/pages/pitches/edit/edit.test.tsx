import Taro from '@tarojs/taro'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { forgetAnswers } from '@/api/answers'
import { call, type FailureCode } from '@/api/client'
import { router } from '../../../../tests/stand-ins/tarojs-taro'
import EditPage from '.'
import { pitchDraft, withBlank } from './draft'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const OPENING = { pitchId: '1', place: 'forum', name: '论坛帖', text: '看看 {product}', isOn: false }
let refused: { code: FailureCode; data?: object } | null

async function show(params: Record<string, string>) {
  cleanup()
  router.params = params
  await act(async () => void render(<EditPage />))
}
async function open(params: Record<string, string> = {}) {
  cleanup()
  forgetAnswers()
  for (const id of [null, '1']) pitchDraft(id).set(null)
  refused = null
  jest.mocked(Taro.redirectTo).mockClear()
  called.mockReset()
  called.mockImplementation(async (action) => {
    const answer = (output: object) => ({ ok: true, now: 1, output }) as never
    if (action === 'members.me')
      return answer({ visitorId: 'V', member: null, isPromoter: false, staffRoles: ['owner'] })
    if (action === 'pitches.all') return answer({ items: [OPENING] })
    return refused === null ? answer({ pitch: OPENING }) : ({ ok: false, now: 1, data: {}, ...refused } as never)
  })
  await show(params)
}
const byId = (id: string) => document.getElementById(id)
const press = (id: string) => act(async () => void fireEvent.click(byId(id) as HTMLElement))
const type = (id: string, value: string) =>
  act(async () => void fireEvent.change(byId(id) as HTMLElement, { target: { value } }))
const typed = (id: string) => (byId(id) as HTMLInputElement).value
const sent = () => called.mock.calls.flatMap(([action, input]) => (action === 'pitches.save' ? [input] : []))
const alerts = () => screen.queryAllByRole('alert').map(({ textContent }) => textContent)
const write = async () => {
  await type('pitch-name', ' 业主群开场 ')
  await type('pitch-text', '现在只要')
}

test('a new text is written with its blanks, looked at, and saved for its place', async () => {
  await open()
  await write()
  await act(async () => void fireEvent.click(screen.getByLabelText('插入价格')))
  await act(async () => void fireEvent.click(screen.getByRole('tab', { name: '问答' })))
  expect(typed('pitch-text')).toBe('现在只要{price}')
  expect(byId('pitch-preview')?.textContent).toContain('现在只要¥89.00')
  await press('save')
  expect(sent()).toEqual([
    { place: 'answer', name: '业主群开场', text: '现在只要{price}', isOn: true, requestId: expect.any(String) },
  ])
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/pitches/manage/index' })
  await show({})
  expect(typed('pitch-name')).toBe('')
})

test('one that is there is changed, not added', async () => {
  await open({ id: '1' })
  expect([typed('pitch-name'), typed('pitch-text')]).toEqual(['论坛帖', '看看 {product}'])
  expect(byId('save')).toHaveProperty('disabled', true)
  await press('pitch-on')
  await press('save')
  expect(sent()).toMatchObject([{ ...OPENING, isOn: true }])
})

test('what is missing is said beside its box, and nothing is sent', async () => {
  await open()
  await type('pitch-name', '业主群开场')
  await press('save')
  expect(alerts()).toEqual(['写几句话'])
  expect(jest.mocked(Taro.pageScrollTo).mock.calls.at(-1)?.[0]).toMatchObject({ selector: '#pitch-text' })
  expect(sent()).toEqual([])
})

test.each([
  [
    { code: 'TEXT_REFUSED', data: { field: 'text', phrases: '躺赚、永久分成', phrase: '躺赚' } },
    '不能写：躺赚、永久分成',
  ],
  [{ code: 'PITCH_BLANK_UNKNOWN' }, '花括号里只能写 link、code、product、price'],
  [
    { code: 'PITCH_BLANK_UNKNOWN', data: { field: 'text', blank: '{gift}' } },
    '不认识 {gift}，花括号里只能写 link、code、product、price',
  ],
  [{ code: 'PITCHES_FULL' }, '文案已满 50 条，先删掉不用的'],
] as [NonNullable<typeof refused>, string][])('%p is said once, and what was written stays', async (refusal, words) => {
  await open()
  refused = refusal
  await write()
  await press('save')
  expect(alerts()).toEqual([words])
  expect(typed('pitch-text')).toBe('现在只要')
  await type('pitch-text', '现在')
  expect(alerts()).toEqual([])
})

test('who leaves without saving finds it again, and WeChat’s or the browser’s question is asked', async () => {
  await open()
  await write()
  expect(window.onbeforeunload).not.toBeNull()
  cleanup()
  expect(window.onbeforeunload).toBeNull()
  await show({})
  expect(typed('pitch-text')).toBe('现在只要')
  await press('discard')
  expect(typed('pitch-text')).toBe('')
})

test('a new text whose answer was lost is saved by the same request, also by who left in between', async () => {
  await open()
  refused = { code: 'OFFLINE' }
  await write()
  await press('save')
  await show({})
  refused = null
  await press('save')
  const ids = sent().map((input) => (input as { requestId: string }).requestId)
  expect(ids).toHaveLength(2)
  expect(ids[1]).toBe(ids[0])
})

test('who leaves while it is saved is taken nowhere', async () => {
  await open()
  await write()
  let answer: (value: never) => void = () => {}
  const serve = called.getMockImplementation() as typeof call
  called.mockImplementation(((action: 'members.me', input: object) =>
    (action as string) === 'pitches.save'
      ? new Promise((done) => (answer = done))
      : serve(action, input as never)) as typeof call)
  await press('save')
  cleanup()
  await act(async () => answer({ ok: true, now: 1, output: { pitch: OPENING } } as never))
  expect(Taro.redirectTo).not.toHaveBeenCalled()
  expect(pitchDraft(null).get()).toBeNull()
})

test('a blank that has no room any more is not put in', async () => {
  await open()
  await type('pitch-text', '字'.repeat(495))
  await act(async () => void fireEvent.click(screen.getByLabelText('插入价格')))
  expect(typed('pitch-text')).toHaveLength(495)
  expect(jest.mocked(Taro.showToast).mock.calls.at(-1)?.[0]?.title).toBe('最多 500 个字')
})

test('a text that is gone meanwhile is not made anew', async () => {
  await open({ id: '9' })
  expect(screen.getByText('没有找到这条文案')).toBeTruthy()
})

test('a blank goes where one was typing, or to the end', () => {
  expect(withBlank('只要，快来', '{price}', 2)).toBe('只要{price}，快来')
  expect(withBlank('只要', '{price}', null)).toBe('只要{price}')
  expect(withBlank('只要', '{price}', 9)).toBe('只要{price}')
})
