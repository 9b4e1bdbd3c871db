import { Refusal } from '@shared/kernel/errors'
import type { Store } from '../runtime/database'
import { table } from '../runtime/table'
import { addressBookRecord, type Entry } from './model'

/** By whose they are. */
export const addressBooks = table('address-books', addressBookRecord)

/** One of this person's own, whole: one read. Anybody else's is refused with NOT_FOUND, as one that is not there. */
export async function addressOf(store: Store, visitorId: string, addressId: string): Promise<Entry['address']> {
  const book = await addressBooks.get(store, visitorId)
  const entry = book?.entries.find((one) => one.addressId === addressId)
  if (entry === undefined) throw new Refusal('NOT_FOUND', { field: 'addressId' })
  return entry.address
}
