import Taro from '@tarojs/taro'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { forgetAnswers } from '@/api/answers'
import { call, type FailureCode } from '@/api/client'
import { handlers } from '../../../../tests/stand-ins/tarojs-taro'
import ManagePage from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

interface Pitch {
  pitchId: string
  place: string
  name: string
  text: string
  isOn: boolean
}
const pitch = (pitchId: string): Pitch => ({
  pitchId,
  place: 'group',
  name: `文案${pitchId}`,
  text: '来看看',
  isOn: true,
})
let pitches: Pitch[]
let refused: { code: FailureCode; data?: object } | null
let held: (() => void) | null

async function open(roles: readonly string[] = ['operator']) {
  cleanup()
  forgetAnswers()
  pitches = [pitch('1'), pitch('2'), pitch('3')]
  refused = null
  held = null
  called.mockReset()
  called.mockImplementation(async (action, input) => {
    const answer = (output: object) => ({ ok: true, now: 1, output }) as never
    if (action === 'members.me') return answer({ visitorId: 'V', member: null, isPromoter: false, staffRoles: roles })
    if (action === 'pitches.all') return answer({ items: pitches })
    if (refused !== null) return { ok: false, now: 1, data: {}, ...refused } as never
    if (held !== null) await new Promise<void>((resolve) => (held = resolve))
    if (action === 'pitches.arrange') {
      const { pitchIds } = input as { pitchIds: string[] }
      pitches = pitchIds.flatMap((id) => pitches.find((one) => one.pitchId === id) ?? [])
    }
    if (action === 'pitches.remove')
      pitches = pitches.filter((one) => one.pitchId !== (input as { pitchId: string }).pitchId)
    if (action === 'pitches.save') {
      const { requestId: _, ...saved } = input as Pitch & { requestId: string }
      pitches = pitches.map((one) => (one.pitchId === saved.pitchId ? saved : one))
    }
    return answer({ items: pitches })
  })
  await act(async () => void render(<ManagePage />))
}
const label = (text: string) => act(async () => void fireEvent.click(screen.getByLabelText(text)))
const press = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))
const shown = () => screen.getAllByText(/^文案\d$/).map(({ textContent }) => textContent)
const sent = (name: string) => called.mock.calls.flatMap(([action, input]) => (action === name ? [input] : []))
const said = () => jest.mocked(Taro.showToast).mock.calls.at(-1)?.[0]?.title

test('a text goes up or down at once, and all of the order is saved', async () => {
  await open()
  held = () => undefined
  await label('下移文案1')
  expect(shown()).toEqual(['文案2', '文案1', '文案3'])
  await act(async () => held?.())
  expect(sent('pitches.arrange')).toMatchObject([{ pitchIds: ['2', '1', '3'] }])
  expect(shown()).toEqual(['文案2', '文案1', '文案3'])
})

test('two presses before the page is drawn anew are one', async () => {
  await open()
  held = () => undefined
  const down = screen.getByLabelText('下移文案1')
  await act(async () => {
    for (let times = 0; times < 2; times += 1) fireEvent.click(down)
  })
  expect(shown()).toEqual(['文案2', '文案1', '文案3'])
  await act(async () => held?.())
  expect(sent('pitches.arrange')).toHaveLength(1)
})

test('an order that was refused goes back to how it is, and says so', async () => {
  await open()
  refused = { code: 'CONFLICT' }
  await label('下移文案1')
  expect(shown()).toEqual(['文案1', '文案2', '文案3'])
  expect(said()).toBe('内容已经变了，请刷新后再试')
})

test('a switch changes nothing but whether promoters may use it', async () => {
  await open()
  await press('pitch-on-2')
  expect(sent('pitches.save')).toMatchObject([{ ...pitch('2'), isOn: false }])
  expect(document.getElementById('pitch-on-2')?.getAttribute('aria-label')).toBe('推客可以用，未选')
  refused = { code: 'TEXT_REFUSED', data: { phrase: '躺赚' } }
  await press('pitch-on-2')
  expect(said()).toBe('不能写：躺赚')
  expect(document.getElementById('pitch-on-2')?.getAttribute('aria-label')).toBe('推客可以用，未选')
})

test('a text is deleted after it was asked about', async () => {
  await open()
  await label('删除文案2')
  expect(sent('pitches.remove')).toEqual([])
  await press('confirm-send')
  expect(sent('pitches.remove')).toMatchObject([{ pitchId: '2' }])
  expect(shown()).toEqual(['文案1', '文案3'])
})

test('a text opens to be changed, and a new one empty', async () => {
  await open()
  await label('修改 文案3')
  await press('pitch-add')
  expect(
    jest
      .mocked(Taro.navigateTo)
      .mock.calls.slice(-2)
      .map(([{ url }]) => url),
  ).toEqual(['/pages/pitches/edit/index?id=3', '/pages/pitches/edit/index'])
})

test('others are told whose page it is', async () => {
  await open(['finance'])
  expect(screen.getByText('这里只给店主和运营看')).toBeTruthy()
  jest.mocked(Taro.stopPullDownRefresh).mockClear()
  await act(async () => void handlers.pullDown?.())
  expect(Taro.stopPullDownRefresh).toHaveBeenCalled()
})
