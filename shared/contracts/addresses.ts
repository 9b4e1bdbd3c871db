import * as z from 'zod'
import { command, query } from './action'
import { addressField, idField } from './fields'

/** An address book that a page shows whole. */
export const ADDRESSES_MAX = 20

/** An address as lists show it: the phone is masked. */
const listed = addressField.extend({ addressId: z.string(), phone: z.string(), isDefault: z.boolean() })

export const addresses = {
  /** The caller's address book, the default first, then the last made or changed. */
  'addresses.mine': query({
    who: 'visitor',
    input: {},
    output: z.object({ items: z.array(listed) }),
    refusals: [],
  }),

  /** One of the caller's own, whole, to be changed. */
  'addresses.address': query({
    who: 'visitor',
    input: { addressId: idField },
    output: z.object({ addressId: z.string(), address: addressField, isDefault: z.boolean() }),
    refusals: [],
  }),

  /** A new one without `addressId`. The first is the default; a new default takes over from the old one. */
  'addresses.save': command({
    who: 'visitor',
    input: { addressId: idField.optional(), address: addressField, isDefault: z.boolean() },
    output: z.object({ addressId: z.string() }),
    refusals: ['ADDRESSES_FULL'],
  }),

  'addresses.remove': command({
    who: 'visitor',
    input: { addressId: idField },
    output: z.object({}),
    refusals: [],
  }),
} as const
