import { written } from './canvas'
import { type Answers, asked, boot, sent } from './cloud'
import { id, productPage } from './mall'
import type { MiniProgram } from './mini-program'
import { CODE_PICTURE, OWN_TAGGED, promotion, TAG } from './promotion'
import type { Options } from './wx'

const PICTURE = 'https://6d61-mall-1.tcb.qcloud.la/products/tea.jpg'
const FACE = 'https://6d61-mall-1.tcb.qcloud.la/avatars/sun.jpg'
const URL = `pages/shares/poster/index?kind=product&id=${id('P1')}`
const SCOPE = 'scope.writePhotosAlbum'
const DRAWN = 'wxfile://tmp/drawn.png'

const answers: Answers = { ...promotion, 'catalog.product': { ...productPage, pictures: [PICTURE] } }

async function opened(options: Parameters<typeof boot>[0] = {}, url = URL): Promise<MiniProgram> {
  const app = boot({ answers, ...options })
  await app.open(url)
  return app
}
/** The addresses of all pictures that were drawn, in order. */
const pictures = (app: MiniProgram) =>
  app.canvases.flatMap(({ drawn }) =>
    drawn.flatMap(([name, image]) => (name === 'drawImage' ? [(image as { src: string }).src] : [])),
  )
const toasts = (app: MiniProgram) => asked(app, 'showToast').map((toast) => (toast as { title: string }).title)
const saved = (app: MiniProgram) => asked(app, 'saveImageToPhotosAlbum')

describe('what is drawn', () => {
  test('is one canvas with title, price, promoter and what to do, the product’s picture and the code', async () => {
    const app = await opened()
    expect(app.canvases).toHaveLength(1)
    const words = written(app.canvases)
    expect(words).toContain('高山绿茶')
    expect(words.join('')).toContain('68.00')
    expect(words).toContain('孙小美')
    expect(words).toContain('推荐给你')
    expect(words).toContain('长按识别小程序码')
    expect(pictures(app)).toEqual([PICTURE, CODE_PICTURE])
  })

  test('is 750 × 1200 at one and a half dots, and says nothing of what it earns', async () => {
    const app = await opened()
    const [canvas] = app.canvases
    expect([canvas?.width, canvas?.height]).toEqual([1_125, 1_800])
    expect(canvas?.drawn.find(([name]) => name === 'scale')).toEqual(['scale', 1.5, 1.5])
    expect(written(app.canvases).join('')).not.toMatch(/赚|佣/)
  })

  test('has the promoter’s own face where there is one, and the first sign of the name where it does not load', async () => {
    const me = promotion['members.me']
    if (typeof me !== 'object' || me.member === null) throw new Error('a promoter is a member')
    const faced: Answers = { ...answers, 'members.me': { ...me, member: { ...me.member, avatarUrl: FACE } } }
    expect(pictures(await opened({ answers: faced }))).toContain(FACE)
    const without = await opened({ answers: faced, brokenPicture: (address) => address === FACE })
    expect(pictures(without)).not.toContain(FACE)
    expect(written(without.canvases)).toContain('孙')
  })

  test('another look is drawn on the same canvas, with the pictures that are there', async () => {
    const app = await opened()
    await app.pressWords('喜庆')
    expect(app.canvases).toHaveLength(1)
    expect(written(app.canvases)).toContain('孙小美 推荐给你')
    expect(pictures(app)).toEqual([PICTURE, CODE_PICTURE, PICTURE, CODE_PICTURE])
    expect(sent(app, 'shares.picture')).toHaveLength(1)
  })

  test('a channel’s tag in the address, as WeChat hands it over, gives that channel’s code', async () => {
    // What the phone gets is still percent-encoded.
    const app = await opened({}, `${URL}&tag=${encodeURIComponent(encodeURIComponent(TAG))}`)
    expect(sent(app, 'shares.picture').map(({ input }) => input.code)).toEqual([OWN_TAGGED])
    expect(app.text()).toContain(TAG)
  })

  test('a code that does not load makes no poster: it says so, and draws when it is there', async () => {
    let isBroken = true
    const app = await opened({ brokenPicture: (address) => isBroken && address === CODE_PICTURE })
    expect(app.text()).toContain('小程序码没有取到')
    expect(app.node('poster-save')).toBeUndefined()
    expect(written(app.canvases)).toEqual([])
    isBroken = false
    await app.press('poster-retry')
    expect(pictures(app)).toContain(CODE_PICTURE)
    expect(app.node('poster-save')).toBeDefined()
  })

  test('a code that WeChat would not draw is asked for again', async () => {
    let isBusy = true
    const busy: Answers = {
      ...answers,
      'shares.picture': () => (isBusy ? 'BUSY' : { url: CODE_PICTURE, expiresAt: 1_900_000_000_000 }),
    }
    const app = await opened({ answers: busy })
    expect(app.text()).toContain('请再试一次')
    expect(app.node('poster-save')).toBeUndefined()
    isBusy = false
    await app.press('poster-retry')
    expect(pictures(app)).toContain(CODE_PICTURE)
  })
})

describe('保存到相册', () => {
  test('exports the canvas as PNG and puts that file into the album', async () => {
    const app = await opened()
    await app.press('poster-save')
    expect(asked(app, 'canvasToTempFilePath')).toEqual([{ canvas: app.canvases[0], fileType: 'png' }])
    expect(saved(app)).toEqual([{ filePath: DRAWN }])
    expect(toasts(app)).toEqual(['已存到相册'])
  })

  test('where the album was closed before, the sheet leads to the settings, and saving goes on there', async () => {
    let isOpen = false
    const settings = (options: Options) => options.success?.({ errMsg: 'ok', authSetting: { [SCOPE]: isOpen } })
    const app = await opened({
      wx: {
        getSetting: settings,
        openSetting: (options: Options) => {
          isOpen = true
          settings(options)
        },
      },
    })
    await app.press('poster-save')
    expect(saved(app)).toEqual([])
    expect(app.text()).toContain('相册没有打开')
    await app.press('confirm-send')
    expect(asked(app, 'openSetting')).toHaveLength(1)
    expect(saved(app)).toEqual([{ filePath: DRAWN }])
    expect(app.text()).not.toContain('相册没有打开')
  })

  test('who leaves the settings as they were has saved nothing, and can try again', async () => {
    const settings = (options: Options) => options.success?.({ errMsg: 'ok', authSetting: { [SCOPE]: false } })
    const app = await opened({ wx: { getSetting: settings, openSetting: settings } })
    await app.press('poster-save')
    await app.press('confirm-send')
    expect(saved(app)).toEqual([])
    await app.press('poster-save')
    expect(app.text()).toContain('相册没有打开')
  })

  test.each([
    ['cancels', 'saveImageToPhotosAlbum:fail cancel', [], null],
    ['says no', 'saveImageToPhotosAlbum:fail auth deny', ['没有存，需要时再点保存'], null],
    ['has no room', 'saveImageToPhotosAlbum:fail file error', [], '没有存成，请再试一次'],
  ])('who %s hears no more than that', async (_, errMsg, told, stays) => {
    const app = await opened({ wx: { saveImageToPhotosAlbum: (options: Options) => options.fail?.({ errMsg }) } })
    await app.press('poster-save')
    expect(toasts(app)).toEqual(told)
    expect(app.text().includes('没有存成')).toBe(stays !== null)
    await app.press('poster-save')
    expect(saved(app)).toHaveLength(2)
  })
})
