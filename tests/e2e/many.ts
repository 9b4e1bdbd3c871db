import { products } from '../../cloudfunctions/catalog/repository'
import { searchTermsOf } from '../../cloudfunctions/catalog/search-terms'
import { orders } from '../../cloudfunctions/orders/repository'
import type { Context } from '../../cloudfunctions/runtime/context'
import { onSystem } from '../../tooling/stored-system'

/** Rows written in one transaction, and transactions at a time. */
const ROWS = 50
const AT_ONCE = 6

/** The title of one of many products: `编号` and five digits. */
export const titleOf = (number: number): string => `山货 编号${String(number).padStart(5, '0')}`

/** So many more products of the mall, copies of one that it has, each a second older than the one before. */
export function addProducts(url: string, productId: string, total: number): Promise<void> {
  return onSystem({ url }, async (context) => {
    const model = await products.get(context.db, productId)
    if (model === null) throw new Error('no product to copy')
    const { _id, ...fields } = model
    await write(context, total, async (tx, number) => {
      const title = titleOf(number)
      const row = { ...fields, title, searchTerms: searchTermsOf(title), addedAt: fields.addedAt - number * 1_000 }
      await products.insert(tx, `many${String(number).padStart(12, '0')}`, row)
    })
  })
}

/** So many more orders of the one who made this one, each a minute older than the one before. */
export function addOrders(url: string, orderId: string, total: number): Promise<void> {
  return onSystem({ url }, async (context) => {
    const model = await orders.get(context.db, orderId)
    if (model === null) throw new Error('no order to copy')
    const { _id, ...fields } = model
    await write(context, total, (tx, number) =>
      orders.insert(tx, `many${String(number).padStart(12, '0')}`, {
        ...fields,
        placedAt: fields.placedAt - number * 60_000,
      }),
    )
  })
}

type Tx = Parameters<Parameters<Context['db']['transact']>[0]>[0]

async function write({ db }: Context, total: number, row: (tx: Tx, number: number) => Promise<void>): Promise<void> {
  const batches = Array.from({ length: Math.ceil(total / ROWS) }, (_, batch) => batch)
  const writer = async () => {
    for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
      const from = batch * ROWS
      await db.transact(async (tx) => {
        for (let number = from; number < Math.min(from + ROWS, total); number += 1) await row(tx, number)
      })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, writer))
}
