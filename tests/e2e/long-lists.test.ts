import type { Browser } from 'playwright-core'
import { identityOf } from '../people'
import { addOrders, addProducts, titleOf } from './many'
import { openBrowser, openPhone, type Phone, pageAddress } from './phone'
import { elementsOf, readsOn, scrolled, scrollTo } from './reading'
import { openStage, type Stage } from './stage'

jest.setTimeout(300_000)

const PRODUCTS = 10_000
const ORDERS = 5_000
/** Elements of a page, whatever the length of its list: rows of four screens and what is around them. */
const ELEMENTS_MAX = 3_000

let stage: Stage
let browser: Browser
let chenjie: string
beforeAll(async () => {
  ;[stage, browser] = await Promise.all([openStage(), openBrowser()])
  chenjie = await stage.signIn(identityOf('chenjie'))
  const [product] = (await stage.call(chenjie, 'catalog.products', {})).items
  const [order] = (await stage.call(chenjie, 'orders.mine', {})).items
  if (product === undefined || order === undefined) throw new Error('the world sold nothing')
  await addProducts(stage.url, product.productId, PRODUCTS)
  await addOrders(stage.url, order.orderId, ORDERS)
})
afterAll(async () => {
  await browser?.close()
  await stage?.close()
})

async function open(route: string): Promise<Phone> {
  const phone = await openPhone(browser, { url: stage.url, token: chenjie })
  await phone.goTo(pageAddress(route))
  await phone.page.waitForLoadState('networkidle')
  return phone
}

test('a mall of 10 000 products has as few elements after 30 pages as after the first ones', async () => {
  const phone = await open('catalog/mall')
  await readsOn(phone, 3)
  const early = await elementsOf(phone)
  await readsOn(phone, 27)
  const late = await elementsOf(phone)
  expect(late).toBeLessThan(ELEMENTS_MAX)
  // What is far away leaves one empty element a page of rows.
  expect(late - early).toBeLessThan(100)
  expect(phone.errors).toEqual([])
  await phone.close()
})

test('scrolling back up draws again what was left', async () => {
  const phone = await open('catalog/mall')
  const first = (await stage.call(chenjie, 'catalog.products', {})).items[0]?.title ?? ''
  await phone.reads(first)
  await readsOn(phone, 8)
  await phone.page.getByText(first).waitFor({ state: 'detached' })
  await scrollTo(phone, 0)
  await phone.reads(first)
  await phone.close()
})

test('5 000 orders are read the same way, and coming back from one of them leads to where it was', async () => {
  const phone = await open('orders/list')
  await readsOn(phone, 12)
  expect(await elementsOf(phone)).toBeLessThan(ELEMENTS_MAX)
  const { page } = phone
  const card = page.locator('.order-card__shown').filter({ visible: true }).last()
  await card.scrollIntoViewIfNeeded()
  const { scrollTop: before } = await scrolled(phone)
  expect(before).toBeGreaterThan(10_000)
  await card.click({ force: true })
  await page.waitForURL(/orders\/order/)
  await page.waitForLoadState('networkidle')
  await page.goBack()
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(
    (top) => Math.abs((document.querySelector('.taro_page_show')?.scrollTop ?? 0) - top) < 400,
    before,
  )
  expect(phone.errors).toEqual([])
  await phone.close()
})

test('one of 10 000 products is found by its number', async () => {
  const phone = await openPhone(browser, { url: stage.url, token: chenjie })
  await phone.goTo(`${pageAddress('catalog/search')}?q=${encodeURIComponent('编号07777')}`)
  await phone.reads(titleOf(7_777))
  await phone.close()
})
