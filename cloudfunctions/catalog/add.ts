import { createHash } from 'node:crypto'
import { ID_ALPHABET, ID_LENGTH, signsFrom } from '@shared/kernel/ids'
import type { ActionContext } from '../runtime/context'
import type { Store } from '../runtime/database'
import { inputHash, isReplay } from '../runtime/replay'

interface Added {
  readonly requestId: string
  readonly inputHash: string
  readonly addedAt: number
}
interface Target<F> {
  get(store: Store, id: string): Promise<Added | null>
  insert(store: Store, id: string, entry: F & Added): Promise<void>
}

/**
 * Adds a row whose id is made from who asked and the request, so that a repeated request adds nothing. `also` refuses
 * what the row refers to, and writes what comes with it.
 */
export function addNew<F extends object>(
  target: Target<F>,
  input: { readonly requestId: string },
  { db, caller, now }: ActionContext,
  fields: F,
  also: (tx: Store, id: string) => Promise<void> = async () => {},
): Promise<string> {
  const id = idFrom(`${caller.visitorId}\n${input.requestId}`)
  return db.transact(async (tx) => {
    const known = await target.get(tx, id)
    if (known !== null && isReplay(known, input)) return id
    await also(tx, id)
    await target.insert(tx, id, { ...fields, requestId: input.requestId, inputHash: inputHash(input), addedAt: now })
    return id
  })
}

/** The one id that this text gives. */
const idFrom = (text: string): string => signsFrom(createHash('sha512').update(text).digest(), ID_ALPHABET, ID_LENGTH)
