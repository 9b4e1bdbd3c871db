import { actions } from '@shared/contracts'
import { written } from './canvas'
import { boot, sent, went } from './cloud'
import { id, product } from './mall'
import type { MiniProgram } from './mini-program'
import { OWN, OWN_TAGGED, PROMOTER, promotion, TAG } from './promotion'
import { rounds } from './rounds'
import type { Options } from './wx'

const SHARE = 'RJ4en0UNLeBMVpzA'
const PRODUCT = 'pages/catalog/product/index'
const PICK = 'pages/shares/pick/index'
const MENU = { from: 'menu', target: undefined }
const FRIEND = { from: 'button', target: { id: 'own-share-friend', dataset: {} } }
const PICTURE = 'https://6d61-mall-1.tcb.qcloud.la/products/tea.jpg'
const DRAWN = 'wxfile://tmp/drawn.png'

const answers = {
  ...promotion,
  'catalog.products': { items: [{ ...product('P1', 6_800), picture: PICTURE }], cursor: null },
}
const ownPath = `/${PRODUCT}?id=${id('P1')}&s=${OWN}`
const made = (app: MiniProgram) =>
  sent(app, 'shares.create').map(({ input }) => actions['shares.create'].input.parse(input))
const drawnOf = (app: MiniProgram, name: string) =>
  app.canvases.flatMap(({ drawn }) => drawn.filter(([method]) => method === name))

/** The list of what can be promoted, with the sheet of its first product open. */
async function picked(options: Parameters<typeof boot>[0] = {}) {
  const app = boot({ answers, ...options })
  const page = await app.open(PICK)
  await app.pressWords('推广')
  return { app, page }
}

describe('发给朋友 on the sheet of 去推广', () => {
  test('gives the product’s title, its page with the own share, and the drawn picture', async () => {
    const { page } = await picked()
    expect(page.call('onShareAppMessage', FRIEND)).toEqual({ title: '商品P1', path: ownPath, imageUrl: DRAWN })
  })

  test('the picture is 5:4, has the product’s on it and its price, and not what it earns', async () => {
    const { app } = await picked()
    const [canvas] = app.canvases
    expect((canvas?.width ?? 0) * 4).toBe((canvas?.height ?? 0) * 5)
    expect(drawnOf(app, 'drawImage').map(([, image]) => (image as { src: string }).src)).toEqual([PICTURE])
    expect(written(app.canvases).join('')).toContain('68.00')
    expect(written(app.canvases).join('')).not.toMatch(/赚|佣/)
  })

  test('who shares before it is drawn gives the words at once and the picture when it is there', async () => {
    let done = () => {}
    const later = (options: Options) => {
      done = () => options.success?.({ errMsg: 'canvasToTempFilePath:ok', tempFilePath: DRAWN })
    }
    const { page } = await picked({ wx: { canvasToTempFilePath: later } })
    const said = page.call('onShareAppMessage', FRIEND) as { promise: Promise<object> }
    expect(said).toMatchObject({ title: '商品P1', path: ownPath })
    done()
    expect(await said.promise).toEqual({ title: '商品P1', path: ownPath, imageUrl: DRAWN })
  })

  test('a product’s picture that does not load leaves a card with its first sign and the price', async () => {
    const { app, page } = await picked({ brokenPicture: (address) => address === PICTURE })
    expect(page.call('onShareAppMessage', FRIEND)).toMatchObject({ path: ownPath, imageUrl: DRAWN })
    expect(drawnOf(app, 'drawImage')).toEqual([])
    expect(written(app.canvases)).toContain('商')
  })

  const missing = () => {
    throw new Error('not supported')
  }
  test.each([
    ['has no hidden canvas', { createOffscreenCanvas: missing }],
    ['gives no drawing out', { canvasToTempFilePath: (options: Options) => options.fail?.({ errMsg: 'fail' }) }],
  ])('a phone that %s shares the same words and path, without a picture', async (_, wx) => {
    const { page } = await picked({ wx })
    expect(page.call('onShareAppMessage', FRIEND)).toEqual({ title: '商品P1', path: ownPath })
  })

  test('a phone that only tells a drawing’s data shares the file that it is written to', async () => {
    const files: unknown[][] = []
    const wx = {
      canvasToTempFilePath: (options: Options) => options.fail?.({ errMsg: 'canvasToTempFilePath:fail' }),
      getFileSystemManager: () => ({ writeFileSync: (...args: unknown[]) => void files.push(args) }),
    }
    const { page } = await picked({ wx })
    expect(files).toEqual([[expect.stringMatching(/^wxfile:\/\/usr\/share-card-\d+\.jpg$/), 'AA==', 'base64']])
    expect(page.call('onShareAppMessage', FRIEND)).toMatchObject({ path: ownPath, imageUrl: files[0]?.[0] })
  })

  test('with a channel’s tag the card has that channel’s code', async () => {
    const { app, page } = await picked()
    await app.type('own-share-tag', TAG)
    await app.press('own-share-tag-use')
    const target = { kind: 'product', id: id('P1') }
    expect(made(app)).toMatchObject([{ target }, { target, tag: TAG }])
    expect(page.call('onShareAppMessage', FRIEND)).toMatchObject({ path: `/${PRODUCT}?id=${id('P1')}&s=${OWN_TAGGED}` })
  })

  test('content has a card as well, with a word in a picture’s place', async () => {
    const app = boot({ answers })
    const page = await app.open(`${PICK}?tab=content`)
    await app.pressWords('推广')
    expect(page.call('onShareAppMessage', FRIEND)).toEqual({
      title: '今晚八点说茶',
      path: `/pages/catalog/content/index?id=${id('V1')}&s=${OWN}`,
      imageUrl: DRAWN,
    })
    expect(written(app.canvases)).toContain('直播')
  })

  test('the page’s own menu shares the front of the mall and no share of anybody’s', async () => {
    const { page } = await picked()
    expect(page.call('onShareAppMessage', MENU)).toEqual({ title: '推客', path: '/pages/tabs/home/index' })
  })
})

