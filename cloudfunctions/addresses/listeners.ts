import { ADDRESSES_MAX } from '@shared/contracts/addresses'
import type { FactNamed } from '@shared/kernel/facts'
import { members } from '../members/repository'
import type { Context } from '../runtime/context'
import { addressBooks } from './repository'
import { EMPTY_BOOK, merged } from './rules'

/**
 * The book of a visitor who turned out to be a member becomes a part of theirs. Heard again there is no book of the
 * visitor's left, and nothing to do. A member who closed the account meanwhile keeps nothing.
 */
export const mergeBooks = (
  { subject, becameId }: FactNamed<'visitor.linked'>,
  { db }: Pick<Context, 'db'>,
): Promise<void> =>
  db.transact(async (tx) => {
    const left = await addressBooks.get(tx, subject)
    if (left === null) return
    await addressBooks.remove(tx, subject)
    if ((await members.get(tx, becameId))?.closedAt !== null) return
    const own = await addressBooks.get(tx, becameId)
    const book = merged(own ?? EMPTY_BOOK, left, ADDRESSES_MAX)
    if (own === null) await addressBooks.insert(tx, becameId, book)
    else await addressBooks.patch(tx, becameId, book)
  })
