import { newRequestId, type Person, type Product, startProduct } from '../../tests/product'

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.close())

const HOME = { name: '陈秀兰', phone: '13700007001', region: '浙江省 杭州市', detail: '文三路 1 号 2 幢 301' }
const WORK = { name: '陈秀兰', phone: '13700007001', region: '浙江省 杭州市', detail: '文一西路 969 号' }
let people = 0
const newPerson = () => {
  people += 1
  return product.as(`resident-${people}`)
}
const pressed = async (ask: () => ReturnType<Person['ask']>) => {
  for (let press = 0; ; press += 1) {
    const answer = await ask()
    if (answer.ok || answer.code !== 'BUSY' || press === 20) return answer
  }
}
const save = (person: Person, address: typeof HOME, isDefault = false, addressId?: string) =>
  person.get('addresses.save', { address, isDefault, ...(addressId === undefined ? {} : { addressId }) })

describe('an address book', () => {
  test('is empty at first, and its first address is the default', async () => {
    const person = newPerson()
    expect(await person.get('addresses.mine', {})).toEqual({ items: [] })
    const { addressId } = await save(person, HOME)
    expect(await person.get('addresses.mine', {})).toEqual({
      items: [{ addressId, ...HOME, phone: '137****7001', isDefault: true }],
    })
    expect(await person.get('addresses.address', { addressId })).toEqual({ addressId, address: HOME, isDefault: true })
  })

  test('has one default: another takes over, and it stays one while nobody does', async () => {
    const person = newPerson()
    const home = await save(person, HOME)
    const work = await save(person, WORK, true)
    const shown = async () =>
      (await person.get('addresses.mine', {})).items.map((item) => [item.addressId, item.isDefault])
    expect(await shown()).toEqual([
      [work.addressId, true],
      [home.addressId, false],
    ])
    expect(await save(person, { ...WORK, detail: '文一西路 1 号' }, false, work.addressId)).toEqual(work)
    expect(await shown()).toEqual([
      [work.addressId, true],
      [home.addressId, false],
    ])
    await person.get('addresses.remove', { addressId: work.addressId })
    expect(await shown()).toEqual([[home.addressId, true]])
    await person.get('addresses.remove', { addressId: home.addressId })
    expect(await shown()).toEqual([])
  })

  test('hands the default on to the one that was touched last', async () => {
    const person = newPerson()
    const saved: string[] = []
    for (const detail of ['一号楼', '二号楼', '三号楼']) {
      saved.push((await save(person, { ...HOME, detail })).addressId)
      await product.cloud.clock.advance(1_000)
    }
    const [first = '', second = '', third = ''] = saved
    await save(person, { ...HOME, detail: '二号楼 201' }, false, second)
    await person.get('addresses.remove', { addressId: first })
    const { items } = await person.get('addresses.mine', {})
    expect(items.map(({ addressId, isDefault }) => [addressId, isDefault])).toEqual([
      [second, true],
      [third, false],
    ])
  })

  test('takes twenty', async () => {
    const person = newPerson()
    for (let made = 1; made <= 20; made += 1) await save(person, { ...HOME, detail: `${made} 号楼` })
    expect(await person.ask('addresses.save', { address: WORK, isDefault: false })).toMatchObject({
      ...{ code: 'ADDRESSES_FULL', data: { max: 20 } },
    })
    const [last] = (await person.get('addresses.mine', {})).items
    await save(person, WORK, false, last?.addressId)
    await person.get('addresses.remove', { addressId: last?.addressId ?? '' })
    await save(person, WORK)
    expect((await person.get('addresses.mine', {})).items).toHaveLength(20)
  })

  test('is nobody else’s to read or to change', async () => {
    const [owner, stranger] = [newPerson(), newPerson()]
    const { addressId } = await save(owner, HOME)
    expect(await stranger.refused('addresses.address', { addressId })).toBe('NOT_FOUND')
    expect(await stranger.refused('addresses.save', { addressId, address: WORK, isDefault: true })).toBe('NOT_FOUND')
    expect(await stranger.get('addresses.remove', { addressId })).toEqual({})
    expect(await stranger.get('addresses.mine', {})).toEqual({ items: [] })
    expect(await owner.get('addresses.address', { addressId })).toMatchObject({ address: HOME })
  })

  test.each([
    ['a phone that is none', { ...HOME, phone: '1370000700' }],
    ['no name', { ...HOME, name: ' ' }],
    ['a field that is not named', { ...HOME, postcode: '310000' }],
  ])('takes no address with %s', async (_what, address) => {
    expect(await newPerson().refused('addresses.save', { address, isDefault: false })).toBe('INVALID_INPUT')
  })
})

test.each([
  ['a name that nobody sees', { ...HOME, name: '\u200b\u200d' }],
  ['a name with half a sign', { ...HOME, name: '\ud83d' }],
  ['a street that nobody sees', { ...HOME, detail: ' \u2060\ufeff ' }],
])('%s is no address', async (_what, address) => {
  expect(await newPerson().refused('addresses.save', { address, isDefault: false })).toBe('INVALID_INPUT')
})

