import { CHANGE_DELAY_MS } from '@shared/kernel/timeline'
import { newRequestId, type Person, type Product, startProduct } from '../../tests/product'

let product: Product
let owner: Person
let shopId: string

beforeAll(async () => {
  product = await startProduct()
  owner = product.as('owner')
  await owner.get('members.register', {})
  const { visitorId } = await owner.get('members.me', {})
  await product.context().db.insert('staff', visitorId, { roles: ['owner'], since: 0 })
  shopId = (await owner.get('catalog.addShop', { name: '山茶小铺' })).shopId
})
afterAll(() => product.close())

const plan = { promoted: true, split: 'merchant', serviceRate: 200_000, promoterRate: 500_000 } as const
const oil = () => ({ shopId, title: '山茶籽油 500 ml', skus: [{ name: '单瓶', priceFen: 8_900, stock: 3 }], plan })
const isPromoted = async (productId: string) => (await owner.get('catalog.product', { productId })).promoted
const later = () => product.cloud.clock.now() + 3_600_000

describe('a promotion plan', () => {
  test('changes a minute after saving, so that no cache is ever wrong', async () => {
    const { productId } = await owner.get('catalog.addProduct', oil())
    const { from } = await owner.get('catalog.setPlan', { productId, promoted: false })
    expect(from).toBeGreaterThanOrEqual(product.cloud.clock.now() + CHANGE_DELAY_MS - 1_000)
    expect(await isPromoted(productId)).toBe(true)
    await product.cloud.clock.advance(CHANGE_DELAY_MS + 1)
    expect(await isPromoted(productId)).toBe(false)
  })

  test('begins and ends when the merchant said', async () => {
    const { productId } = await owner.get('catalog.addProduct', { ...oil(), plan: { promoted: false } })
    const startAt = later()
    const { from } = await owner.get('catalog.setPlan', { productId, ...plan, startAt, endAt: startAt + 3_600_000 })
    expect(from).toBe(startAt)
    const promoted: boolean[] = []
    for (const wait of [0, 3_599_000, 1_000, 3_599_000, 1_000]) {
      await product.cloud.clock.advance(wait)
      promoted.push(await isPromoted(productId))
    }
    expect(promoted).toEqual([false, false, true, true, false])
  })

  test('that is announced anew takes back what was announced for later, also from the log of the replay', async () => {
    const { productId } = await owner.get('catalog.addProduct', oil())
    const startAt = later()
    await owner.get('catalog.setPlan', { productId, ...plan, startAt, endAt: startAt + 1_000 })
    const { from } = await owner.get('catalog.setPlan', { productId, promoted: false })
    const kept = product.cloud.database.dump('policy-changes').filter((row) => row.policyId === `product_${productId}`)
    expect(kept.map((row) => row.value)).toEqual(
      expect.arrayContaining([
        { shopId, promoted: true, terms: expect.anything() },
        { shopId, promoted: false },
      ]),
    )
    expect(kept).toHaveLength(2)
    expect(kept.map((row) => row.from)).toContain(from)
  })

  test('that is repeated is answered as the first time, whatever was announced since', async () => {
    const { productId } = await owner.get('catalog.addProduct', oil())
    const off = { requestId: newRequestId(), productId, promoted: false }
    const first = await owner.get('catalog.setPlan', off)
    await owner.get('catalog.setPlan', { productId, ...plan })
    expect(await owner.get('catalog.setPlan', off)).toEqual(first)
  })

  test.each([
    { say: 'without rates', input: { serviceRate: undefined }, field: 'serviceRate' },
    {
      say: 'of a platform split above 90 %',
      input: { split: 'platform', promoterRate: 900_001 },
      field: 'promoterRate',
    },
    { say: 'of the merchant with an agency', input: { agencyId: 'a1' }, field: 'agencyId' },
    { say: 'that ends before it begins', input: { endAt: 1 }, field: 'endAt' },
  ] as const)('$say is refused, and names the field', async ({ input, field }) => {
    const { productId } = await owner.get('catalog.addProduct', oil())
    expect(await owner.ask('catalog.setPlan', { productId, ...plan, ...input })).toMatchObject({
      ...{ ok: false, code: 'PLAN_REFUSED' },
      data: { field },
    })
  })
})

