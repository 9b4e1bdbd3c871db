import type { Browser } from 'playwright-core'
import { identityOf } from '../people'
import { openBrowser, openPhone, type Phone, pageAddress } from './phone'
import { openStage, type Stage } from './stage'

jest.setTimeout(90_000)

let stage: Stage
let browser: Browser
let xiaowang: string
let link: string
let code: string
const phones: Phone[] = []

beforeAll(async () => {
  ;[stage, browser] = await Promise.all([openStage(), openBrowser()])
  xiaowang = await stage.signIn(identityOf('xiaowang'))
  link = (await stage.call(xiaowang, 'shares.create', { target: { kind: 'register' } })).link
  code = (await stage.call(xiaowang, 'promoters.me', {})).promoter?.code ?? ''
})
afterAll(async () => {
  await browser?.close()
  await stage?.close()
})
afterEach(async () => {
  for (const { errors } of phones) expect(errors).toEqual([])
  await Promise.all(phones.splice(0).map((phone) => phone.close()))
})

/** Somebody whom the system has never seen, on a phone of their own. */
async function newcomer(): Promise<Phone> {
  const phone = await openPhone(browser, { url: stage.url })
  phones.push(phone)
  return phone
}

/** 小王's customers, newest first. */
const customers = async () => (await stage.call(xiaowang, 'bindings.customers', {})).items

test('a newcomer opens 小王’s link, sees whom it locked, registers, and 小王 sees them among the customers', async () => {
  const phone = await newcomer()
  await phone.goTo(link)
  await phone.reads('已锁定推荐人')
  await phone.reads('小*')
  await phone.picture('link-opened')
  await phone.type('registration-nickname', '孙小美')
  await phone.press('registration-send')
  await phone.reads('你的推荐人是 小*')
  await phone.picture('registered')

  const promoter = await openPhone(browser, { url: stage.url, token: xiaowang })
  phones.push(promoter)
  await promoter.goTo(pageAddress('bindings/customers'))
  await promoter.reads('孙*')
  await promoter.picture('customers-with-the-new-one')
})

test('without a link a newcomer types the code, in any writing, and belongs to 小王 by it', async () => {
  const phone = await newcomer()
  await phone.goTo(pageAddress('members/register'))
  await phone.type('registration-code', ` ${code.toLowerCase().slice(0, 2)}-${code.toLowerCase().slice(2)}`)
  await phone.press('registration-send')
  await phone.reads('凭推荐码')
  expect((await customers())[0]).toMatchObject({ basis: 'code' })
})

test('a wrong code is refused with its own words, and nobody is registered', async () => {
  const before = await customers()
  const phone = await newcomer()
  await phone.goTo(pageAddress('members/register'))
  await phone.type('registration-code', 'ZZZZZ')
  await phone.press('registration-send')
  await phone.reads('没有这个推荐码')
  await phone.picture('wrong-code')
  expect(await customers()).toEqual(before)
})

test('two quick presses on a slow line register once', async () => {
  const before = (await customers()).length
  const phone = await newcomer()
  await phone.goTo(link)
  await phone.reads('已锁定推荐人')
  await stage.injectFault({ name: 'latency', match: 'fn:api', latencyMs: 800 })
  await phone.page.locator('#registration-send').dblclick({ force: true })
  await phone.reads('你的推荐人是')
  expect((await customers()).length).toBe(before + 1)
})

test('a reply that is lost leaves one member: the next press is the same request', async () => {
  const before = (await customers()).length
  const phone = await newcomer()
  await phone.goTo(link)
  await phone.reads('已锁定推荐人')
  // Chromium sends a request again by itself when a connection that was used before breaks, so every reply is lost.
  await stage.injectFault({ name: 'lost-reply', match: 'fn:api', times: 50 })
  await phone.press('registration-send')
  await phone.page.locator('.registration-form__refusal').waitFor()
  await phone.picture('lost-reply')
  await stage.clearFaults()
  await phone.press('registration-send')
  await phone.reads('你的推荐人是 小*')
  expect((await customers()).length).toBe(before + 1)
})

test('a code whose promoter the staff disabled is refused in words of its own', async () => {
  const owner = await openPhone(browser, { url: stage.url, token: await stage.signIn(identityOf('zhanggui')) })
  phones.push(owner)
  const promoter = await stage.signIn(identityOf('xiaozhao'))
  const { promoter: own } = await stage.call(promoter, 'promoters.me', {})
  await owner.goTo(pageAddress('promoters/list'))
  const row = owner.page.locator('.promoter-row', { hasText: own?.code ?? '' })
  await row.getByText('停用', { exact: true }).click({ force: true })
  await owner.type('decision-reason', '资料不真实')
  await owner.picture('disable-a-promoter')
  await owner.press('decision-send')
  await owner.reads('停用原因：资料不真实')

  const phone = await newcomer()
  await phone.goTo(pageAddress('members/register'))
  await phone.type('registration-code', own?.code ?? '')
  await phone.press('registration-send')
  await phone.reads('这个推荐码已停用')
})
