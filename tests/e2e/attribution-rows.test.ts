import { DAY_MS, HOUR_MS, MINUTE_MS } from '@shared/kernel/time'
import type { Browser } from 'playwright-core'
import { identityOf } from '../people'
import { couponShare } from './coupon-share'
import { openBrowser, pageAddress } from './phone'
import { OIL, oil, PLAIN, rowGoods, SOAP, soap } from './row-goods'
import { type RowPeople, rowPeople } from './row-people'
import { openStage, type Stage } from './stage'

jest.setTimeout(120_000)

let stage: Stage
let browser: Browser
let people: RowPeople
let owner: string
let goods: Awaited<ReturnType<typeof rowGoods>>

beforeAll(async () => {
  ;[stage, browser] = await Promise.all([openStage(), openBrowser()])
  people = rowPeople(stage, browser)
  owner = await stage.signIn(identityOf('zhanggui'))
  goods = await rowGoods(stage, owner)
})
afterAll(async () => {
  await browser?.close()
  await stage?.close()
})
afterEach(async () => expect(await people.leave()).toEqual([]))

/** Each ruleset decides alone here, from a minute after it is announced. */
async function decideBy(name: string): Promise<void> {
  await stage.call(owner, 'attribution.setRulesets', { names: [name] })
  await stage.wind(MINUTE_MS + 1_000)
}
const newestOrder = async ({ token }: { readonly token: string }): Promise<string> =>
  (await stage.call(token, 'orders.mine', {})).items[0]?.orderId ?? ''
const days = (count: number) => stage.wind(count * DAY_MS)
const contentPage = (id: string) => `${pageAddress('catalog/content')}?id=${id}`

