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
  desk = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', reducedMotion: 'reduce' })
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
const picture = (name: string) => desk.screenshot({ path: `dist/screenshots/${name}.png` })
const shown = (who: Who, selector: string) => phone(who).locator(selector).filter({ visible: true }).first()
/** Pages slide in, and a press with force does not wait until they stand. */
async function stands(place: Locator): Promise<Locator> {
  await place.waitFor()
  for (let before = ''; ; ) {
    const box = JSON.stringify(await place.boundingBox())
    if (box === before) return place
    before = box
    await desk.waitForTimeout(100)
  }
}
/** Taro's buttons cover their own text, so an id and force are needed. */
async function press(who: Who, id: string): Promise<void> {
  await (await stands(shown(who, `#${id}`))).click({ force: true })
}
const type = (who: Who, id: string, text: string) => shown(who, `#${id} input, input#${id}, #${id} textarea`).fill(text)
const reads = (who: Who, text: string | RegExp) =>
  phone(who).getByText(text).filter({ visible: true }).first().waitFor()
async function open(who: Who, route: string): Promise<void> {
  await desk.locator(`#phone-${who} input`).fill(`${stage.url}/app/#/pages/${route}/index`)
  await desk.locator(`#phone-${who}`).getByRole('button', { name: '打开链接' }).click()
}
const deskButton = (name: string) => desk.getByRole('button', { name, exact: true })

test('老李 opens 小王’s link to the oil, registers while buying, and pays at the cashier', async () => {
  await deskButton('把小王的商品链接发给老李').click()
  await press('laoli', 'buy')
  await shown('laoli', '#checkout-send').waitFor()
  await press('laoli', 'checkout-address')
  await type('laoli', 'address-name', '李长青')
  await type('laoli', 'address-phone', '13900001234')
  await type('laoli', 'address-region', '浙江省 杭州市')
  await type('laoli', 'address-detail', '文三路 9 号')
  await press('laoli', 'address-save')
  await reads('laoli', '李长青')
  await reads('laoli', /付款 ¥97.00/)
  await picture('desk-checkout')
  await press('laoli', 'checkout-send')
  await press('laoli', 'registration-send')
  await phone('laoli').getByRole('button', { name: '确认支付' }).click()
  await reads('laoli', '付款成功')
  await picture('desk-paid')
})

test('小王 sees the commission frozen, with what it waits for', async () => {
  await open('xiaowang', 'commissions/earnings')
  // 10 % of 89.00; the freight earns nothing.
  await reads('xiaowang', /\+8\.90/)
  await reads('xiaowang', '等买家确认收货')
})

test('掌柜 ships it, and 老李 confirms that it came', async () => {
  await open('zhanggui', 'trade/orders')
  await (await stands(phone('zhanggui').locator('.trade-row', { hasText: '山茶籽油' }).first())).click({ force: true })
  await phone('zhanggui').getByText('中通', { exact: true }).click()
  await type('zhanggui', 'ship-number', 'SF7788990011')
  await picture('desk-shipping')
  await press('zhanggui', 'ship-send')
  await reads('zhanggui', /自动确认收货/)
  await press('laoli', 'result-order')
  await press('laoli', 'order-receipt')
  await press('laoli', 'confirm-send')
  await reads('laoli', '你已确认收货')
})

test('wound to the days of settlement, 小王 can withdraw what was earned, and WeChat pays it once it is confirmed', async () => {
  const xiaowang = await stage.signIn(identityOf('xiaowang'))
  const withdrawable = async () =>
    (await stage.call(xiaowang, 'commissions.summary', {})).accounts.find(({ payer }) => payer === 'merchant')
      ?.withdrawableFen
  // The world left 19.60; 陈姐's second order settles first (16.80), then 老李's (8.90).
  expect(await withdrawable()).toBe(1_960)
  for (const expected of [3_640, 4_530]) {
    await deskButton('到结算日').click()
    // It cannot be pressed until the timers of the new time have run.
    await desk.locator('button:enabled', { hasText: '到结算日' }).waitFor()
    expect(await withdrawable()).toBe(expected)
  }
  await open('xiaowang', 'withdrawals/request')
  await press('xiaowang', 'request-all')
  await press('xiaowang', 'request-send')
  await press('xiaowang', 'confirm-send')
  await reads('xiaowang', '待你确认')
  await deskButton('支付').click()
  await deskButton('确认收款').click()
  await desk.getByText('提现 ¥45.30').waitFor({ state: 'hidden' })
  await picture('desk-pay')
  await press('xiaowang', 'withdrawal-look')
  await reads('xiaowang', '钱已经到账')
  expect(await withdrawable()).toBe(0)
})

test('the books hold, on the desk and on 掌柜’s phone', async () => {
  await deskButton('账本').click()
  await deskButton('核账').click()
  await desk.getByText('✓ 账目相符').waitFor()
  await open('zhanggui', 'trade/books')
  await reads('zhanggui', /账目相符/)
  await picture('desk-books')
})
