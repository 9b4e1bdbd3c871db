import { act, renderHook } from '@testing-library/react'
import { answerTo } from '@/api/answers'
import { call } from '@/api/client'
import { type Entry, sessionOf } from '@/api/share-session'
import { handlers } from '../../tests/stand-ins/tarojs-taro'
import { useForward } from './use-forward'

jest.mock('@/api/client')
const called = jest.mocked(call)
const ME = 'AAAAAAAAAAAAAAAA'
const LINK = 'https://mall.example/s/mine'

/** A server that knows who asks, and mints `mine` for promoters. */
function server(isPromoter: boolean) {
  answerTo('members.me', {}).set({ output: null, failure: null, asking: false })
  called.mockReset()
  called.mockImplementation(async (action) => {
    const me = { visitorId: ME, member: null, isPromoter, staffRoles: [] }
    const share = { code: 'mine', path: 'pages/catalog/product/index?id=p1&s=mine', link: LINK }
    return { ok: true, now: 1, output: action === 'members.me' ? me : share } as never
  })
}

async function open(isPromoter: boolean, entry: Entry) {
  server(isPromoter)
  const session = sessionOf(entry)
  const target = { kind: 'product', id: 'p1' } as const
  const hook = renderHook(() => useForward({ name: 'product', id: 'p1', title: '山茶籽油', target }, session))
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
