import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { call } from '@/api/client'
import { router } from '../../../../tests/stand-ins/tarojs-taro'
import BannersPage from '.'
import { askedOf } from './asked'
import { linkIn } from './banner-list'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const html = (size: string) =>
  `<a href="https://m.example/s/abc"><img src="https://m.example/b/${size}/abc.svg" alt="油"></a>`
const items = (['630x330', '728x90', '160x600'] as const).map((size) => {
  const [width, height] = size.split('x').map(Number)
  return { size, width, height, pictureUrl: `https://m.example/b/${size}/abc.svg`, html: html(size) }
})

let turn = 0
/** Each test has a code of its own: answers are remembered by question. */
async function open(params: Record<string, string>, refused = '') {
  turn += 1
  called.mockReset()
  called.mockImplementation(async (action) => {
    if (action === refused) return { ok: false, now: 1, code: 'SHARE_TAMPERED' } as never
    const answers: Record<string, object> = {
      'shares.create': { code: `made${turn}`, path: 'x', link: 'https://m.example/s/made' },
      'shares.banners': { items },
    }
    return { ok: true, now: 1, output: answers[action] } as never
  })
  jest.mocked(Taro.setClipboardData).mockClear()
  router.params = params.code === undefined ? params : { ...params, code: `${params.code}${turn}` }
  await act(async () => void render(<BannersPage />))
}
const press = (text: string) => act(async () => void fireEvent.click(screen.getByText(text)))
const copied = () => jest.mocked(Taro.setClipboardData).mock.calls.map(([{ data }]) => data)
const picture = () => document.querySelector('img')?.getAttribute('src')
const sent = (name: string) => called.mock.calls.flatMap(([action, input]) => (action === name ? [input] : []))

test('of a share’s code there are three sizes, each with its picture and its own HTML to copy', async () => {
  await open({ code: 'abc' })
  expect(sent('shares.create')).toEqual([])
  for (const [index, text] of ['大图 630×330', '横条 728×90', '竖条 160×600'].entries()) {
    await press(text)
    expect(picture()).toBe(items[index]?.pictureUrl)
    expect(document.getElementById('banners-html')?.textContent).toBe(items[index]?.html)
    await press('复制代码')
    expect(copied().at(-1)).toBe(items[index]?.html)
  }
})

test('the warning stands above, and the link is copied by itself', async () => {
  await open({ code: 'abc' })
  expect(screen.getByText('不要改动链接里的任何字符，改了就记不到你名下')).toBeTruthy()
  await press('复制')
  expect(copied()).toEqual(['https://m.example/s/abc'])
})

test('of a product the share is found first, with its channel’s tag', async () => {
  await open({ kind: 'product', id: 'P1', tag: encodeURIComponent('论坛') })
  expect(sent('shares.create')).toMatchObject([{ target: { kind: 'product', id: 'P1' }, tag: '论坛' }])
  expect(sent('shares.banners')).toEqual([{ code: `made${turn}` }])
  await press('复制')
  expect(copied()).toEqual(['https://m.example/s/made'])
})

test.each(['shares.create', 'shares.banners'])(
  'when %s is refused there is a retry and nothing to copy',
  async (name) => {
    await open(name === 'shares.create' ? { kind: 'register' } : { code: 'abc' }, name)
    expect(screen.queryByText('复制代码')).toBeNull()
    await press('重试')
    expect(sent(name)).toHaveLength(2)
  },
)

test('what names nothing asks for nothing', async () => {
  await open({})
  expect(called.mock.calls.filter(([action]) => action.startsWith('shares.'))).toEqual([])
  // Asking again would find nothing either.
  expect(screen.queryByText('重试')).toBeNull()
  expect(screen.getByText('去推广')).toBeTruthy()
})

test.each([
  [{ code: 'abc' }, { code: 'abc' }],
  [{ kind: 'miniprogram' }, { target: { kind: 'miniprogram' }, tag: '' }],
  [
    { kind: 'shop', id: 'S', tag: '两 个词' },
    { target: { kind: 'shop', id: 'S' }, tag: '' },
  ],
  [{ kind: 'shop' }, null],
  [{ kind: 'constructor', id: 'x' }, null],
])('the address %j asks for %j', (params, expected) => expect(askedOf(params)).toEqual(expected))

test('the link in a snippet is read as a browser would', () => {
  expect(linkIn('<a target="_blank" href="https://m.example/s/a?x=1&amp;y=2" rel="x"><img src="y"></a>')).toBe(
    'https://m.example/s/a?x=1&y=2',
  )
  expect(linkIn('<img src="y">')).toBeNull()
})
