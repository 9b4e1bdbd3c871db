import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { call } from '@/api/client'
import { momentsTag, momentsTaken } from '@/api/moments'
import type { Promotable } from '@/hooks/use-card'
import { OwnShareSheet } from '.'

const platform = { inWeChat: false }
jest.mock('@/api/client')
jest.mock('@/api/platform', () => ({
  ...jest.requireActual('@/api/platform'),
  get inWeChat() {
    return platform.inWeChat
  },
}))
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const OIL: Promotable = {
  target: { kind: 'product', id: 'P1' },
  title: '山茶籽油',
  card: { priceFen: 8_900, strikePriceFen: null, picture: 'drawn:oil' },
}
const close = jest.fn()

/** A server whose codes are `c0` without a tag and `c1` with one. */
async function open(inWeChat: boolean, { promoted = OIL, picture = null as string | null, refused = '' } = {}) {
  platform.inWeChat = inWeChat
  momentsTaken()
  jest.mocked(Taro.navigateTo).mockClear()
  jest.mocked(Taro.setClipboardData).mockClear()
  called.mockReset()
  called.mockImplementation(async (action, input) => {
    if (action === refused) return { ok: false, now: 1, code: 'BUSY' } as never
    const code = (input as { tag?: string }).tag === undefined ? 'c0' : 'c1'
    const answers: Record<string, object> = {
      'shares.create': {
        code,
        path: `pages/catalog/product/index?id=P1&s=${code}`,
        link: `https://m.example/s/${code}`,
      },
      'shares.picture': { url: 'https://m.example/code.png', expiresAt: 2 },
      'shares.shortLink': { shortLink: '#小程序://推客/abc', expiresAt: 2 },
    }
    return { ok: true, now: 1, output: answers[action] } as never
  })
  await act(async () => void render(<OwnShareSheet promoted={promoted} picture={picture} onClose={close} />))
}
const byId = (id: string) => document.getElementById(id) as HTMLElement
const press = (id: string) => act(async () => void fireEvent.click(byId(id)))
const led = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
const copied = () => jest.mocked(Taro.setClipboardData).mock.calls.map(([{ data }]) => data)
const sent = (name: string) => called.mock.calls.flatMap(([action, input]) => (action === name ? [input] : []))
const words = () => Array.from(document.querySelectorAll('.form-grid__text'), ({ textContent }) => textContent)

test.each([true, false])('there are eight forms, the friend’s first (in WeChat: %p)', async (inWeChat) => {
  await open(inWeChat)
  expect(words()).toEqual(['发给朋友', '朋友圈', '海报', '小程序码', '复制链接', '微信短链接', '横幅', '文案'])
})

test('in WeChat a friend gets the card of one’s own share', async () => {
  await open(true)
  expect(byId('own-share-friend').dataset.path).toBe('pages/catalog/product/index?id=P1&s=c0')
})

test('in a browser a friend gets the title and the link to paste', async () => {
  await open(false)
  await press('own-share-friend')
  await press('own-share-copy')
  expect(copied()).toEqual(['山茶籽油 https://m.example/s/c0', 'https://m.example/s/c0'])
})

test('the card is shown as the friend will see it: title, price, and nothing of what it earns', async () => {
  await open(false)
  expect(screen.getByText('山茶籽油')).toBeTruthy()
  expect(document.querySelector('.card-preview__price')?.textContent).toBe('¥89.00')
  expect(document.querySelector('.card-preview')?.textContent).not.toMatch(/赚|佣/)
})

test('the drawn picture takes the place of the look-alike', async () => {
  await open(true, { picture: 'wxfile://card.png' })
  expect(document.querySelector('.card-preview img')?.getAttribute('src')).toBe('wxfile://card.png')
  expect(document.querySelector('.card-preview__price')).toBeNull()
})

