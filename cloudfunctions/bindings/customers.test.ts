import type { Output } from '@shared/contracts'
import { NOON, type Person, type Product, startProduct } from '../../tests/product'
import { renameCustomer } from './listeners'

let product: Product
let visitors = 0
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.close())

/** A phone that nobody has used yet. */
const newcomer = (): Person => {
  visitors += 1
  return product.as(`newcomer-${visitors}`)
}

/** A registered promoter with a name, and their link to register by. */
async function newPromoter(nickname: string) {
  const person = newcomer()
  await person.get('members.register', { nickname })
  await person.get('promoters.enroll', {})
  const { code: share } = await person.get('shares.create', { target: { kind: 'register' } })
  return { person, share }
}

describe('the promoter’s list of customers', () => {
  test('is newest first, paged without gaps or doubles, and nobody else’s', async () => {
    const { person, share: link } = await newPromoter('周周')
    const times: number[] = []
    for (let index = 0; index < 7; index += 1) {
      // Two at the same instant: the cursor must not lose or repeat one of them.
      if (index % 2 === 0) await product.cloud.clock.advance(1_000)
      await newcomer().get('members.register', { nickname: `客${index}`, share: link })
      times.push(product.cloud.clock.now())
    }
    const seen: number[] = []
    let cursor: string | null = null
    do {
      const page: Output<'bindings.customers'> = await person.get('bindings.customers', {
        size: 2,
        ...(cursor === null ? {} : { cursor }),
      })
      seen.push(...page.items.map(({ boundAt }) => boundAt))
      cursor = page.cursor
    } while (cursor !== null)
    expect(seen).toHaveLength(7)
    expect(seen).toEqual([...seen].sort((a, b) => b - a))
    expect((await person.get('bindings.summary', {})).customersTotal).toBe(7)
  })

  test('is by what they paid, or by their last order, when asked', async () => {
    const { person, share: link } = await newPromoter('吴吴')
    const { db } = product.context()
    const ids: string[] = []
    for (const [paidFen, lastOrderAt] of [
      [300, NOON],
      [500, NOON - 2],
      [0, 0],
      [300, NOON - 1],
    ]) {
      const customer = newcomer()
      await customer.get('members.register', { share: link })
      const { visitorId } = await customer.get('members.me', {})
      await db.patch('bindings', visitorId, { paidFen, lastOrderAt, ordersTotal: paidFen === 0 ? 0 : 1 })
      ids.push(visitorId)
    }
    const sorted = async (sort: 'paid' | 'last-order') => {
      const seen: Output<'bindings.customers'>['items'] = []
      let cursor: string | null = null
      do {
        const page: Output<'bindings.customers'> = await person.get('bindings.customers', {
          ...{ sort, size: 1 },
          ...(cursor === null ? {} : { cursor }),
        })
        seen.push(...page.items)
        cursor = page.cursor
      } while (cursor !== null)
      return seen
    }
    const paid = await sorted('paid')
    expect(paid.map(({ paidFen }) => paidFen)).toEqual([500, 300, 300, 0])
    expect(new Set(paid.map(({ customerId }) => customerId)).size).toBe(4)
    const byOrder = await sorted('last-order')
    expect(byOrder.map(({ customerId }) => ids.indexOf(customerId))).toEqual([0, 3, 1, 2])
    expect(byOrder.map(({ lastOrderAt }) => lastOrderAt)).toEqual([NOON, NOON - 1, NOON - 2, null])
  })

  test('is searched by signs of the name, also of the one that they took since', async () => {
    const { person, share: link } = await newPromoter('郑郑')
    const [moon, other] = [newcomer(), newcomer()]
    await moon.get('members.register', { nickname: '江上明月 88', share: link })
    await other.get('members.register', { nickname: '明天见', share: link })
    const found = async (search: string) =>
      (await person.get('bindings.customers', { search, sort: 'paid' })).items.map(({ name }) => name)
    expect(await found('明')).toEqual(['明*', '江*'])
    expect(await found('明月')).toEqual(['江*'])
    expect(await found('８８ 江上')).toEqual(['江*'])
    expect(await found('月明')).toEqual([])
    expect(await found('！')).toEqual([])
    await moon.get('members.updateProfile', { nickname: '海上生' })
    await moon.get('members.updateProfile', { nickname: '照人归' })
    expect(await found('明月')).toEqual([])
    expect(await found('海上')).toEqual([])
    expect(await found('人归')).toEqual(['照*'])
    // Somebody else's customer is found by nobody here.
    const { person: promoter } = await newPromoter('别人')
    expect((await promoter.get('bindings.customers', { search: '照人归' })).items).toEqual([])
  })

  test('keeps the newest name, in whatever order names arrive', async () => {
    const { person, share: link } = await newPromoter('孙孙')
    const customer = newcomer()
    await customer.get('members.register', { nickname: '甲甲', share: link })
    const { visitorId: subject } = await customer.get('members.me', {})
    const context = product.context()
    const fact = { name: 'member.renamed', subject, at: context.now } as const
    await renameCustomer({ ...fact, version: 3, nickname: '丙丙' }, context)
    await renameCustomer({ ...fact, version: 2, nickname: '乙乙' }, context)
    await renameCustomer({ ...fact, version: 3, nickname: '丙丙' }, context)
    const total = async (search: string) => (await person.get('bindings.customers', { search })).items.length
    expect([await total('甲甲'), await total('乙乙'), await total('丙丙')]).toEqual([0, 0, 1])
    // Whoever belongs to nobody has no row to name.
    await renameCustomer({ ...fact, subject: 'stranger00000001', version: 1, nickname: '丁丁' }, context)
    expect(product.cloud.database.dump('bindings').some(({ _id }) => _id === 'stranger00000001')).toBe(false)
  })

  test('shows one of them alone, and nobody else’s', async () => {
    const { person, share: link } = await newPromoter('冯冯')
    const customer = newcomer()
    await customer.get('members.register', { nickname: '老李', share: link })
    const { visitorId: customerId } = await customer.get('members.me', {})
    const [listed] = (await person.get('bindings.customers', {})).items
    expect(await person.get('bindings.customer', { customerId })).toEqual(listed)
    const { person: promoter } = await newPromoter('别人')
    expect(await promoter.refused('bindings.customer', { customerId })).toBe('NOT_FOUND')
    expect(await person.refused('bindings.customer', { customerId: 'nobody0000000001' })).toBe('NOT_FOUND')
  })

  test('is refused to who is no promoter, and to who is nobody', async () => {
    const member = newcomer()
    expect(await member.refused('bindings.customers', {})).toBe('NOT_REGISTERED')
    await member.get('members.register', {})
    expect(await member.refused('bindings.customers', {})).toBe('NOT_A_PROMOTER')
  })

  test('takes no cursor that it did not give', async () => {
    const { person } = await newPromoter('王王')
    expect(await person.refused('bindings.customers', { cursor: '{"$gt":""}' })).toBe('INVALID_INPUT')
  })
})