test('signs that hide, turn or break text are taken out, since an address is printed on a parcel', async () => {
  const person = newPerson()
  const address = { ...HOME, name: '\u202e陈秀兰😀', detail: '文三路\r\n1 号\u200b 301' }
  const { addressId } = await save(person, address)
  expect(await person.get('addresses.address', { addressId })).toMatchObject({
    address: { ...HOME, name: '陈秀兰😀', detail: '文三路 1 号 301' },
  })
})

describe('a repeated save', () => {
  test('makes no second address and undoes no change that was made since', async () => {
    const person = newPerson()
    const [made, changed] = [newRequestId(), newRequestId()]
    const { addressId } = await person.get('addresses.save', { requestId: made, address: HOME, isDefault: true })
    const change = { requestId: changed, addressId, address: WORK, isDefault: false }
    await person.get('addresses.save', change)
    expect(await person.get('addresses.save', { requestId: made, address: HOME, isDefault: true })).toEqual({
      addressId,
    })
    const { items } = await person.get('addresses.mine', {})
    expect(items).toMatchObject([{ addressId, detail: WORK.detail }])
    expect(await person.get('addresses.save', change)).toEqual({ addressId })
    expect((await person.get('addresses.mine', {})).items).toEqual(items)
  })

  test('that asks for something else is a conflict', async () => {
    const person = newPerson()
    const requestId = newRequestId()
    const { addressId } = await person.get('addresses.save', { requestId, address: HOME, isDefault: false })
    expect(await person.refused('addresses.save', { requestId, address: WORK, isDefault: false })).toBe('CONFLICT')
    expect(await person.get('addresses.address', { addressId })).toMatchObject({ address: HOME })
  })

  test('of a change undoes no later one', async () => {
    const person = newPerson()
    const { addressId } = await save(person, HOME)
    const change = { requestId: newRequestId(), addressId, address: WORK, isDefault: false }
    await person.get('addresses.save', change)
    await save(person, { ...HOME, detail: '新居 3 号' }, false, addressId)
    expect(await person.get('addresses.save', change)).toEqual({ addressId })
    expect(await person.get('addresses.address', { addressId })).toMatchObject({ address: { detail: '新居 3 号' } })
  })

  test('that means another address of the book is a conflict', async () => {
    const person = newPerson()
    const requestId = newRequestId()
    await person.get('addresses.save', { requestId, address: HOME, isDefault: false })
    const { addressId } = await save(person, WORK)
    const other = { requestId, addressId, address: HOME, isDefault: false }
    expect(await person.refused('addresses.save', other)).toBe('CONFLICT')
    expect(await person.get('addresses.address', { addressId })).toMatchObject({ address: WORK })
  })

  test('makes one address, fifty at once too', async () => {
    const person = newPerson()
    await person.get('members.me', {})
    const input = { requestId: newRequestId(), address: HOME, isDefault: false }
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => pressed(() => person.ask('addresses.save', input))),
    )
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect((await person.get('addresses.mine', {})).items).toHaveLength(1)
  }, 60_000)

  test.each(['save', 'change', 'remove'] as const)(
    '%s: one outcome, whichever reply was lost',
    async (what) => {
      for (let skip = 0; ; skip += 1) {
        const person = newPerson()
        const kept = await save(person, HOME)
        const requestId = newRequestId()
        const ask = () =>
          what === 'remove'
            ? person.ask('addresses.remove', { requestId, ...kept })
            : person.ask('addresses.save', {
                ...{ requestId, address: WORK, isDefault: true },
                ...(what === 'change' ? kept : {}),
              })
        product.cloud.faults.inject({ name: 'lost-reply', match: '*', skip })
        const first = await ask()
        const struck = product.cloud.faults.list().length === 0
        product.cloud.faults.clear()
        if (!first.ok) expect(first.code).toBe('BUSY')
        const again = await ask()
        expect(again.ok).toBe(true)
        if (first.ok && again.ok) expect(again.output).toEqual(first.output)
        const { items } = await person.get('addresses.mine', {})
        const details = { save: [WORK.detail, HOME.detail], change: [WORK.detail], remove: [] }
        expect(items.map(({ detail }) => detail)).toEqual(details[what])
        if (!struck) return
      }
    },
    60_000,
  )
})

test('fifteen addresses saved at once are all kept, and one of them is the default', async () => {
  const person = newPerson()
  await person.get('members.me', {})
  const answers = await Promise.all(
    Array.from({ length: 15 }, (_, index) => {
      const input = {
        requestId: newRequestId(),
        address: { ...HOME, detail: `${index} 号楼` },
        isDefault: index % 2 === 0,
      }
      return pressed(() => person.ask('addresses.save', input))
    }),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(15)
  const { items } = await person.get('addresses.mine', {})
  expect(new Set(items.map(({ detail }) => detail)).size).toBe(15)
  expect(items.filter(({ isDefault }) => isDefault)).toHaveLength(1)
}, 60_000)
