import type { Browser } from 'playwright-core'
import { identityOf, type PersonName } from '../people'
import { openBrowser, openPhone, pageAddress } from './phone'
import { openStage, type Stage } from './stage'

jest.setTimeout(120_000)

/** Every page, as the person who would look at it. null: somebody new. */
const PAGES: readonly (readonly [name: string, route: string, who: PersonName | null])[] = [
  ['home', 'tabs/home', null],
  ['points', 'tabs/points', 'xiaowang'],
  ['promotion', 'tabs/promotion', 'xiaowang'],
  ['promotion-newcomer', 'tabs/promotion', null],
  ['promotion-disabled', 'tabs/promotion', 'aze'],
  ['mine', 'tabs/mine', 'chenjie'],
  ['mine-newcomer', 'tabs/mine', null],
  ['admin', 'tabs/admin', 'zhanggui'],
  ['register', 'members/register', null],
  ['link-device', 'members/link-device', 'chenjie'],
  ['enroll', 'promoters/enroll', 'chenjie'],
  ['promoters', 'promoters/list', 'zhanggui'],
  ['customers', 'bindings/customers', 'xiaowang'],
  ['customers-none', 'bindings/customers', 'xiaozhao'],
  ['mall', 'catalog/mall', null],
  ['pick', 'shares/pick', 'xiaowang'],
  ['decisions-none', 'attribution/decisions', 'xiaowang'],
  ['rulesets', 'attribution/rulesets', 'zhanggui'],
]

let stage: Stage
let browser: Browser
beforeAll(async () => {
  ;[stage, browser] = await Promise.all([openStage(), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await stage?.close()
})

test.each(PAGES)('%s is drawn in light and in dark, without an error', async (name, route, who) => {
  const token = who === null ? {} : { token: await stage.signIn(identityOf(who)) }
  for (const colorScheme of ['light', 'dark'] as const) {
    const phone = await openPhone(browser, { url: stage.url, colorScheme, ...token })
    await phone.goTo(pageAddress(route))
    await phone.page.waitForLoadState('networkidle')
    await phone.picture(`${name}-${colorScheme}`)
    // A page that is wider than the phone can be pushed sideways.
    expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect(
      await phone.page
        .getByText(/\p{Script=Han}/u)
        .filter({ visible: true })
        .count(),
    ).toBeGreaterThan(2)
    expect(phone.errors).toEqual([])
    await phone.close()
  }
})
