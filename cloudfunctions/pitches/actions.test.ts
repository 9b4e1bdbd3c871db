import type { Input } from '@shared/contracts'
import { newRequestId, type Person, type Product, PUBLIC_URL, startProduct } from '../../tests/product'

let product: Product
let owner: Person
let promoter: Person
let promoterCode: string
let productId: string
let logged: { event: string; line: object }[] = []
let shareOf: { product: string; register: string }

beforeAll(async () => {
  product = await startProduct((event, line) => logged.push({ event, line }))
  owner = product.as('owner')
  await owner.get('members.register', {})
  const { visitorId } = await owner.get('members.me', {})
  await product.context().db.insert('staff', visitorId, { roles: ['operator'], since: 0 })
  promoter = product.as('promoter')
  await promoter.get('members.register', {})
  await promoter.get('promoters.enroll', {})
  promoterCode = (await promoter.get('promoters.me', {})).promoter?.code ?? ''
  const { shopId } = await owner.get('catalog.addShop', { name: '山茶小铺' })
  const skus = [
    { name: '两瓶', priceFen: 16_900, stock: 9 },
    { name: '单瓶', priceFen: 8_900, stock: 9 },
  ]
  productId = (await owner.get('catalog.addProduct', { shopId, title: '山茶籽油', skus })).productId
  const share = async (target: Input<'shares.create'>['target']) =>
    (await promoter.get('shares.create', { target })).code
  shareOf = {
    product: await share({ kind: 'product', id: productId }),
    register: await share({ kind: 'register' }),
  }
})
afterAll(() => product.close())
beforeEach(async () => {
  logged = []
  for (const { pitchId } of (await owner.get('pitches.all', {})).items) await owner.get('pitches.remove', { pitchId })
})

type Draft = Omit<Input<'pitches.save'>, 'requestId'>
const draft = (text: string, change: Partial<Draft> = {}): Draft => ({
  ...{ place: 'group', name: '一句话', text, isOn: true },
  ...change,
})
const save = async (text: string, change: Partial<Draft> = {}) =>
  (await owner.get('pitches.save', draft(text, change))).pitch
const texts = async (code: string) => (await promoter.get('pitches.filled', { code })).items.map(({ text }) => text)

test('a text is filled with the share’s link, the promoter’s code, the title and the lowest price', async () => {
  await save('{product} {price} {link} {code}')
  const link = `${PUBLIC_URL}/s/${shareOf.product}`
  expect(await texts(shareOf.product)).toEqual([`山茶籽油 ¥89.00 ${link} ${promoterCode}`])
})

test('texts about a product are left out where there is none, and so are those that are off', async () => {
  await save('{product} 很好')
  await save('来看看：{link}')
  await save('先不发', { isOn: false })
  expect(await texts(shareOf.register)).toEqual([`来看看：${PUBLIC_URL}/s/${shareOf.register}`])
  expect(await texts(shareOf.product)).toHaveLength(2)
})

test('no price is said of what nobody can buy', async () => {
  await save('{product} 只要 {price}')
  await save('{product}：{link}')
  await owner.get('catalog.setOnSale', { productId, onSale: false })
  const left = await texts(shareOf.product)
  await owner.get('catalog.setOnSale', { productId, onSale: true })
  expect(left).toEqual([`山茶籽油：${PUBLIC_URL}/s/${shareOf.product}`])
  expect(await texts(shareOf.product)).toHaveLength(2)
})

test('a text that says what nobody may say is refused, with every phrase of it', async () => {
  const answer = await owner.ask('pitches.save', draft('躺 赚，而且零风险'))
  expect(answer).toMatchObject({ code: 'TEXT_REFUSED', data: { field: 'text', phrases: '躺赚、零风险' } })
  const named = await owner.ask('pitches.save', draft('好', { name: '稳赚' }))
  expect(named).toMatchObject({ code: 'TEXT_REFUSED', data: { field: 'name', phrases: '稳赚' } })
})