describe('the menu of a product', () => {
  const shares = async (url: string, options: Parameters<typeof boot>[0] = {}) => {
    const app = boot({ answers, ...options })
    const page = await app.open(url)
    return { app, page, card: page.call('onShareAppMessage', MENU), moments: page.call('onShareTimeline') }
  }

  test('of a promoter carries their own share where none led to the page', async () => {
    const { card, moments } = await shares(`${PRODUCT}?id=${id('P1')}`)
    expect(card).toEqual({ title: '高山绿茶', path: ownPath, imageUrl: DRAWN })
    expect(moments).toEqual({ title: '高山绿茶', query: `id=${id('P1')}&s=${OWN}`, imageUrl: DRAWN })
  })

  test('keeps the share that led there and says who forwards, for promoters too', async () => {
    const { app, card, moments } = await shares(`${PRODUCT}?id=${id('P1')}&s=${SHARE}`)
    const query = `id=${id('P1')}&s=${SHARE}&f=${PROMOTER.visitorId}`
    expect(card).toMatchObject({ path: `/${PRODUCT}?${query}` })
    expect(moments).toMatchObject({ query })
    expect(made(app)).toEqual([])
  })

  test('of a promoter, shared before their own share is known, waits for it', async () => {
    const { gate, until } = rounds()
    const app = boot({ answers, gate })
    const page = await app.open(`${PRODUCT}?id=${id('P1')}`)
    await until(app, 1)
    const said = page.call('onShareAppMessage', MENU) as { path: string; promise: Promise<object> }
    expect(said.path).toBe(`/${PRODUCT}?id=${id('P1')}`)
    await until(app)
    expect(await said.promise).toMatchObject({ title: '高山绿茶', path: ownPath })
  })

  test('in Moments’ preview asks nobody who is here, makes no share and keeps the one that led there', async () => {
    const { app, card } = await shares(`${PRODUCT}?id=${id('P1')}&s=${SHARE}`, {
      launch: { path: PRODUCT, scene: 1154, query: {} },
    })
    expect(app.text()).toContain('高山绿茶')
    expect(app.text()).not.toContain('推广赚佣金')
    expect(new Set(sent(app).map(({ action }) => action))).toEqual(new Set(['catalog.product']))
    expect(card).toMatchObject({ path: `/${PRODUCT}?id=${id('P1')}&s=${SHARE}` })
  })
})

describe('朋友圈', () => {
  test('leads to the product’s page without a share in its address, and to the menu there, which has it', async () => {
    const { app } = await picked()
    await app.press('own-share-moments')
    expect(went(app)).toEqual([`${PRODUCT}?id=${id('P1')}`])
    expect(app.text()).toContain('选「分享到朋友圈」')
    expect(app.page.call('onShareTimeline')).toMatchObject({ query: `id=${id('P1')}&s=${OWN}` })
    await app.press('moments-guide-close')
    expect(app.node('moments-guide')).toBeUndefined()
  })

  test('a channel’s tag is in what is shared, and not in the address', async () => {
    const { app } = await picked()
    await app.type('own-share-tag', TAG)
    await app.press('own-share-tag-use')
    await app.press('own-share-moments')
    expect(went(app)).toEqual([`${PRODUCT}?id=${id('P1')}`])
    expect(app.page.call('onShareTimeline')).toMatchObject({ query: `id=${id('P1')}&s=${OWN_TAGGED}` })
  })

  test('the same product opened again has no guide on it', async () => {
    const { app } = await picked()
    await app.press('own-share-moments')
    await app.back()
    await app.open(`${PRODUCT}?id=${id('P1')}`)
    expect(app.node('moments-guide')).toBeUndefined()
  })
})
