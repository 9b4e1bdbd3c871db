import { DAY_MS } from '@shared/kernel/time'
import { type Product, startProduct } from '../../tests/product'

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.close())

test('today’s figures count people since midnight in Shanghai, and are the staff’s alone', async () => {
  const owner = product.as('owner')
  await owner.get('members.register', {})
  const { visitorId } = await owner.get('members.me', {})
  await product.context().db.insert('staff', visitorId, { roles: ['verifier'], since: 0 })
  const promoter = product.as('promoter')
  await promoter.get('members.register', {})
  const { promoter: made } = await promoter.get('promoters.enroll', {})
  await product.cloud.clock.advance(DAY_MS)
  await product.as('customer').get('members.register', { code: made.code })

  expect(await owner.get('admin.today', {})).toEqual({
    membersTotal: 3,
    membersToday: 1,
    promotersTotal: 1,
    promotersDisabled: 0,
    customersTotal: 1,
    customersToday: 1,
  })
  expect(await promoter.refused('admin.today', {})).toBe('FORBIDDEN')
})
