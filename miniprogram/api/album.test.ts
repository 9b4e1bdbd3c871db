import Taro from '@tarojs/taro'
import { fileOf, keepPicture, openAlbumSetting } from './album'

const platform = { inWeChat: true }
jest.mock('./platform', () => ({
  get inWeChat() {
    return platform.inWeChat
  },
}))
const wechat = Taro as unknown as Record<string, jest.Mock>
const SCOPE = 'scope.writePhotosAlbum'

/** A WeChat that answered `before` about the album, saves or says `fails`, and answers `after` from then on. */
function phone({ before, fails, after }: { before?: boolean; fails?: string; after?: boolean }) {
  platform.inWeChat = true
  let isAsked = false
  wechat.getSetting = jest.fn(async () => {
    const now = isAsked ? (after ?? before) : before
    return { authSetting: now === undefined ? {} : { [SCOPE]: now } }
  })
  wechat.saveImageToPhotosAlbum = jest.fn(async () => {
    isAsked = true
    if (fails !== undefined) throw { errMsg: `saveImageToPhotosAlbum:fail ${fails}` }
  })
}
const save = () => keepPicture('wxfile://poster.png', '海报.png')

test.each([undefined, true])('where the album is open or not yet asked for (%s), it is saved', async (before) => {
  phone(before === undefined ? {} : { before })
  expect(await save()).toBe('saved')
  expect(wechat.saveImageToPhotosAlbum).toHaveBeenCalledWith({ filePath: 'wxfile://poster.png' })
})

test.each([
  ['auth deny', undefined, 'refused'],
  ['authorize no response', undefined, 'refused'],
  ['fail system permission', false, 'refused'],
  ['system permission denied', true, 'barred'],
  ['cancel', undefined, 'cancelled'],
  ['privacy permission is not authorized', undefined, 'refused'],
  ['file not found', undefined, 'failed'],
])('WeChat says "%s" (album then: %s): %s', async (fails, after, expected) => {
  phone(after === undefined ? { fails } : { fails, after })
  expect(await save()).toBe(expected)
})

test('who refused before is not asked by WeChat again, so it is not tried', async () => {
  phone({ before: false })
  expect(await save()).toBe('closed')
  expect(wechat.saveImageToPhotosAlbum).not.toHaveBeenCalled()
})

test('a WeChat that does not tell its settings saves all the same', async () => {
  phone({})
  wechat.getSetting = jest.fn(async () => Promise.reject(new Error('no')))
  expect(await save()).toBe('saved')
})

test.each([
  [true, true],
  [false, false],
])('the settings come back with the album open: %s', async (open, expected) => {
  platform.inWeChat = true
  wechat.openSetting = jest.fn(async () => ({ authSetting: { [SCOPE]: open } }))
  expect(await openAlbumSetting()).toBe(expected)
})

test('who leaves the settings without an answer has not opened it', async () => {
  platform.inWeChat = true
  wechat.openSetting = jest.fn(async () => Promise.reject(new Error('cancel')))
  expect(await openAlbumSetting()).toBe(false)
})

test('a browser downloads it under its name', async () => {
  platform.inWeChat = false
  const pressed: string[] = []
  const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    pressed.push(`${this.download} ${this.href}`)
  })
  expect(await keepPicture('data:image/png;base64,AA==', '海报.png')).toBe('saved')
  expect(pressed).toEqual(['海报.png data:image/png;base64,AA=='])
  expect(document.querySelector('a')).toBeNull()
  click.mockRestore()
})

test('WeChat’s own browser downloads nothing: a long press does it', async () => {
  platform.inWeChat = false
  const agent = jest.spyOn(navigator, 'userAgent', 'get').mockReturnValue('Mozilla MicroMessenger/8.0')
  expect(await keepPicture('data:image/png;base64,AA==', '海报.png')).toBe('hold')
  agent.mockRestore()
})

test('a picture’s file is where WeChat put it', async () => {
  wechat.getImageInfo = jest.fn(async () => ({ path: 'wxfile://tmp/code.png' }))
  expect(await fileOf('https://m.example/code.png')).toBe('wxfile://tmp/code.png')
  expect(wechat.getImageInfo).toHaveBeenCalledWith({ src: 'https://m.example/code.png' })
})
