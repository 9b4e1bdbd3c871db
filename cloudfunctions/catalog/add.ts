import type { ActionContext } from '../runtime/context'
import type { Store } from '../runtime/database'
import { derivedId } from '../runtime/derived-id'
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
 * Adds a row whose id is made from who asked and the request, so that a repeated request adds nothing. `fieldsOf` may
 * need the id; `also` refuses what the row refers to, and writes what comes with it.
 */
export function addNew<F extends object>(
  target: Target<F>,
  input: { readonly requestId: string },
  { db, caller, now }: ActionContext,
  fieldsOf: (id: string) => F,
  also: (tx: Store, id: string) => Promise<void> = async () => {},
): Promise<string> {
  const id = derivedId(`${caller.visitorId}\n${input.requestId}`)
  return db.transact(async (tx) => {
    const known = await target.get(tx, id)
    if (known !== null && isReplay(known, input)) return id
    await also(tx, id)
    const added = { requestId: input.requestId, inputHash: inputHash(input), addedAt: now }
    await target.insert(tx, id, { ...fieldsOf(id), ...added })
    return id
  })
}

/** The id of a product's SKU, by its place when the product was added. */
export const skuIdOf = (productId: string, index: number): string => derivedId(`${productId}\n${index}`)
