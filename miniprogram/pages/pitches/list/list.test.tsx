import Taro from '@tarojs/taro'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { forgetAnswers } from '@/api/answers'
import { call } from '@/api/client'
import { handlers, router } from '../../../../tests/stand-ins/tarojs-taro'
import PitchesPage from '.'
import { targetOf } from './target-of'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const GROUP = { pitchId: '1', place: 'group', name: '业主群开场', text: '山茶籽油 ¥89.00\nhttps://t.example/s/abc' }
const FORUM = { pitchId: '2', place: 'forum', name: '论坛帖', text: '推荐码 K7QF' }

async function open(items: readonly object[] | null, params: Record<string, string> = { code: 'abc' }) {
  cleanup()
  forgetAnswers()
  router.params = params
  jest.mocked(Taro.setClipboardData).mockClear()
  called.mockReset()
  called.mockImplementation(async (action) => {
    const answer = (output: object) => ({ ok: true, now: 1, output }) as never
    if (action === 'shares.create') return answer({ code: 'mine', path: '', link: '' })
    if (action === 'shares.resolve') return answer({ path: 'pages/catalog/product/index?id=P1&s=abc' })
    if (action === 'catalog.product') return answer({ productId: 'P1', title: '山茶籽油 500 ml' })
    if (action === 'pitches.filled' && items !== null) return answer({ items })
    return { ok: false, now: 1, code: 'NOT_A_PROMOTER' } as never
  })
  await act(async () => void render(<PitchesPage />))
}
const asked = (name: string) => called.mock.calls.flatMap(([action, input]) => (action === name ? [input] : []))
const press = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))

test('one tap copies the whole text, as it stands there', async () => {
  await open([GROUP, FORUM])
  await press('pitch-copy-1')
  expect(jest.mocked(Taro.setClipboardData).mock.calls).toEqual([[{ data: GROUP.text }]])
  expect(jest.mocked(Taro.showToast).mock.calls.at(-1)?.[0]).toMatchObject({ title: '已复制' })
})

test('the texts of one place can be looked at alone', async () => {
  await open([GROUP, FORUM])
  fireEvent.click(screen.getByRole('tab', { name: '论坛' }))
  expect(screen.queryByText('业主群开场')).toBeNull()
  expect(screen.getByText('论坛帖')).toBeTruthy()
  fireEvent.click(screen.getByRole('tab', { name: '视频简介' }))
  fireEvent.click(screen.getByText('看全部'))
  expect(screen.getByText('业主群开场')).toBeTruthy()
})

test('the page says what is promoted, and leads to something else', async () => {
  await open([GROUP])
  expect(document.getElementById('pitches-target')?.textContent).toBe('山茶籽油 500 ml换一个')
  await press('pitches-target')
  expect(jest.mocked(Taro.navigateTo).mock.calls.at(-1)?.[0].url).toBe('/pages/shares/pick/index')
})

test('without a share it takes the one for registering', async () => {
  await open([FORUM], {})
  expect(asked('shares.create')).toMatchObject([{ target: { kind: 'register' } }])
  expect(asked('pitches.filled')).toEqual([{ code: 'mine' }])
})

test('pulling down where there is no share asks for it again, and is over', async () => {
  await open([FORUM], {})
  cleanup()
  const answer = called.getMockImplementation() as typeof call
  called.mockReset()
  called.mockResolvedValue({ ok: false, now: 1, code: 'BUSY' })
  await act(async () => void render(<PitchesPage />))
  called.mockImplementation(answer)
  jest.mocked(Taro.stopPullDownRefresh).mockClear()
  await act(async () => void handlers.pullDown?.())
  expect(Taro.stopPullDownRefresh).toHaveBeenCalledTimes(1)
  expect(screen.getByText('论坛帖')).toBeTruthy()
})

test('where the merchant wrote nothing it says so; who is no promoter is told that', async () => {
  await open([])
  expect(screen.getByText('商家还没有写推广文案')).toBeTruthy()
  await open(null)
  expect(screen.getByText('成为推客后才能使用')).toBeTruthy()
})

test('what a share points to is read from its path', () => {
  expect(targetOf('pages/catalog/content/index?id=C9&s=x')).toEqual({ page: 'content', id: 'C9', words: '内容' })
  expect(targetOf('pages/members/register/index?s=x')).toEqual({ page: null, id: null, words: '邀请注册' })
  expect(targetOf('pages/catalog/mall/index?s=x').words).toBe('整个商城')
})
