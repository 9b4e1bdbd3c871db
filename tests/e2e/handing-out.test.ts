import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { identityOf } from '../people'
import { openBrowser, openPhone, type Phone, pageAddress } from './phone'
import { openStage, type Stage } from './stage'

jest.setTimeout(60_000)

let stage: Stage
let browser: Browser
let phone: Phone
let token: string
let oil: string
let code: string

beforeAll(async () => {
  ;[stage, browser] = await Promise.all([openStage(), openBrowser()])
  token = await stage.signIn(identityOf('xiaowang'))
  oil = (await stage.call(token, 'catalog.products', { search: '山茶籽油' })).items[0]?.productId ?? ''
  code = (await stage.call(token, 'shares.create', { target: { kind: 'product', id: oil } })).code
}, 150_000)
beforeEach(async () => {
  phone = await openPhone(browser, { url: stage.url, token })
  await phone.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
})
afterEach(async () => {
  expect(phone.errors).toEqual([])
  await phone.close()
})
afterAll(async () => {
  await browser?.close()
  await stage?.close()
})

const copied = () => phone.page.evaluate(() => navigator.clipboard.readText())

/** Width and height of a PNG, as its header says (PNG specification, IHDR). */
function sizeOf(file: string): { width: number; height: number } {
  const bytes = readFileSync(file)
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

test('a poster of each template is drawn and downloaded as a picture, not an empty one', async () => {
  await phone.goTo(`${pageAddress('shares/poster')}?kind=product&id=${oil}`)
  const sizes = new Set<number>()
  let before = ''
  for (const template of ['简约', '大图', '喜庆']) {
    await phone.page.getByText(template, { exact: true }).filter({ visible: true }).first().click({ force: true })
    // Drawn anew: another image lies over the canvas, and can be saved.
    const drawn = await phone.page.waitForFunction((last) => {
      const { src = '' } = document.querySelector<HTMLImageElement>('.poster__image img') ?? {}
      return src !== last && src
    }, before)
    before = String(await drawn.jsonValue())
    await phone.page.locator('#poster-save:not([disabled])').first().waitFor()
    const [download] = await Promise.all([phone.page.waitForEvent('download'), phone.press('poster-save')])
    const file = await download.path()
    // 750 × 1200 units, one and a half pixels each.
    expect(sizeOf(file)).toEqual({ width: 1_125, height: 1_800 })
    sizes.add(readFileSync(file).length)
    await phone.picture(`poster-${template}`)
  }
  expect(sizes.size).toBe(3)
  expect(Math.min(...sizes)).toBeGreaterThan(20_000)
})

test('a banner’s snippet, pasted into somebody’s site, shows the picture and leads to the share’s page', async () => {
  await phone.goTo(`${pageAddress('shares/banners')}?code=${code}`)
  await phone.press('banners-copy-html')
  await phone.reads('已复制')
  const html = await copied()
  expect(html).not.toMatch(/<script|javascript:|\son\w+=/i)
  const site = await browser.newPage()
  await site.setContent(`<p>我的博客</p>${html}`)
  const image = site.locator('img')
  await image.waitFor()
  await site.waitForFunction(() => (document.images[0]?.naturalWidth ?? 0) > 0)
  expect(await image.evaluate((element) => (element as HTMLImageElement).naturalWidth)).toBe(630)
  const [opened] = await Promise.all([site.waitForEvent('popup'), image.click()])
  await opened.getByText('山茶籽油').filter({ visible: true }).first().waitFor()
  expect(opened.url()).toContain(`s=${code}`)
  await site.close()
})

test('a ready-made text is copied with the share’s own link and the product’s price', async () => {
  await phone.goTo(`${pageAddress('pitches/list')}?code=${code}`)
  await phone.page.locator('[id^=pitch-copy-]').filter({ visible: true }).first().click({ force: true })
  await phone.reads('已复制')
  expect(await copied()).toContain(`/s/${code}`)
  expect(await copied()).toContain('¥89.00')
})

test('the sheet gives WeChat’s short link and the mini-program code of the same share', async () => {
  await phone.goTo(pageAddress('shares/pick'))
  const row = phone.page.locator('.product-row', { hasText: '山茶籽油' }).filter({ visible: true }).first()
  await row.getByText('推广', { exact: true }).click({ force: true })
  await phone.press('own-share-short')
  await phone.reads('#小程序://')
  await phone.press('own-share-picture')
  await phone.reads('扫码进来的人下单，记在你名下')
  await phone.picture('share-sheet-code')
})
