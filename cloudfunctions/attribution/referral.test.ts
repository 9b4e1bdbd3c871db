import { MINUTE_MS } from '@shared/kernel/time'
import { type Person, type Product, startProduct } from '../../tests/product'

let product: Product
let owner: Person
let wang: Person
let promoterId: string
beforeEach(async () => {
  product = await startProduct()
  owner = product.as('owner')
  await owner.get('members.register', {})
  const { visitorId } = await owner.get('members.me', {})
  await product.context().db.insert('staff', visitorId, { roles: ['owner'], since: 0 })
  wang = product.as('wang')
  await wang.get('members.register', {})
  await wang.get('promoters.enroll', {})
  promoterId = (await wang.get('members.me', {})).visitorId
})
afterEach(() => product.close())

const announced = () => product.cloud.clock.advance(MINUTE_MS + 1)
const terms = async () => (await wang.get('attribution.referral', {})).referral

describe('what a customer’s orders earn a promoter', () => {
  test('is a tenth in money until the mall says otherwise, PC-7', async () => {
    expect(await terms()).toEqual({ rate: 100_000, paidIn: 'fen' })
  })

  test('is the promoter’s own rate where one was agreed, paid as the program pays, PC-8', async () => {
    await owner.get('catalog.setReferralRate', { rate: 50_000, paidIn: 'points' })
    await owner.get('catalog.setReferralRate', { rate: 200_000, promoterId })
    await announced()
    expect(await terms()).toEqual({ rate: 200_000, paidIn: 'points' })
  })

  test('is nothing while no ruleset in force credits a binding', async () => {
    await owner.get('attribution.setRulesets', { names: ['tuike-2025'] })
    await announced()
    expect(await terms()).toBeNull()
  })

  test('is told to promoters only', async () => {
    expect(await product.as('nobody').refused('attribution.referral', {})).toBe('NOT_REGISTERED')
    expect(await owner.refused('attribution.referral', {})).toBe('NOT_A_PROMOTER')
  })
})