test('an agency’s name is one that can be asked for money: two signs at least', async () => {
  const { productId } = await owner.get('catalog.addProduct', oil())
  const named = (agencyId: string) => ({ productId, ...plan, split: 'agency', agencyId }) as const
  expect(await owner.refused('catalog.setPlan', named('a'))).toBe('INVALID_INPUT')
  expect(await owner.refused('catalog.setPlan', named('wechat'))).toBe('PLAN_REFUSED')
  await owner.get('catalog.setPlan', named('a1'))
})

describe('rules of the shop and the mall', () => {
  test('lock days are kept with their time, for the replay, and two changes at once one after the other', async () => {
    const days = { 'content.click': 7, 'content.order': 0 }
    const changes = await Promise.all([1, 2, 3].map(() => owner.get('catalog.setLockDays', { shopId, days })))
    expect(new Set(changes.map(({ from }) => from)).size).toBe(3)
    const kept = product.cloud.database.dump('policy-changes')
    for (const { from } of changes) {
      expect(kept).toContainEqual({ _id: `lock_${shopId}_${from}`, policyId: `lock_${shopId}`, from, value: days })
    }
  })

  test('freight is what the shop says', async () => {
    await owner.get('catalog.setFreight', { shopId, freightFen: 800, freeFromFen: 9_900 })
    expect(await owner.get('catalog.shop', { shopId })).toMatchObject({ freightFen: 800, freeFromFen: 9_900 })
  })

  test('a referral rate above 30 % is refused, and one promoter’s is not paid in another way', async () => {
    const one = product.as('promoter')
    await one.get('members.register', {})
    await one.get('promoters.enroll', {})
    const { visitorId: promoterId } = await one.get('members.me', {})
    const refused = (input: object) => owner.ask('catalog.setReferralRate', { rate: 300_000, ...input })
    expect(await refused({ rate: 300_001 })).toMatchObject({ code: 'PLAN_REFUSED', data: { field: 'rate' } })
    expect(await refused({ promoterId, paidIn: 'points' })).toMatchObject({ data: { field: 'paidIn' } })
    expect(await refused({ promoterId: 'AAAAAAAAAAAAAAAA' })).toMatchObject({ code: 'NOT_FOUND' })
    await owner.get('catalog.setReferralRate', { rate: 300_000, promoterId })
    await owner.get('catalog.setReferralRate', { rate: 50_000, paidIn: 'points' })
    await owner.get('catalog.setReferralRate', { rate: 60_000 })
    const values = product.cloud.database
      .dump('policy-changes')
      .filter((row) => String(row.policyId).startsWith('referral'))
    expect(values.map(({ policyId, value }) => [policyId, value])).toEqual(
      expect.arrayContaining([
        [`referral-rate_${promoterId}`, { rate: 300_000 }],
        ['referral-program', { rate: 50_000, paidIn: 'points' }],
        ['referral-program', { rate: 60_000, paidIn: 'points' }],
      ]),
    )
  })

  test('points that people hold by a shop’s default program keep their worth when the shop names it', async () => {
    const { shopId } = await owner.get('catalog.addShop', { name: '新店' })
    const ask = (pointsPerYuan: number) =>
      owner.ask('catalog.setPointsProgram', { shopId, program: shopId, pointsPerYuan, earnRate: 20_000 })
    expect(await ask(1)).toMatchObject({ code: 'PLAN_REFUSED', data: { field: 'pointsPerYuan' } })
    expect(await ask(100)).toMatchObject({ ok: true })
    expect(await ask(1_000)).toMatchObject({ code: 'PLAN_REFUSED', data: { field: 'pointsPerYuan' } })
  })

  test('shops that share a points program agree on what a point is worth', async () => {
    const other = (await owner.get('catalog.addShop', { name: '分店' })).shopId
    const program = { shopId, program: 'camellia', pointsPerYuan: 1_000, earnRate: 10_000 }
    const ask = (input: object) => owner.ask('catalog.setPointsProgram', { ...program, ...input })
    expect(await ask({})).toMatchObject({ ok: true })
    expect(await ask({ shopId: other })).toMatchObject({ ok: true })
    expect(await ask({ shopId: other, pointsPerYuan: 10 })).toMatchObject({ data: { field: 'pointsPerYuan' } })
    expect(await ask({ shopId: other, program: shopId })).toMatchObject({ data: { field: 'program' } })
  })
})
