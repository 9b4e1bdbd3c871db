import type { Parsed } from '@shared/contracts'
import { ADDRESSES_MAX } from '@shared/contracts/addresses'
import { Refusal } from '@shared/kernel/errors'
import { maskPhone } from '../members/rules'
import type { ActionContext } from '../runtime/context'
import type { Store } from '../runtime/database'
import { derivedId } from '../runtime/derived-id'
import { inputHash, isReplay } from '../runtime/replay'
import type { HandlersOf } from '../runtime/router'
import type { AddressBook, Entry } from './model'
import { addressBooks } from './repository'
import { EMPTY_BOOK, inOrder, withEntry, withoutEntry, withRequest } from './rules'

type AddressAction = 'addresses.mine' | 'addresses.address' | 'addresses.save' | 'addresses.remove'

/** Everybody's own address book. Whoever is not registered may keep one too: a gift is accepted without registering. */
export const addressHandlers: HandlersOf<AddressAction> = {
  'addresses.mine': async (_input, { db, caller }) => {
    const book = await bookOf(db, caller.visitorId)
    const items = inOrder(book).map(({ addressId, address }) => {
      return { addressId, ...address, phone: maskPhone(address.phone), isDefault: addressId === book.defaultId }
    })
    return { items }
  },

  'addresses.address': async ({ addressId }, { db, caller }) => {
    const { entries, defaultId } = await bookOf(db, caller.visitorId)
    const { address } = existing(entries, addressId)
    return { addressId, address, isDefault: addressId === defaultId }
  },

  'addresses.save': async (input, context) => ({ addressId: await save(input, context) }),

  /** What is not there is as good as removed, so that a repetition hears the same. */
  'addresses.remove': async ({ addressId }, { db, caller }) => {
    await db.transact(async (tx) => {
      const book = await addressBooks.get(tx, caller.visitorId)
      if (!book?.entries.some((entry) => entry.addressId === addressId)) return
      await addressBooks.patch(tx, caller.visitorId, withoutEntry(book, addressId))
    })
    return {}
  },
}

/** Makes an address or changes one. A new one's id is made of who asks and the request, so a repetition finds it. */
function save(input: Parsed<'addresses.save'>, { db, caller, now }: ActionContext): Promise<string> {
  const { requestId, address, isDefault } = input
  const { visitorId } = caller
  const addressId = input.addressId ?? derivedId(`address\n${visitorId}\n${requestId}`)
  return db.transact(async (tx) => {
    const stored = await addressBooks.get(tx, visitorId)
    const book = stored ?? EMPTY_BOOK
    const done = book.entries.find(({ requests }) => requests.some((made) => isReplay(made, input)))
    if (done !== undefined) return done.addressId
    const known = book.entries.find((entry) => entry.addressId === addressId)
    if (known === undefined && input.addressId !== undefined) throw new Refusal('NOT_FOUND', { field: 'addressId' })
    const requests = withRequest(known?.requests ?? [], { requestId, inputHash: inputHash(input) })
    const entry = { addressId, address, requests, touchedAt: now }
    const next = withEntry(book, entry, { isDefault, max: ADDRESSES_MAX })
    if (stored === null) await addressBooks.insert(tx, visitorId, next)
    else await addressBooks.patch(tx, visitorId, next)
    return addressId
  })
}

const bookOf = async (store: Store, visitorId: string): Promise<AddressBook> =>
  (await addressBooks.get(store, visitorId)) ?? EMPTY_BOOK

function existing(entries: readonly Entry[], addressId: string): Entry {
  const entry = entries.find((one) => one.addressId === addressId)
  if (entry === undefined) throw new Refusal('NOT_FOUND', { field: 'addressId' })
  return entry
}
