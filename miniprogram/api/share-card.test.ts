import Taro from '@tarojs/taro'
import { edgesOf, measure, recorder, textsOf } from './canvas.fixture'
import { CARD, type CardSpec, cardPieces, PLACEHOLDERS, shareCardOf } from './share-card'

const platform = { inWeChat: true }
jest.mock('./platform', () => ({
  get inWeChat() {
    return platform.inWeChat
  },
}))
const wechat = Taro as unknown as Record<string, unknown>
const OIL: CardSpec = {
  kind: 'product',
  title: '山茶籽油',
  priceFen: 8_900,
  strikePriceFen: 9_900,
  picture: 'drawn:oil',
}

/** A WeChat with a hidden canvas, whose pictures load, fail or never come. */
function phone({ exports = true, pictures = 'load' as 'load' | 'fail' | 'never' } = {}) {
  platform.inWeChat = true
  const { context, calls } = recorder()
  const written = jest.fn()
  const node = {
    width: 0,
    height: 0,
    getContext: () => context,
    toDataURL: () => 'data:image/jpeg;base64,QUJD',
    createImage: () => {
      const image = { width: 10, height: 10, src: '', onload: () => {}, onerror: () => {} }
      if (pictures !== 'never') setTimeout(() => (pictures === 'load' ? image.onload() : image.onerror()))
      return image
    },
  }
  wechat.createOffscreenCanvas = jest.fn(() => node)
  wechat.canvasToTempFilePath = jest.fn(async () => {
    if (!exports) throw new Error('fail invalid canvas')
    return { tempFilePath: 'wxfile://tmp/card.png' }
  })
  wechat.env = { USER_DATA_PATH: 'wxfile://usr' }
  wechat.getFileSystemManager = () => ({ writeFileSync: written })
  return { calls, written, node }
}
const drawn = (calls: readonly (readonly unknown[])[], name: string) => calls.filter(([call]) => call === name)

test('a browser has no card', async () => {
  platform.inWeChat = false
  expect(await shareCardOf(OIL)).toBeNull()
})

test('in WeChat the card is a file of 5:4 with the price on it', async () => {
  const { calls, node } = phone()
  expect(await shareCardOf(OIL)).toBe('wxfile://tmp/card.png')
  expect(node.width / node.height).toBe(1.25)
  expect(drawn(calls, 'fillText').map(([, text]) => text)).toEqual(['¥', '89', '.00', '¥99.00', '去看看'])
  expect(drawn(calls, 'bezierCurveTo').length).toBeGreaterThan(5)
})

test('a WeChat that does not export hidden canvases writes the data into a file', async () => {
  const { written } = phone({ exports: false })
  expect(await shareCardOf(OIL)).toMatch(/^wxfile:\/\/usr\/share-card-\d+\.jpg$/)
  expect(written).toHaveBeenCalledWith(expect.stringMatching(/\.jpg$/), 'QUJD', 'base64')
})

test('two products don’t share a file', async () => {
  phone({ exports: false })
  expect(await shareCardOf(OIL)).not.toBe(await shareCardOf({ ...OIL, title: '蜂蜜', picture: 'drawn:honey' }))
})

const PHOTO = { ...OIL, picture: 'https://m.example/oil.jpg' }

test('a picture that was loaded is drawn; one that is lost leaves the title’s first sign', async () => {
  const loads = phone()
  await shareCardOf(PHOTO)
  expect(drawn(loads.calls, 'drawImage')).toHaveLength(1)
  const fails = phone({ pictures: 'fail' })
  expect(await shareCardOf(PHOTO)).toBe('wxfile://tmp/card.png')
  expect(drawn(fails.calls, 'drawImage')).toHaveLength(0)
  expect(drawn(fails.calls, 'fillText')[0]?.[1]).toBe('山')
})

test('it gives up within what WeChat waits for', async () => {
  phone({ pictures: 'never' })
  jest.useFakeTimers()
  const card = shareCardOf(PHOTO)
  await jest.advanceTimersByTimeAsync(2_499)
  let answer: string | null | undefined
  void card.then((given) => {
    answer = given
  })
  await jest.advanceTimersByTimeAsync(0)
  expect(answer).toBeUndefined()
  await jest.advanceTimersByTimeAsync(1)
  expect(answer).toBeNull()
  jest.useRealTimers()
})

test('what throws is no card', async () => {
  phone()
  wechat.createOffscreenCanvas = () => {
    throw new Error('old phone')
  }
  expect(await shareCardOf(OIL)).toBeNull()
  wechat.createOffscreenCanvas = undefined
  expect(await shareCardOf(OIL)).toBeNull()
})

test.each(Object.keys(PLACEHOLDERS) as CardSpec['kind'][])('a card of kind %s stays on its paper', (kind) => {
  for (const priceFen of [null, 0, 999_999_999]) {
    for (const title of ['', '👨‍👩‍👧‍👦家', '头道冷榨'.repeat(15)]) {
      const spec = { kind, title, priceFen, strikePriceFen: 1_000_000_000, picture: null }
      for (const piece of cardPieces(spec, null, measure)) {
        const [left, top, right, bottom] = edgesOf(piece)
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(0)
        expect(right).toBeLessThanOrEqual(CARD.width)
        expect(bottom).toBeLessThanOrEqual(CARD.height)
      }
    }
  }
  expect(textsOf(cardPieces({ kind, title: '茶', priceFen: null, picture: null }, null, measure))).toEqual([
    PLACEHOLDERS[kind].word ?? '茶',
  ])
})
