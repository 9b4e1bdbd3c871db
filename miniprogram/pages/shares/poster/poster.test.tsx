import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { keepPicture, openAlbumSetting } from '@/api/album'
import { forgetAnswers } from '@/api/answers'
import { loadPicture, paperOf, pictureOf, Tainted } from '@/api/canvas'
import { recorder } from '@/api/canvas.fixture'
import { call } from '@/api/client'
import { router } from '../../../../tests/stand-ins/tarojs-taro'
import PosterPage from '.'

jest.mock('@/api/client')
jest.mock('@/api/album', () => ({ keepPicture: jest.fn(), openAlbumSetting: jest.fn() }))
jest.mock('@/api/canvas', () => ({
  Tainted: class Tainted extends Error {},
  loadPicture: jest.fn(),
  paperOf: jest.fn(),
  pictureOf: jest.fn(),
}))
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)
const kept = jest.mocked(keepPicture)

const ANSWERS: Record<string, object> = {
  'shares.create': { code: 'mine', path: 'pages/catalog/product/index?s=mine', link: 'https://m.example/s/mine' },
  'shares.picture': { url: 'https://m.example/code.png', expiresAt: 2 },
  'members.me': {
    ...{ visitorId: 'V', isPromoter: true, staffRoles: [] },
    member: { nickname: '小王', avatarUrl: 'https://m.example/wang.jpg', phone: null, registeredAt: 1 },
  },
  'catalog.product': {
    ...{
      productId: 'P1',
      shopId: 'S',
      title: '山茶籽油',
      priceFen: 8_900,
      state: 'on-sale',
      promoted: true,
      earnFen: 890,
    },
    ...{ shopName: '山茶小铺', description: '', categoryId: null, pictures: ['https://m.example/oil.jpg'] },
    skus: [
      {
        skuId: 'K1',
        name: '一瓶',
        priceFen: 8_900,
        strikePriceFen: 9_900,
        inStock: true,
        stockLeft: null,
        earnFen: 890,
      },
      {
        skuId: 'K2',
        name: '两瓶',
        priceFen: 16_900,
        strikePriceFen: null,
        inStock: true,
        stockLeft: null,
        earnFen: 1_690,
      },
    ],
  },
  'catalog.content': {
    ...{ contentId: 'V1', kind: 'video', channelId: 'C', shopId: 'S', title: '看榨油' },
    ...{ channelName: '山茶频道', shopName: '山茶小铺' },
  },
  'catalog.shop': { shopId: 'S', name: '山茶小铺', freightFen: 0, freeFromFen: null },
}
let drawing = recorder()
/** Actions that answer BUSY, and addresses whose picture does not come. */
const refused = new Set<string>()
const lost = new Set<string>()

async function open(params: Record<string, string>) {
  called.mockReset()
  called.mockImplementation(async (action) =>
    refused.has(action)
      ? ({ ok: false, now: 1, code: 'BUSY' } as never)
      : ({ ok: true, now: 1, output: ANSWERS[action] ?? {} } as never),
  )
  jest.mocked(paperOf).mockImplementation(async () => {
    drawing = recorder()
    return { context: drawing.context, node: {} as never }
  })
  jest
    .mocked(loadPicture)
    .mockImplementation(async (_, url) => (lost.has(url) ? null : ({ width: 10, height: 10, url } as never)))
  jest.mocked(pictureOf).mockResolvedValue('data:image/png;base64,AA==')
  kept.mockReset()
  kept.mockResolvedValue('saved')
  router.params = params
  await act(async () => void render(<PosterPage />))
}
const OIL = { kind: 'product', id: 'P1' }
const words = () => drawing.calls.flatMap(([name, text]) => (name === 'fillText' ? [text] : []))
const pictures = () =>
  drawing.calls.flatMap(([name, picture]) => (name === 'drawImage' ? [(picture as { url: string }).url] : []))
const press = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))
const sent = (name: string) => called.mock.calls.flatMap(([action, input]) => (action === name ? [input] : []))

