import fc from 'fast-check'
import type { AddressBook } from './model'
import { EMPTY_BOOK, inOrder, merged, withEntry, withoutEntry } from './rules'

const address = { name: '陈秀兰', phone: '13700007001', region: '浙江省 杭州市', detail: '文三路 1 号' }
const entryOf = (addressId: string, touchedAt: number) => ({ addressId, address, requests: [], touchedAt })
const ids = (book: AddressBook) => inOrder(book).map(({ addressId }) => addressId)

const steps = fc.array(
  fc.oneof(
    fc.record({
      what: fc.constant('save' as const),
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      isDefault: fc.boolean(),
      // Many saves fall into one instant.
      laterMs: fc.constantFrom(0, 0, 1),
    }),
    fc.record({ what: fc.constant('remove' as const), id: fc.constantFrom('a', 'b', 'c', 'd', 'e') }),
  ),
  { maxLength: 40 },
)

test('a book is what a plain list, read from the end, says it is', () => {
  fc.assert(
    fc.property(steps, (history) => {
      let book = EMPTY_BOOK
      let now = 0
      // The naive list: ids, the last touched at the front, and which one is the default.
      let list: string[] = []
      let chosen: string | null = null
      for (const step of history) {
        if (step.what === 'save') {
          now += step.laterMs
          book = withEntry(book, entryOf(step.id, now), { isDefault: step.isDefault, max: 20 })
          list = [step.id, ...list.filter((id) => id !== step.id)]
          if (step.isDefault || list.length === 1) chosen = step.id
        } else {
          book = withoutEntry(book, step.id)
          list = list.filter((id) => id !== step.id)
          if (chosen === step.id) chosen = list[0] ?? null
        }
        expect(book.defaultId).toBe(chosen)
        expect(ids(book)).toEqual(chosen === null ? [] : [chosen, ...list.filter((id) => id !== chosen)])
      }
    }),
    { numRuns: 500 },
  )
})

test('the twenty-first address is refused, and changing one of twenty is not', () => {
  let book = EMPTY_BOOK
  for (let made = 0; made < 20; made += 1)
    book = withEntry(book, entryOf(`id-${made}`, made), { isDefault: false, max: 20 })
  expect(() => withEntry(book, entryOf('one-more', 20), { isDefault: true, max: 20 })).toThrow('ADDRESSES_FULL')
  expect(withEntry(book, entryOf('id-3', 20), { isDefault: false, max: 20 }).entries).toHaveLength(20)
  expect(
    withEntry(withoutEntry(book, 'id-0'), entryOf('one-more', 20), { isDefault: false, max: 20 }).entries,
  ).toHaveLength(20)
})

const book = fc
  .array(fc.record({ said: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), touchedAt: fc.nat(9) }), { maxLength: 5 })
  .chain((all) => fc.tuple(fc.constant(all), fc.nat(Math.max(0, all.length - 1))))
const bookOf = (whose: string, [all, place]: readonly [{ said: string; touchedAt: number }[], number]): AddressBook => {
  const entries = all.map(({ said, touchedAt }, index) => {
    return { ...entryOf(`${whose}${index}`, touchedAt), address: { ...address, detail: said } }
  })
  return { entries, defaultId: entries[place]?.addressId ?? null }
}

test('two books become one: nothing of the first is lost, and of the second what is new, as far as there is room', () => {
  fc.assert(
    fc.property(book, book, (first, second) => {
      const [own, other] = [bookOf('own', first), bookOf('other', second)]
      const after = merged(own, other, 7)
      const said = (one: AddressBook) => one.entries.map((entry) => entry.address.detail)
      const taken = ids(after).filter((id) => id.startsWith('other'))
      const isNew = (id: string) =>
        !said(own).includes(other.entries.find((entry) => entry.addressId === id)?.address.detail ?? '')
      expect(after.entries.filter(({ addressId }) => addressId.startsWith('own'))).toEqual(own.entries)
      expect([...taken].sort()).toEqual(
        ids(other)
          .filter(isNew)
          .slice(0, 7 - own.entries.length)
          .sort(),
      )
      expect(after.defaultId).toBe(own.defaultId ?? other.defaultId)
    }),
  )
})