test('a channel’s tag is in every form: its code, its link, its poster', async () => {
  await open(true)
  await act(async () => void fireEvent.change(byId('own-share-tag'), { target: { value: '业主群' } }))
  await press('own-share-tag-use')
  expect(screen.getByText('下面每种方式都记在渠道“业主群”')).toBeTruthy()
  expect(byId('own-share-friend').dataset.path).toContain('s=c1')
  for (const form of ['poster', 'banners', 'pitches', 'copy', 'picture', 'short']) await press(`own-share-${form}`)
  expect(led()).toEqual([
    `/pages/shares/poster/index?kind=product&id=P1&tag=${encodeURIComponent('业主群')}`,
    '/pages/shares/banners/index?code=c1',
    '/pages/pitches/list/index?code=c1',
  ])
  expect(copied()).toEqual(['https://m.example/s/c1'])
  expect(sent('shares.picture')).toMatchObject([{ code: 'c1' }])
  expect(sent('shares.shortLink')).toMatchObject([{ code: 'c1' }])
})

test('in WeChat Moments opens the product’s own page, without a share or the tag in its address', async () => {
  await open(true)
  await act(async () => void fireEvent.change(byId('own-share-tag'), { target: { value: '业主群' } }))
  await press('own-share-tag-use')
  await press('own-share-moments')
  expect(close).toHaveBeenCalledTimes(1)
  expect(led()).toEqual(['/pages/catalog/product/index?id=P1'])
  expect(momentsTag(OIL.target)).toBe('业主群')
})

test('a browser says that Moments are in the mini-program, and offers a poster', async () => {
  await open(false)
  await press('own-share-moments')
  expect(led()).toEqual([])
  expect(screen.getByRole('alert').textContent).toContain('请在小程序完成')
  await press('own-share-poster-instead')
  expect(led()).toEqual(['/pages/shares/poster/index?kind=product&id=P1'])
})

test('what has no page for Moments does not offer it', async () => {
  await open(true, { promoted: { target: { kind: 'register' }, title: '注册' } })
  expect(words()).not.toContain('朋友圈')
})

test('the short link says how far it carries, is asked for once, and is copied', async () => {
  await open(false)
  await press('own-share-short')
  await press('own-share-short')
  expect(screen.getByText('只能在微信里打开，30 天内有效')).toBeTruthy()
  expect(sent('shares.shortLink')).toHaveLength(1)
  await act(async () => void fireEvent.click(screen.getByText('复制')))
  expect(copied()).toEqual(['#小程序://推客/abc'])
})

test('a form that failed says so, and the others stay', async () => {
  await open(false, { refused: 'shares.shortLink' })
  await press('own-share-short')
  expect(screen.getByRole('alert').textContent).not.toBe('')
  await press('own-share-picture')
  expect(screen.queryByRole('alert')).toBeNull()
  expect(screen.getByText('扫码进来的人下单，记在你名下')).toBeTruthy()
})

test('without a share there is a retry and no form', async () => {
  await open(false, { refused: 'shares.create' })
  expect(words()).toEqual([])
  await act(async () => void fireEvent.click(screen.getByText('重试')))
  expect(sent('shares.create')).toHaveLength(2)
})

test('a tag with words that are not allowed is refused beside its box, and another one may be tried', async () => {
  await open(true)
  const answer = called.getMockImplementation() as (...asked: readonly unknown[]) => Promise<never>
  called.mockImplementation((action, input) =>
    (input as { tag?: string }).tag === '躺赚群'
      ? Promise.resolve({ ok: false, now: 1, code: 'TEXT_REFUSED', data: { field: 'tag', phrases: '躺赚' } } as never)
      : answer(action, input),
  )
  await act(async () => void fireEvent.change(byId('own-share-tag'), { target: { value: '躺赚群' } }))
  await press('own-share-tag-use')
  expect(screen.getByRole('alert').textContent).toBe('不能写：躺赚')
  expect(words()).toEqual([])
  await act(async () => void fireEvent.change(byId('own-share-tag'), { target: { value: '' } }))
  await press('own-share-tag-use')
  expect(screen.queryByRole('alert')).toBeNull()
  expect(byId('own-share-friend').dataset.path).toContain('s=c0')
})