test('a text that comes to say so by what it is filled with is left out, and the log says which', async () => {
  const bad = await save('躺{price}')
  await product.context().db.patch('pitches', 'pitches', {
    pitches: [
      { ...bad, text: '{product}，躺赚' },
      { ...bad, pitchId: 'b'.repeat(16), text: '{product}' },
    ],
  })
  expect(await texts(shareOf.product)).toEqual(['山茶籽油'])
  expect(logged).toContainEqual({ event: 'pitch.left-out', line: { pitchId: bad.pitchId, phrases: '躺赚' } })
})

test('something in braces that nobody fills is refused, and named', async () => {
  expect(await owner.ask('pitches.save', draft('{product} {名称}'))).toMatchObject({
    ...{ code: 'PITCH_BLANK_UNKNOWN' },
    data: { field: 'text', blank: '{名称}' },
  })
})

test('a change stays in its place, and a new one comes last', async () => {
  const [one] = [await save('一'), await save('二')]
  await owner.get('pitches.save', { ...draft('一一'), pitchId: one.pitchId })
  await save('三')
  expect((await owner.get('pitches.all', {})).items.map(({ text }) => text)).toEqual(['一一', '二', '三'])
})

test('a repeated save is answered the same and saves once; with other words it is a conflict', async () => {
  const request = { requestId: newRequestId(), ...draft('一') }
  const first = await owner.get('pitches.save', request)
  await owner.get('pitches.save', { ...draft('后来改了'), pitchId: first.pitch.pitchId })
  expect(await owner.get('pitches.save', request)).toEqual(first)
  expect((await owner.get('pitches.all', {})).items.map(({ text }) => text)).toEqual(['后来改了'])
  expect(await owner.refused('pitches.save', { ...request, text: '二' })).toBe('CONFLICT')
})

test('several saved at once are all there, and after fifty the next one is too many', async () => {
  await Promise.all(Array.from({ length: 5 }, (_, number) => save(`同时 ${number}`)))
  for (let number = 0; number < 45; number += 1) await save(`第 ${number} 条`)
  expect(new Set((await owner.get('pitches.all', {})).items.map(({ text }) => text)).size).toBe(50)
  expect(await owner.refused('pitches.save', draft('再来一条'))).toBe('PITCHES_FULL')
})

test('a new order is all of them; of an old list it is a conflict', async () => {
  const [a, b] = [await save('一'), await save('二')]
  const request = { requestId: newRequestId(), pitchIds: [b.pitchId, a.pitchId] }
  const { items } = await owner.get('pitches.arrange', request)
  expect(items.map(({ text }) => text)).toEqual(['二', '一'])
  expect(await owner.get('pitches.arrange', request)).toEqual({ items })
  expect(await owner.refused('pitches.arrange', { pitchIds: [a.pitchId] })).toBe('CONFLICT')
})

test('one that is gone is not changed and not removed again, except by the same request', async () => {
  const { pitchId } = await save('一')
  const request = { requestId: newRequestId(), pitchId }
  await owner.get('pitches.remove', request)
  await owner.get('pitches.remove', request)
  expect(await owner.refused('pitches.remove', { pitchId })).toBe('NOT_FOUND')
  expect(await owner.refused('pitches.save', { ...draft('一'), pitchId })).toBe('NOT_FOUND')
})

test('every change is written down with what was before', async () => {
  const { pitchId } = await save('一')
  await owner.get('pitches.save', { ...draft('二'), pitchId })
  const entries = product.cloud.database.dump('audit').filter((row) => row.subject === pitchId)
  expect(
    entries.map(({ before, after }) => [JSON.parse(String(before))?.text, JSON.parse(String(after)).text]),
  ).toEqual(
    expect.arrayContaining([
      [undefined, '一'],
      ['一', '二'],
    ]),
  )
})

test('texts are the merchant’s to write and the promoter’s own to fill', async () => {
  expect(await promoter.refused('pitches.all', {})).toBe('FORBIDDEN')
  expect(await promoter.refused('pitches.save', draft('一'))).toBe('FORBIDDEN')
  const other = product.as('other-promoter')
  await other.get('members.register', {})
  await other.get('promoters.enroll', {})
  expect(await other.refused('pitches.filled', { code: shareOf.product })).toBe('NOT_FOUND')
  expect(await other.refused('pitches.filled', { code: `${shareOf.product.slice(1)}x` })).toBe('SHARE_TAMPERED')
})
