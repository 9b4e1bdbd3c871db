import Taro from '@tarojs/taro'
import { act, cleanup, renderHook } from '@testing-library/react'
import { answerTo } from '@/api/answers'
import { call } from '@/api/client'
import { momentsTag, openForMoments } from '@/api/moments'
import { shareCardOf } from '@/api/share-card'
import { type Entry, sessionOf } from '@/api/share-session'
import { handlers } from '../../tests/stand-ins/tarojs-taro'
import { useForward } from './use-forward'

jest.mock('@/api/client')
jest.mock('@/api/share-card', () => ({ shareCardOf: jest.fn(async () => null) }))
const called = jest.mocked(call)
const ME = 'AAAAAAAAAAAAAAAA'
const LINK = 'https://mall.example/s/mine'

/** A code says nothing of its tag. */
const TAGS: Record<string, string> = { 业主群: 'group' }

/** A server that knows who asks, and mints `mine` for promoters. */
function server(isPromoter: boolean) {
  answerTo('members.me', {}).set({ output: null, failure: null, asking: false })
  called.mockReset()
  called.mockImplementation(async (action, input) => {
    const tag = (input as { tag?: string }).tag
    const mine = tag === undefined ? 'mine' : `mine-${TAGS[tag]}`
    const me = { visitorId: ME, member: null, isPromoter, staffRoles: [] }
    const share = { code: mine, path: `pages/catalog/product/index?id=p1&s=${mine}`, link: LINK }
    return { ok: true, now: 1, output: action === 'members.me' ? me : share } as never
  })
}

const target = { kind: 'product', id: 'p1' } as const
const CARD = { priceFen: 8_900, picture: 'drawn:oil' }

async function open(isPromoter: boolean, entry: Entry, card: typeof CARD | null = null) {
  // The page that was open before.
  cleanup()
  server(isPromoter)
  const session = sessionOf(entry)
  const hook = renderHook(() => useForward({ name: 'product', id: 'p1', title: '山茶籽油', target, card }, session))
  await act(async () => {})
  return hook.result.current
}
const card = (button?: object) =>
  handlers.shareAppMessage?.(button === undefined ? {} : { from: 'button', target: button })
const minted = () => called.mock.calls.filter(([action]) => action === 'shares.create').length

test('a forwarded page keeps its share and says who forwards it, in a card, in Moments and as a link', async () => {
  const { link } = await open(false, { s: 'abc' })
  const query = `id=p1&s=abc&f=${ME}`
  expect(card()).toEqual({ title: '山茶籽油', path: `/pages/catalog/product/index?${query}` })
  expect(handlers.shareTimeline?.()).toEqual({ title: '山茶籽油', query })
  expect(link()).toBe(`http://localhost/#/pages/catalog/product/index?${query}`)
})

test('a promoter who forwards somebody’s page does so too, and nothing is minted', async () => {
  await open(true, { s: 'abc' })
  expect(card()).toMatchObject({ path: `/pages/catalog/product/index?id=p1&s=abc&f=${ME}` })
  expect(minted()).toBe(0)
})

test('a promoter shares a page without a share by their own', async () => {
  const { link } = await open(true, {})
  expect(card()).toMatchObject({ path: '/pages/catalog/product/index?id=p1&s=mine' })
  expect(link()).toBe(LINK)
})

test('somebody else shares a page without a share as it is', async () => {
  const { link } = await open(false, {})
  expect(card()).toMatchObject({ path: '/pages/catalog/product/index?id=p1' })
  expect(link()).toBe('http://localhost/#/pages/catalog/product/index?id=p1')
  expect(minted()).toBe(0)
})

test('a button that carries a path shares that one', async () => {
  await open(true, { s: 'abc' })
  const path = 'pages/catalog/product/index?id=p1&s=mine'
  expect(card({ dataset: { path } })).toMatchObject({ path: `/${path}` })
})

