import type { Browser } from 'playwright-core'
import { identityOf } from '../people'
import { openBrowser, openPhone, type Phone, pageAddress } from './phone'
import { openStage, type Stage } from './stage'

jest.setTimeout(90_000)

let stage: Stage
let browser: Browser
let product: { productId: string; title: string }
let link: string
const phones: Phone[] = []

beforeAll(async () => {
  ;[stage, browser] = await Promise.all([openStage(), openBrowser()])
  const xiaowang = await stage.signIn(identityOf('xiaowang'))
  const { items } = await stage.call(xiaowang, 'catalog.products', {})
  const promoted = items.find((item) => item.promoted)
  if (promoted === undefined) throw new Error('the world has no promoted product')
  product = promoted
  link = (await stage.call(xiaowang, 'shares.create', { target: { kind: 'product', id: product.productId } })).link
})
afterAll(async () => {
  await browser?.close()
  await stage?.close()
})
afterEach(async () => {
  for (const { errors } of phones) expect(errors).toEqual([])
  await Promise.all(phones.splice(0).map((phone) => phone.close()))
})

async function newcomer(colorScheme: 'light' | 'dark' = 'light'): Promise<Phone> {
  const phone = await openPhone(browser, { url: stage.url, colorScheme })
  phones.push(phone)
  return phone
}

test.each(['light', 'dark'] as const)(
  'a newcomer opens 小王’s product link (%s), and registering later on a page without a share still finds 小王',
  async (colorScheme) => {
    const phone = await newcomer(colorScheme)
    await phone.goTo(link)
    await phone.reads(product.title)
    await phone.page.waitForLoadState('networkidle')
    await phone.picture(`product-${colorScheme}`)
    await phone.goTo(pageAddress('members/register'))
    await phone.reads('已锁定推荐人')
    await phone.reads('小*')
  },
)

test('a link that was changed on the way opens the page, says so, and locks nobody', async () => {
  const phone = await newcomer()
  const code = link.split('/').at(-1) ?? ''
  await phone.goTo(`/app/#/pages/catalog/product/index?id=${product.productId}&s=${code.slice(1)}x`)
  await phone.reads(product.title)
  await phone.reads('链接不完整')
  await phone.picture('product-changed-link')
  await phone.goTo(pageAddress('members/register'))
  await phone.reads('推荐码')
  expect(await phone.page.getByText('已锁定推荐人').filter({ visible: true }).count()).toBe(0)
})
