import type { Output } from '@shared/contracts'
import { useEffect } from 'react'
import { pickedAddress } from '@/api/picked-address'
import { useStore } from '@/api/store'
import { type Queried, useQuery } from '@/hooks/use-query'

export type ShipTo = Output<'addresses.mine'>['items'][number]

export interface ShippingTo {
  readonly book: Queried<'addresses.mine'>
  /** The one that was picked on this page, or the default; null: none, or it is not known yet. */
  readonly chosen: ShipTo | null
}

/** Where what is being bought goes. Each purchase begins with the default. */
export function useShipTo(): ShippingTo {
  const book = useQuery('addresses.mine', {})
  const picked = useStore(pickedAddress)
  useEffect(() => pickedAddress.set(null), [])
  const items = book.output?.items ?? []
  const first = items.find(({ isDefault }) => isDefault) ?? items[0]
  // One that was picked and is not in the book (yet) is never replaced by another on the quiet.
  const chosen = picked === null ? first : items.find(({ addressId }) => addressId === picked)
  return { book, chosen: chosen ?? null }
}