afterEach(() => {
  cleanup()
  forgetAnswers()
  refused.clear()
  lost.clear()
})

test('a product’s poster has its picture, price, the own face and the code', async () => {
  await open({ ...OIL, tag: '业主群' })
  expect(sent('shares.create')).toMatchObject([{ target: { kind: 'product', id: 'P1' }, tag: '业主群' }])
  expect(sent('shares.picture')).toMatchObject([{ code: 'mine' }])
  expect(words()).toEqual(expect.arrayContaining(['小王', '推荐给你', '山茶籽油', '¥', '89', '起', '长按识别小程序码']))
  expect(pictures()).toEqual(['https://m.example/wang.jpg', 'https://m.example/oil.jpg', 'https://m.example/code.png'])
  expect(document.querySelector('.poster__image')?.getAttribute('src')).toBe('data:image/png;base64,AA==')
})

test('nothing on it says what it earns', async () => {
  await open(OIL)
  expect(words().join('')).not.toMatch(/赚|佣|8\.90/)
})

test('the tag of an address that WeChat did not decode is read all the same', async () => {
  await open({ ...OIL, tag: encodeURIComponent('业主群') })
  expect(sent('shares.create')).toMatchObject([{ tag: '业主群' }])
})

test.each([
  [{ kind: 'video', id: 'V1' }, '看榨油', '山茶频道 · 山茶小铺'],
  [{ kind: 'shop', id: 'S' }, '山茶小铺', '店铺'],
  [{ kind: 'register' }, '扫码注册，逛推客商城', '注册免费，随时可以注销'],
  [{ kind: 'miniprogram' }, '来推客商城逛逛', '扫码就能看，不用下载'],
])('a poster of %j says %s, and no price', async (params, title, other) => {
  await open(params)
  const said = words().join('|')
  expect(said).toContain(title)
  expect(said.replaceAll('|', '')).toContain(other)
  expect(said).not.toContain('¥')
})

test.each([{}, { kind: 'coupon', id: 'Q' }, { kind: 'product' }, { kind: 'toString', id: 'x' }])(
  'an address like %j makes no share',
  async (params) => {
    await open(params)
    expect(sent('shares.create')).toEqual([])
    expect(screen.getByText('去推广')).toBeTruthy()
  },
)

test('another look loads nothing again', async () => {
  await open(OIL)
  const loaded = jest.mocked(loadPicture).mock.calls.length
  await act(async () => void fireEvent.click(screen.getByText('喜庆')))
  expect(jest.mocked(loadPicture).mock.calls).toHaveLength(loaded)
  expect(words()).toContain('小王 推荐给你')
})

test('without its code there is no poster; a retry asks for it again', async () => {
  lost.add('https://m.example/code.png')
  await open(OIL)
  expect(screen.getByRole('alert').textContent).toBe('小程序码没有取到，没有它就做不成海报')
  expect(document.getElementById('poster-save')).toBeNull()
  lost.clear()
  await press('poster-retry')
  expect(sent('shares.picture')).toHaveLength(2)
  expect(words()).toContain('推荐给你')
})

test('a code that WeChat refuses to draw says so and can be asked for again', async () => {
  refused.add('shares.picture')
  await open(OIL)
  expect(screen.getByRole('alert').textContent).toBe('现在人有点多，请再试一次')
  refused.clear()
  await press('poster-retry')
  expect(words()).toContain('推荐给你')
})

test('a lost face and a lost picture leave a poster', async () => {
  lost.add('https://m.example/wang.jpg').add('https://m.example/oil.jpg')
  await open(OIL)
  expect(pictures()).toEqual(['https://m.example/code.png'])
  expect(words()).toEqual(expect.arrayContaining(['小', '山']))
})

test('a picture that did not come is asked for again with the next look', async () => {
  lost.add('https://m.example/oil.jpg')
  await open(OIL)
  lost.clear()
  await act(async () => void fireEvent.click(screen.getByText('大图')))
  expect(pictures()).toContain('https://m.example/oil.jpg')
})