describe('alliance-2024', () => {
  beforeAll(() => decideBy('alliance-2024'))

  test('1: a code scanned from A’s poster; a newcomer registers while buying, and A is paid', async () => {
    const A = await people.promoter('甲甲')
    const { code } = await A.shares(goods.a)
    await stage.call(A.token, 'shares.picture', { code })
    const C = await people.stranger()
    await C.opens(`${pageAddress('catalog/product')}?scene=${code}`)
    await C.buysAndRegisters()
    expect(await A.credits()).toEqual([oil('direct', 'product')])
  })

  test('2: A shares a to B, B forwards the page to C, C buys from it: A', async () => {
    const [A, B] = [await people.promoter('甲甲'), await people.promoter('乙乙')]
    const onB = await people.customer(B)
    await onB.opens((await A.shares(goods.a)).link)
    const C = await people.customer()
    await C.opens(await onB.sharesPage())
    await C.readsRecommender('甲*')
    await C.buys()
    expect(await A.credits()).toEqual([oil('direct', 'product')])
    expect(await B.credits()).toEqual([])
  })

  test('4: B came by A’s share and gives a to C, who accepts: A; what C buys afterwards is nobody’s', async () => {
    const A = await people.promoter('甲甲')
    const B = await people.customer()
    await B.opens((await A.shares(goods.a)).link)
    await B.buysAsGift()
    expect(await A.credits()).toEqual([oil('direct', 'product')])
    const C = await people.customer()
    await C.acceptsGift(await B.sharesGift(await newestOrder(B)))
    await C.findsInMall(OIL)
    await C.buys()
    expect(await A.credits()).toEqual([oil('direct', 'product')])
  })

  test('5: A → B → C; C enters a, then finds b without the share and buys it: A, by the shop', async () => {
    const A = await people.promoter('甲甲')
    const B = await people.customer()
    await B.opens((await A.shares(goods.a)).link)
    const C = await people.customer()
    await C.opens(await B.sharesPage())
    await C.findsInMall(SOAP)
    await C.buys()
    expect(await A.credits()).toEqual([soap('indirect', 'product')])
  })

  test('7: C bought a from A’s share; searches a, looks back at it and buys again from the order: A every time', async () => {
    const A = await people.promoter('甲甲')
    const C = await people.customer()
    await C.opens((await A.shares(goods.a)).link)
    await C.buys()
    await days(5)
    await C.searches(OIL)
    await C.buys()
    await C.looksBack(OIL)
    await C.buys()
    await C.putsAgainIntoCart(await newestOrder(C))
    await C.buysCart()
    expect(await A.credits()).toEqual(Array.from({ length: 4 }, () => oil('direct', 'product')))
  })

  test('10: C bought b from B; ten days later enters A’s share of a, walks on to b in the shop and buys b: A', async () => {
    const [A, B] = [await people.promoter('甲甲'), await people.promoter('乙乙')]
    const C = await people.customer()
    await C.opens((await B.shares(goods.b)).link)
    await C.buys()
    await days(10)
    await C.opens((await A.shares(goods.a)).link)
    await C.entersShop()
    await C.picks(SOAP)
    await C.buys()
    expect(await B.credits()).toEqual([soap('direct', 'product')])
    expect(await A.credits()).toEqual([soap('direct', 'product')])
  })

  test('13: B’s video, then A’s live; C comes back to the channel without a share and buys there: A', async () => {
    const [A, B] = [await people.promoter('甲甲'), await people.promoter('乙乙')]
    const C = await people.customer()
    await C.opens((await B.shares(goods.video)).link)
    await C.opens((await A.shares(goods.live)).link)
    await C.opens(contentPage(goods.video.id))
    await C.picks(OIL)
    await C.buys()
    expect(await A.credits()).toEqual([oil('direct', 'live')])
    expect(await B.credits()).toEqual([])
  })

  test('14: A shares a, B shares b; one cart, one order: a is A’s, b is B’s', async () => {
    const [A, B] = [await people.promoter('甲甲'), await people.promoter('乙乙')]
    const C = await people.customer()
    await C.opens((await A.shares(goods.a)).link)
    await C.putsIntoCart()
    await C.opens((await B.shares(goods.b)).link)
    await C.putsIntoCart()
    await C.buysCart()
    expect(await A.credits()).toEqual([oil('direct', 'product')])
    expect(await B.credits()).toEqual([soap('direct', 'product')])
    expect((await stage.call(C.token, 'orders.mine', {})).items).toHaveLength(1)
  })

  test('15: b was B’s and is bought again from that order, a is A’s; one cart: a is A’s, b is B’s', async () => {
    const [A, B] = [await people.promoter('甲甲'), await people.promoter('乙乙')]
    const C = await people.customer()
    await C.opens((await B.shares(goods.b)).link)
    await C.buys()
    const bought = await newestOrder(C)
    await days(10)
    await C.opens((await A.shares(goods.a)).link)
    await C.putsIntoCart()
    await C.putsAgainIntoCart(bought)
    await C.buysCart()
    expect(await A.credits()).toEqual([oil('direct', 'product')])
    expect(await B.credits()).toEqual([soap('direct', 'product'), soap('direct', 'product')])
  })

  test('16: A’s video is forwarded by others; D enters and two days later puts something of the channel into the cart and buys it: A', async () => {
    const A = await people.promoter('甲甲')
    const C = await people.customer()
    await C.opens((await A.shares(goods.video)).link)
    const D = await people.customer()
    await D.opens(await C.sharesPage())
    await days(2)
    await D.opens(contentPage(goods.live.id))
    await D.picks(SOAP)
    await D.putsIntoCart()
    await D.buysCart()
    expect(await A.credits()).toEqual([soap('direct', 'video')])
  })

  test('20 and 22: the shop’s front, and a product that is not promoted: nobody', async () => {
    const A = await people.promoter('甲甲')
    const C = await people.customer()
    await C.opens((await A.shares({ kind: 'shop', id: goods.shopId })).link)
    await C.picks(SOAP)
    await C.buys()
    await C.opens((await A.shares(goods.plain)).link)
    await C.buys()
    expect((await stage.call(C.token, 'orders.mine', {})).items.map(({ lines }) => lines[0]?.title)).toEqual([
      PLAIN,
      SOAP,
    ])
    expect(await A.credits()).toEqual([])
  })

  test('24: A buys after entering A’s own share: A', async () => {
    const A = await people.promoter('甲甲')
    const onA = await people.customer(A)
    await onA.opens((await A.shares(goods.a)).link)
    await onA.buys()
    expect(await A.credits()).toEqual([oil('direct', 'product')])
  })
})

