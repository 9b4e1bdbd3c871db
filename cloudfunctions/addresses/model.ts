import { addressField } from '@shared/contracts/fields'
import * as z from 'zod'

/** A person's address book (地址簿); the document's id is theirs. */
export const addressBookRecord = z.object({
  /** In the order in which they were last made or changed. */
  entries: z.array(
    z.object({
      addressId: z.string(),
      address: addressField,
      /** The request that made it and those that changed it last: their repetitions change nothing. */
      requests: z.array(z.object({ requestId: z.string(), inputHash: z.string() })),
      /** Last made or changed. */
      touchedAt: z.number(),
    }),
  ),
  /** Null only while the book is empty. */
  defaultId: z.string().nullable(),
})
export type AddressBook = z.output<typeof addressBookRecord>
export type Entry = AddressBook['entries'][number]
