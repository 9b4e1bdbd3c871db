import type { Parsed } from '@shared/contracts'
import type { ActionContext } from '../runtime/context'
import { newestPage } from '../runtime/newest-page'
import { afterSales, orders } from './repository'
import { listedAfterSale, picturesOf } from './view'

/** The caller's after-sales, newest first, each with its shop and the goods that it is about. */
export async function ownAfterSales({ cursor, size }: Parsed<'orders.afterSales'>, context: ActionContext) {
  const { db, caller } = context
  const where = { buyerId: caller.visitorId }
  const page = await newestPage(afterSales, db, { where, by: 'requestedAt', cursor, size })
  const ids = [...new Set(page.items.map(({ orderId }) => orderId))]
  const rows = ids.length === 0 ? [] : await orders.find(db, { where: { _id: { in: ids } }, limit: ids.length })
  const about = page.items.map(({ orderId, lines }) => {
    const order = rows.find(({ _id }) => _id === orderId)
    const goods = (order?.lines ?? []).map((line, place) => ({ ...line, line: place }))
    return {
      shopName: order?.shopName ?? '',
      goods: goods.filter((one) => lines.some(({ line }) => line === one.line)),
    }
  })
  const pictureOf = await picturesOf(
    context,
    about.flatMap(({ goods }) => goods),
  )
  const items = page.items.map((row, index) => {
    const { shopName = '', goods = [] } = about[index] ?? {}
    return {
      ...listedAfterSale(row),
      shopName,
      goods: goods.map((line) => ({ ...line, picture: pictureOf(line.picture) })),
    }
  })
  return { items, cursor: page.cursor }
}
