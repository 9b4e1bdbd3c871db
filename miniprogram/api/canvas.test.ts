import Taro from '@tarojs/taro'
import { hiddenPaper, loadPicture, type Paper, paperOf, pictureOf, Tainted } from './canvas'
import { recorder } from './canvas.fixture'

const platform = { inWeChat: true }
jest.mock('./platform', () => ({
  get inWeChat() {
    return platform.inWeChat
  },
}))
const wechat = Taro as unknown as Record<string, unknown>
const SIZE = { width: 100, height: 50, scale: 2 }

/** A selector query that finds `node`, or nothing. */
const finds = (node: object | null) => {
  const query = {
    select: () => query,
    fields: () => query,
    exec: (done: (found: unknown[]) => void) => done([node && { node }]),
  }
  wechat.createSelectorQuery = () => query
}
const sheet = () => {
  const { context, calls } = recorder()
  return { calls, node: { width: 1, height: 1, getContext: () => context, toDataURL: () => 'data:,' } }
}

test('a page’s canvas has two dots a unit, and is drawn on in units', async () => {
  platform.inWeChat = true
  const { node, calls } = sheet()
  finds(node)
  expect((await paperOf('poster', SIZE))?.node).toBe(node)
  expect(node).toMatchObject({ width: 200, height: 100 })
  expect(calls).toContainEqual(['scale', 2, 2])
})

test('a page without a canvas, and a canvas that nobody can draw on, are none', async () => {
  platform.inWeChat = true
  finds(null)
  expect(await paperOf('poster', SIZE)).toBeNull()
  finds({ ...sheet().node, getContext: () => null })
  expect(await paperOf('poster', SIZE)).toBeNull()
  platform.inWeChat = false
  expect(await paperOf('nowhere', SIZE)).toBeNull()
  expect(hiddenPaper(SIZE)).toBeNull()
})

/** A browser whose pictures answer by what was asked of them. */
function browser(answer: (image: { crossOrigin: string | null }) => boolean) {
  platform.inWeChat = false
  const asked: (string | null)[] = []
  jest.spyOn(window, 'Image').mockImplementation((() => {
    const image = { width: 4, height: 4, crossOrigin: null as string | null, onload: () => {}, onerror: () => {} }
    setTimeout(() => {
      asked.push(image.crossOrigin)
      if (answer(image)) image.onload()
      else image.onerror()
    })
    return image as never
  }) as never)
  return asked
}
const paper = (node: object = {}) => ({ node, context: {} }) as unknown as Paper

test('a browser asks a foreign site whether it may, and shows the picture even when it may not', async () => {
  expect(browser(() => true)).toEqual([])
  expect(await loadPicture(paper(), 'https://m.example/a.png')).toMatchObject({ width: 4 })
  const asked = browser(({ crossOrigin }) => crossOrigin === null)
  expect(await loadPicture(paper(), 'https://m.example/a.png')).toMatchObject({ width: 4 })
  expect(asked).toEqual(['anonymous', null])
  browser(() => false)
  expect(await loadPicture(paper(), 'https://m.example/a.png')).toBeNull()
})

test('a picture that never comes is given up after eight seconds, an empty one at once', async () => {
  platform.inWeChat = true
  const image = { width: 0, height: 0, src: '', onload: () => {}, onerror: () => {} }
  const waiting = loadPicture(paper({ createImage: () => image }), 'a')
  image.onload()
  expect(await waiting).toBeNull()
  jest.useFakeTimers()
  let answer: unknown = 'none yet'
  void loadPicture(paper({ createImage: () => image }), 'a').then((given) => {
    answer = given
  })
  await jest.advanceTimersByTimeAsync(7_999)
  expect(answer).toBe('none yet')
  await jest.advanceTimersByTimeAsync(1)
  expect(answer).toBeNull()
  jest.useRealTimers()
})

test('a canvas with a foreign picture on it is kept back by a browser: said by a name of its own', async () => {
  platform.inWeChat = false
  const throws = (error: Error) =>
    paper({
      toDataURL: () => {
        throw error
      },
    })
  const foreign = Object.assign(new Error('tainted'), { name: 'SecurityError' })
  await expect(pictureOf(throws(foreign))).rejects.toBeInstanceOf(Tainted)
  await expect(pictureOf(throws(new RangeError('too large')))).rejects.toBeInstanceOf(RangeError)
  expect(await pictureOf(paper({ toDataURL: () => 'data:image/png;base64,AA==' }))).toBe('data:image/png;base64,AA==')
})

test('WeChat gives a file', async () => {
  platform.inWeChat = true
  const node = {}
  wechat.canvasToTempFilePath = jest.fn(async () => ({ tempFilePath: 'wxfile://tmp/a.png' }))
  expect(await pictureOf(paper(node))).toBe('wxfile://tmp/a.png')
  expect(wechat.canvasToTempFilePath).toHaveBeenCalledWith({ canvas: node, fileType: 'png' })
})
