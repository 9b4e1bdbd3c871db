import type { Browser, FrameLocator, Locator, Page } from 'playwright-core'
import { identityOf } from '../people'
import { openBrowser } from './phone'
import { openStage, type Stage } from './stage'

jest.setTimeout(180_000)

let stage: Stage
let browser: Browser
let desk: Page
const errors: string[] = []

beforeAll(async () => {
  ;[stage, browser] = await Promise.all([openStage(), openBrowser()])
  const context = await browser.newContext({
    ...{ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', reducedMotion: 'reduce' },
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  desk = await context.newPage()
  desk.on('pageerror', (error) => errors.push(error.message))
  await desk.goto(stage.url)
})
afterAll(async () => {
  await browser?.close()
  await stage?.close()
})
afterEach(() => expect(errors).toEqual([]))

type Who = 'xiaowang' | 'laoli' | 'zhanggui'
const phone = (who: Who): FrameLocator => desk.frameLocator(`#phone-${who} iframe`)
const shown = (who: Who, selector: string) => phone(who).locator(selector).filter({ visible: true }).first()
/** Pages slide in, and a press with force does not wait until they stand. */
async function pressOn(place: Locator): Promise<void> {
  await place.waitFor()
  for (let before = ''; ; ) {
    const box = JSON.stringify(await place.boundingBox())
    if (box === before) break
    before = box
    await desk.waitForTimeout(100)
  }
  await place.click({ force: true })
}
const press = (who: Who, id: string) => pressOn(shown(who, `#${id}`))
const type = (who: Who, id: string, text: string) => shown(who, `#${id} input, input#${id}, #${id} textarea`).fill(text)
const reads = (who: Who, text: string | RegExp) =>
  phone(who).getByText(text).filter({ visible: true }).first().waitFor()
async function open(who: Who, address: string): Promise<void> {
  await desk.locator(`#phone-${who} input`).fill(address)
  await desk.locator(`#phone-${who}`).getByRole('button', { name: '打开链接' }).click()
}
const page = (route: string) => `${stage.url}/app/#/pages/${route}/index`
const picture = (name: string) => desk.screenshot({ path: `dist/screenshots/${name}.png` })
const numbersOfXiaowang = async () => {
  const { total } = await stage.call(await stage.signIn(identityOf('xiaowang')), 'statistics.mine', { days: '7' })
  return total
}

let link: string
let before: Awaited<ReturnType<typeof numbersOfXiaowang>>

test('小王 has a product’s link in three taps from the promotion centre', async () => {
  before = await numbersOfXiaowang()
  await open('xiaowang', page('tabs/promotion'))
  await press('xiaowang', 'promotion-products')
  const row = phone('xiaowang').locator('.product-row', { hasText: '山茶籽油' }).filter({ visible: true }).first()
  await pressOn(row.getByText('推广', { exact: true }))
  await press('xiaowang', 'own-share-copy')
  await reads('xiaowang', '已复制')
  link = await desk.evaluate(() => navigator.clipboard.readText())
  expect(link).toMatch(/\/s\/[0-9A-Za-z]{16}$/)
  await picture('desk-share')
})

test('老李 opens it on his phone, registers while buying, and pays', async () => {
  await open('laoli', link)
  await reads('laoli', '由 小* 推荐')
  await press('laoli', 'buy')
  await press('laoli', 'checkout-address')
  await type('laoli', 'address-name', '李长青')
  await type('laoli', 'address-phone', '13900001234')
  await type('laoli', 'address-region', '浙江省 杭州市')
  await type('laoli', 'address-detail', '文三路 9 号')
  await press('laoli', 'address-save')
  await reads('laoli', '李长青')
  await press('laoli', 'checkout-send')
  await press('laoli', 'registration-send')
  await phone('laoli').getByRole('button', { name: '确认支付' }).click()
  await reads('laoli', '付款成功')
})

test('小王 is told at once what it earns, and sees why it is his', async () => {
  await open('xiaowang', page('messages/inbox'))
  await reads('xiaowang', /8\.90/)
  await open('xiaowang', page('commissions/earnings'))
  await reads('xiaowang', /\+8\.90/)
  await pressOn(phone('xiaowang').locator('.earning-row', { hasText: '8.90' }).filter({ visible: true }).first())
  await reads('xiaowang', '为什么归我')
  await picture('desk-earned')
})

test('老李 stands among 小王’s customers, and ten minutes later with what he paid', async () => {
  await stage.wind(10 * 60_000)
  await open('xiaowang', page('bindings/customers'))
  // 89.00 for the oil; the freight is nobody's. He gave no name.
  const customer = phone('xiaowang').locator('.customer', { hasText: '89.00' }).filter({ visible: true })
  await customer.getByText('微信用户').waitFor()
})

test('the promotion centre counts one visit, one person, one registration, one payer and 89.00 more', async () => {
  const after = await numbersOfXiaowang()
  const { visits, visitors, linkOpens, registrations, payers, orders, paidFen } = before
  expect(after).toEqual({
    ...{ visits: visits + 1, visitors: visitors + 1, linkOpens: linkOpens + 1 },
    ...{ registrations: registrations + 1, payers: payers + 1, orders: orders + 1, paidFen: paidFen + 8_900 },
  })
  await open('xiaowang', page('tabs/promotion'))
  await reads('xiaowang', /截至/)
  await picture('desk-numbers')
})

test('小王 writes to all customers; 老李 reads it on his phone and wants no more', async () => {
  // The world's letter to all was written within the last day.
  await stage.wind(25 * 3_600_000)
  await open('xiaowang', page('messages/write'))
  await type('xiaowang', 'letter-title', '周末到货')
  await type('xiaowang', 'letter-body', '新一批山茶籽油周末到，需要的说一声。')
  await press('xiaowang', 'letter-next')
  await press('xiaowang', 'confirm-send')
  await reads('xiaowang', /已送达/)
  await open('laoli', page('messages/inbox'))
  await pressOn(phone('laoli').getByText('周末到货').filter({ visible: true }).first())
  await reads('laoli', '新一批山茶籽油周末到，需要的说一声。')
  await press('laoli', 'letter-mute')
  await picture('desk-letter')
  const laoli = await stage.signIn(identityOf('laoli'))
  expect((await stage.call(laoli, 'messages.letterSettings', {})).isMuted).toBe(true)
})

test('on a phone outside WeChat the link goes by WeChat’s URL Link, made once, and arrives at the same page', async () => {
  const iphone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1'
  const context = await browser.newContext({ userAgent: iphone, viewport: { width: 390, height: 844 } })
  const tab = await context.newPage()
  for (const _ of ['first', 'again']) {
    await tab.goto('about:blank')
    await tab.goto(link)
    await tab.getByText('山茶籽油').filter({ visible: true }).first().waitFor()
    expect(tab.url()).toContain(`s=${link.slice(-16)}`)
  }
  await context.close()
  const journal = await (await fetch(`${stage.url}/emulator/wechat`)).json()
  expect(JSON.stringify(journal).split('"generate_urllink"').length - 1).toBeGreaterThan(0)
})