test('a look that is no longer wanted takes the canvas from nobody', async () => {
  jest.useFakeTimers()
  await open(OIL)
  const paper = await jest.mocked(paperOf).getMockImplementation()?.('', { width: 1, height: 1, scale: 1 })
  jest
    .mocked(paperOf)
    .mockReset()
    .mockResolvedValueOnce(null)
    .mockResolvedValue(paper ?? null)
  await act(async () => void fireEvent.click(screen.getByText('大图')))
  await act(async () => void fireEvent.click(screen.getByText('喜庆')))
  await act(async () => void (await jest.advanceTimersByTimeAsync(500)))
  expect(paperOf).toHaveBeenCalledTimes(2)
  jest.useRealTimers()
})

test('a device without a canvas says so', async () => {
  jest.useFakeTimers()
  await open(OIL)
  jest.mocked(paperOf).mockResolvedValue(null)
  await act(async () => void fireEvent.click(screen.getByText('大图')))
  await act(async () => void (await jest.advanceTimersByTimeAsync(2_000)))
  expect(screen.getByText('这台设备画不出海报，可以用小程序码或链接')).toBeTruthy()
  expect((document.getElementById('poster-save') as HTMLButtonElement).disabled).toBe(true)
  jest.useRealTimers()
})

test('after two seconds the page says that it still works', async () => {
  jest.useFakeTimers()
  await open(OIL)
  jest.mocked(paperOf).mockImplementation(() => new Promise(() => {}))
  await act(async () => void fireEvent.click(screen.getByText('大图')))
  expect(screen.queryByText('图片还在路上，稍等')).toBeNull()
  await act(async () => void (await jest.advanceTimersByTimeAsync(2_000)))
  expect(screen.getByText('图片还在路上，稍等')).toBeTruthy()
  jest.useRealTimers()
})

test('it is saved under its name', async () => {
  await open(OIL)
  await press('poster-save')
  expect(kept.mock.calls).toEqual([['data:image/png;base64,AA==', '推客海报.png']])
  expect(screen.queryByRole('alert')).toBeNull()
})

test.each([
  ['hold', '这里不能直接下载，长按上面的图片保存'],
  ['failed', '没有存成，请再试一次'],
  ['barred', '手机没有让微信用相册，请去手机设置里打开'],
] as const)('when it is %s the page says %s', async (outcome, said) => {
  await open(OIL)
  kept.mockResolvedValue(outcome)
  await press('poster-save')
  expect(screen.getByRole('alert').textContent).toBe(said)
})

test('who cancels reads nothing', async () => {
  await open(OIL)
  kept.mockResolvedValue('cancelled')
  await press('poster-save')
  expect(screen.queryByRole('alert')).toBeNull()
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a picture of a foreign site that a browser keeps back is said honestly', async () => {
  await open(OIL)
  jest.mocked(pictureOf).mockRejectedValue(new Tainted('foreign'))
  await press('poster-save')
  expect(screen.getByRole('alert').textContent).toBe('海报里有别处的图片，浏览器不让保存，可以截屏')
  expect(kept).not.toHaveBeenCalled()
})

test('an album that was closed is opened in the settings, and then the poster is saved', async () => {
  await open(OIL)
  kept.mockResolvedValueOnce('closed')
  jest.mocked(openAlbumSetting).mockResolvedValue(true)
  await press('poster-save')
  expect(screen.getByRole('dialog').textContent).toContain('在设置里打开后会接着保存')
  await press('confirm-send')
  expect(kept).toHaveBeenCalledTimes(2)
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('settings left as they were save nothing and ask nothing more', async () => {
  await open(OIL)
  kept.mockResolvedValueOnce('closed')
  jest.mocked(openAlbumSetting).mockResolvedValue(false)
  await press('poster-save')
  await press('confirm-send')
  expect(kept).toHaveBeenCalledTimes(1)
  expect(screen.queryByRole('dialog')).toBeNull()
})
