import type { Browser, FrameLocator, Page } from 'playwright-core'
import { openBrowser } from './phone'
import { openStage, type Stage } from './stage'

jest.setTimeout(90_000)

let stage: Stage
let browser: Browser
let desk: Page

beforeAll(async () => {
  ;[stage, browser] = await Promise.all([openStage(), openBrowser()])
  desk = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  await desk.goto(stage.url)
})
afterAll(async () => {
  await browser?.close()
  await stage?.close()
})

const phone = (who: string): FrameLocator => desk.frameLocator(`#phone-${who} iframe`)
const picture = (name: string) => desk.screenshot({ path: `dist/screenshots/${name}.png` })

test('four phones stand side by side, each signed in as its own person', async () => {
  await phone('zhanggui').locator('#tab-admin').waitFor()
  await phone('xiaowang').getByText('去推广').first().waitFor()
  await phone('laoli').getByText('成为推客').first().waitFor()
  await phone('guest').locator('#tab-mine').waitFor()
  expect(await phone('laoli').locator('#tab-admin').count()).toBe(0)
  // The desk wears the palette of the mini-program: its one primary action has the brand's colour.
  const primary = desk.locator('.button--primary')
  expect(await primary.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(217, 58, 38)')
  await picture('desk')
})

test('in two presses 小王’s link is opened by somebody new, who registers and becomes a customer', async () => {
  await desk.getByRole('button', { name: '把小王的推广链接发给新客' }).click()
  await phone('guest').getByText('已锁定推荐人').waitFor()
  await phone('guest').locator('#registration-send').click({ force: true })
  await phone('guest').getByText('你的推荐人是 小*').waitFor()
  await picture('desk-story')
})

test('a link pasted above 老李’s phone opens there', async () => {
  await desk.locator('#phone-laoli input').fill(`${stage.url}/app/#/pages/members/register/index`)
  await desk.locator('#phone-laoli').getByRole('button', { name: '打开链接' }).click()
  await phone('laoli').locator('#registration-code').waitFor()
})

test('the clock is wound by a day and shown', async () => {
  const time = desk.locator('.clock__time')
  const before = Date.parse((await time.getAttribute('datetime')) ?? '')
  await desk.getByRole('button', { name: '+1 天' }).click()
  await desk.getByText('已快进 1 天').waitFor()
  const after = Date.parse((await time.getAttribute('datetime')) ?? '')
  expect(after - before).toBeGreaterThanOrEqual(86_400_000)
})

test('a fault is put in, listed and cleared', async () => {
  await desk.getByRole('button', { name: '故障' }).click()
  await desk.getByRole('button', { name: '接下来 3 次提交冲突' }).click()
  await desk.getByText('database.commitTransaction · 还有 3 次').waitFor()
  await picture('desk-faults')
  await desk.getByRole('button', { name: '全部清除' }).click()
  await desk.getByText('没有，一切正常').waitFor()
})

test('what WeChat’s server received can be read, and a code it drew can be scanned by a phone', async () => {
  await desk.getByRole('button', { name: '微信' }).click()
  await desk.getByText('画小程序码').first().waitFor()
  await picture('desk-wechat')
  await desk.getByRole('button', { name: '换一位新客' }).click()
  await desk.getByRole('button', { name: '新客扫码' }).first().click()
  await phone('guest').getByText('已锁定推荐人').waitFor()
})

test('the functions panel counts the calls of the phones', async () => {
  await desk.getByRole('button', { name: '云函数' }).click()
  const row = desk.locator('.table tr', { hasText: 'api' })
  expect(Number(await row.locator('td').nth(1).textContent())).toBeGreaterThan(0)
  await picture('desk-functions')
})

test('on a narrow screen one phone is shown, and tabs choose which', async () => {
  const narrow = await browser.newPage({ viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'zh-CN' })
  await narrow.goto(stage.url)
  await narrow.locator('#phone-xiaowang').waitFor({ state: 'visible' })
  expect(await narrow.locator('#phone-laoli').isVisible()).toBe(false)
  await narrow.getByRole('button', { name: '老李', exact: true }).click()
  await narrow.locator('#phone-laoli').waitFor({ state: 'visible' })
  await narrow.screenshot({ path: 'dist/screenshots/desk-narrow-dark.png' })
  await narrow.close()
})