test('the card and Moments show the picture that was drawn when the page opened', async () => {
  jest.mocked(shareCardOf).mockResolvedValueOnce('wxfile://card.png')
  await open(true, {}, CARD)
  expect(jest.mocked(shareCardOf).mock.calls).toEqual([[{ ...CARD, title: '山茶籽油', kind: 'product' }]])
  expect(card()).toEqual({
    title: '山茶籽油',
    path: '/pages/catalog/product/index?id=p1&s=mine',
    imageUrl: 'wxfile://card.png',
  })
  expect(handlers.shareTimeline?.()).toMatchObject({ query: 'id=p1&s=mine', imageUrl: 'wxfile://card.png' })
})

test('a picture that is not there yet holds nothing up: it comes later, with the path once more', async () => {
  let draw: (url: string | null) => void = () => {}
  jest.mocked(shareCardOf).mockReturnValueOnce(new Promise((resolve) => (draw = resolve)))
  await open(true, {}, CARD)
  const first = { title: '山茶籽油', path: '/pages/catalog/product/index?id=p1&s=mine' }
  const shared = card() as { promise: Promise<object> }
  expect(shared).toMatchObject(first)
  await act(async () => draw('wxfile://card.png'))
  expect(await shared.promise).toEqual({ ...first, imageUrl: 'wxfile://card.png' })
})

test('a picture that could not be drawn leaves the card as it was', async () => {
  jest.mocked(shareCardOf).mockRejectedValueOnce(new Error('no canvas'))
  await open(true, {}, CARD)
  expect(card()).toEqual({ title: '山茶籽油', path: '/pages/catalog/product/index?id=p1&s=mine' })
})

test('a page that was opened for Moments carries the share of the chosen tag, and the tag is told to nobody', async () => {
  jest.mocked(Taro.navigateTo).mockClear()
  openForMoments(target, '业主群')
  expect(jest.mocked(Taro.navigateTo).mock.calls).toEqual([[{ url: '/pages/catalog/product/index?id=p1' }]])
  const { forMoments } = await open(true, {})
  expect(forMoments?.share?.code).toBe('mine-group')
  expect(handlers.shareTimeline?.()).toEqual({ title: '山茶籽油', query: 'id=p1&s=mine-group' })
  expect(momentsTag(target)).toBeNull()
})

test('the next page of the same product is an ordinary one', async () => {
  openForMoments(target, '业主群')
  await open(true, {})
  const { forMoments } = await open(true, {})
  expect(forMoments).toBeNull()
  expect(card()).toMatchObject({ path: '/pages/catalog/product/index?id=p1&s=mine' })
})

test('what is meant for Moments is of one product: another page, and a page with a share, are left as they are', async () => {
  openForMoments({ kind: 'product', id: 'p2' }, '业主群')
  expect((await open(true, {})).forMoments).toBeNull()
  openForMoments(target, '业主群')
  expect((await open(true, { s: 'abc' })).forMoments).toBeNull()
  expect(momentsTag(target)).toBeNull()
  expect(card()).toMatchObject({ path: `/pages/catalog/product/index?id=p1&s=abc&f=${ME}` })
})

test('a promoter who is quicker than their own share does not give it away: the card comes later, with the share', async () => {
  cleanup()
  server(true)
  const answer = called.getMockImplementation() as (...asked: readonly unknown[]) => Promise<never>
  let mint = () => {}
  called.mockImplementation((action, input) =>
    action === 'shares.create'
      ? new Promise((done) => (mint = () => done(answer(action, input))))
      : answer(action, input),
  )
  const page = { name: 'product', id: 'p1', title: '山茶籽油', target, card: null } as const
  renderHook(() => useForward(page, sessionOf({})))
  await act(async () => {})
  const shared = card() as { path: string; promise: Promise<object> }
  expect(shared.path).toBe('/pages/catalog/product/index?id=p1')
  await act(async () => mint())
  expect(await shared.promise).toEqual({ title: '山茶籽油', path: '/pages/catalog/product/index?id=p1&s=mine' })
})

test('a page that is forwarded before it is known who does it says that somebody does', async () => {
  cleanup()
  server(false)
  called.mockResolvedValue({ ok: false, now: 1, code: 'OFFLINE' })
  renderHook(() =>
    useForward({ name: 'product', id: 'p1', title: '山茶籽油', target, card: null }, sessionOf({ s: 'abc' })),
  )
  await act(async () => {})
  expect(card()).toMatchObject({ path: '/pages/catalog/product/index?id=p1&s=abc&f=somebody' })
})
