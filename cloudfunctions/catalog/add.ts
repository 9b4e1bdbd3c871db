import { createHash } from 'node:crypto'
import { ID_ALPHABET, ID_LENGTH, signsFrom } from '@shared/kernel/ids'
import type { ActionContext } from '../runtime/context'
import type { Store } from '../runtime/database'
import { inputHash, isReplay } from '../runtime/replay'
import type { Change } from './model'
import { changes } from './repository'

interface Made {
  readonly requestId: string
  readonly inputHash: string
  readonly addedAt: number
}
interface Target<F> {
  get(store: Store, id: string): Promise<Made | null>
  insert(store: Store, id: string, entry: F & Made): Promise<void>
}

/**
 * Adds a row whose id is made from who asked and the request, so that a repeated request adds nothing. `check` refuses
 * what the row refers to and may answer a change of the catalog, which is written down with it.
 */
export function addNew<F extends object>(
  target: Target<F>,
  input: { readonly requestId: string },
  { db, caller, now }: ActionContext,
  fields: (now: number) => F,
  check: (tx: Store, id: string) => Promise<Change | null> = async () => null,
): Promise<string> {
  const id = idFrom(`${caller.visitorId}\n${input.requestId}`)
  return db.transact(async (tx) => {
    const known = await target.get(tx, id)
    if (known !== null && isReplay(known, input)) return id
    const change = await check(tx, id)
    const { requestId } = input
    await target.insert(tx, id, { ...fields(now), requestId, inputHash: inputHash(input), addedAt: now })
    if (change !== null) await changes.insert(tx, `${id}_0`, { from: now, change })
    return id
  })
}

/** The one id that this text gives. */
const idFrom = (text: string): string => signsFrom(createHash('sha512').update(text).digest(), ID_ALPHABET, ID_LENGTH)