describe('tuike-2025', () => {
  beforeAll(() => decideBy('tuike-2025'))

  test('25, 30: an order on A’s live’s third day moves its end by thirty days, once; then it is over', async () => {
    const A = await people.promoter('甲甲')
    const C = await people.customer()
    await C.opens((await A.shares(goods.live)).link)
    await stage.wind(3 * DAY_MS - HOUR_MS)
    await C.findsInMall(OIL)
    await C.buys()
    await stage.wind(30 * DAY_MS - HOUR_MS)
    await C.findsInMall(SOAP)
    await C.buys()
    await stage.wind(3 * HOUR_MS)
    await C.findsInMall(OIL)
    await C.buys()
    expect(await A.credits()).toEqual([oil('last-touch', 'live'), soap('last-touch', 'live')])
  })

  test('26: A’s live without an order, then B’s live with one: B', async () => {
    const [A, B] = [await people.promoter('甲甲'), await people.promoter('乙乙')]
    const C = await people.customer()
    await C.opens((await A.shares(goods.live)).link)
    await days(1)
    await C.opens((await B.shares(goods.live)).link)
    await C.picks(OIL)
    await C.buys()
    expect(await A.credits()).toEqual([])
    expect(await B.credits()).toEqual([oil('last-touch', 'live')])
  })

  test('27: A’s live without an order; two days later C finds a in the mall and buys it: A', async () => {
    const A = await people.promoter('甲甲')
    const C = await people.customer()
    await C.opens((await A.shares(goods.live)).link)
    await days(2)
    await C.findsInMall(OIL)
    await C.readsRecommender('甲*')
    await C.buys()
    expect(await A.credits()).toEqual([oil('last-touch', 'live')])
  })

  test('28: the plain user who got A’s live link passes the page on: the receiver’s order is nobody’s', async () => {
    const A = await people.promoter('甲甲')
    const C = await people.customer()
    await C.opens((await A.shares(goods.live)).link)
    const D = await people.customer()
    await D.opens(await C.sharesPage())
    await D.picks(OIL)
    await D.buys()
    expect(await A.credits()).toEqual([])
    await C.picks(SOAP)
    await C.buys()
    expect(await A.credits()).toEqual([soap('last-touch', 'live')])
  })

  test('29: A’s coupon, then B’s live is entered: B', async () => {
    const [A, B] = [await people.promoter('甲甲'), await people.promoter('乙乙')]
    const coupon = await couponShare(stage, A.id, goods.shopId)
    const C = await people.customer()
    await C.opens(`${pageAddress('catalog/product')}?id=${goods.a.id}&s=${coupon}`)
    await C.opens((await B.shares(goods.live)).link)
    await C.picks(OIL)
    await C.buys()
    expect(await A.credits()).toEqual([])
    expect(await B.credits()).toEqual([oil('last-touch', 'live')])
  })

  test('29: A’s coupon and no other share; three weeks later C buys in the channel’s window: A', async () => {
    const A = await people.promoter('甲甲')
    const coupon = await couponShare(stage, A.id, goods.shopId)
    const C = await people.customer()
    await C.opens(`${pageAddress('catalog/product')}?id=${goods.a.id}&s=${coupon}`)
    await days(21)
    await C.opens(contentPage(goods.live.id))
    await C.picks(SOAP)
    await C.buys()
    expect(await A.credits()).toEqual([soap('last-touch', 'coupon')])
  })

  test('a second device of the member who was dyed buys what the first one saw: A', async () => {
    const A = await people.promoter('甲甲')
    const C = await people.customer()
    await C.opens((await A.shares(goods.a)).link)
    const { code } = await stage.call(C.token, 'members.createLinkCode', {})
    const second = await people.stranger()
    await second.linksDevice(code)
    await second.findsInMall(OIL)
    await second.buys()
    expect(await A.credits()).toEqual([oil('last-touch', 'product')])
  })
})

test('referral: whoever typed A’s code at registration is A’s, promoted or not, and another’s share changes nothing', async () => {
  await decideBy('referral')
  const [A, B] = [await people.promoter('甲甲'), await people.promoter('乙乙')]
  const C = await people.stranger()
  await C.registersWith(A.code)
  await C.opens((await B.shares(goods.a)).link)
  await C.buysToNewAddress()
  expect(await A.credits()).toEqual([oil('bound', null)])
  expect(await B.credits()).toEqual([])
})
