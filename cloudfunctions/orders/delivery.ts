import { Refusal } from '@shared/kernel/errors'
import { addressOf } from '../addresses/repository'
import type { Store } from '../runtime/database'
import type { Order } from './model'

/** Where a parcel shall go, as a page says it: typed for this order, or one of the caller's book. */
interface Given {
  readonly address?: NonNullable<Order['address']> | undefined
  readonly addressId?: string | undefined
}

/**
 * The address itself: one read if it is one of the book, which is not changed by being used. Null when none was given.
 * Refuses both at once with INVALID_INPUT and one that is not in the book with NOT_FOUND.
 */
export async function addressGiven(
  store: Store,
  visitorId: string,
  { address, addressId }: Given,
): Promise<Order['address']> {
  if (addressId === undefined) return address ?? null
  if (address !== undefined) throw new Refusal('INVALID_INPUT', { field: 'addressId' })
  return addressOf(store, visitorId, addressId)
}
