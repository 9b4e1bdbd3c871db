import type { Output } from '@shared/contracts'
import { addFen, fen, sumFen } from '@shared/kernel/money'
import { members } from '../members/repository'
import { maskName, maskPhone } from '../members/rules'
import type { ActionContext, Context } from '../runtime/context'
import { TEMPORARY_URLS_MAX } from '../runtime/files'
import { afterSalePictures, isUploadedTo, PRODUCT_PICTURES } from '../runtime/pictures'
import type { AfterSale, Order, Payment, Refund } from './model'
import { pointsGiven } from './refund-rules'
import { afterSales, refunds } from './repository'

type Row<T> = T & { readonly _id: string }
type Shown = Output<'orders.order'>

/** Refunds and after-sales of one order that its page shows; WeChat takes at most 50 refunds of a payment. */
const HISTORY_MAX = 100

/** A payment as its buyer sees it. */
export const asPayment = ({ _id, orderIds, state, totalFen, closesAt, paidAt }: Row<Payment>) => {
  return { paymentId: _id, orderIds, state, totalFen, closesAt, paidAt }
}

/** Orders as a list shows them. */
export async function asListed(context: Context, rows: readonly Row<Order>[]) {
  const pictureOf = await picturesOf(
    context,
    rows.flatMap(({ lines }) => lines),
  )
  return rows.map((row) => listedWith(row, pictureOf))
}

/** Orders as a list of the staff shows them, each with its buyer's masked name. */
export async function asStaffListed(context: Context, rows: readonly Row<Order>[]) {
  const [items, names] = await Promise.all([asListed(context, rows), namesOf(context, rows)])
  return items.map((item, index) => ({ ...item, buyerName: names[index] ?? '' }))
}

/** An order as its buyer sees it: the phone masked, and nothing of the address of whoever accepted a gift. */
export async function asOrder(context: Context, row: Row<Order>): Promise<Shown> {
  const { address, gift } = row
  const shown = await openedOrder(context, row)
  return { ...shown, address: gift === null ? maskedPhone(address) : null }
}

/**
 * An order as the staff sees it: the address in full for those who ship, the card of a gift for nobody, since whoever has
 * its code may accept it.
 */
export async function asStaffOrder(context: ActionContext, row: Row<Order>): Promise<Output<'orders.staffOrder'>> {
  const [shown, [buyerName = ''], roles] = await Promise.all([
    openedOrder(context, row),
    namesOf(context, [row]),
    context.caller.staffRoles(),
  ])
  const ships = roles.some((role) => role === 'owner' || role === 'operator')
  const gift = shown.gift && { ...shown.gift, code: '' }
  return { ...shown, buyerName, gift, address: ships ? row.address : maskedPhone(row.address) }
}

/** A refund as people see it. */
export const asRefund = ({ _id, amountFen, state, reason, requestedAt, succeededAt }: Row<Refund>) => {
  return { refundId: _id, amountFen, state, reason, requestedAt, succeededAt }
}

/** An after-sale without its pictures. */
export const listedAfterSale = ({ _id: afterSaleId, ...row }: Row<AfterSale>) => {
  const { orderId, lines, freightFen, amountFen, isReturn, reason, state, answer, requestedAt, decidedAt } = row
  return { afterSaleId, orderId, lines, freightFen, amountFen, isReturn, reason, state, answer, requestedAt, decidedAt }
}

/** After-sales as people see them. Their pictures are addresses that show them for a while, if the buyer kept them. */
export async function asAfterSales(context: Context, rows: readonly Row<AfterSale>[]) {
  const kept = rows.map(({ pictures, buyerId }) =>
    pictures.filter((picture) => isUploadedTo(afterSalePictures(buyerId), picture)),
  )
  const urls = await urlsOf(context, kept.flat())
  return rows.map((row, index) => {
    return { ...listedAfterSale(row), pictures: (kept[index] ?? []).flatMap((picture) => urls.get(picture) ?? []) }
  })
}

export async function asAfterSale(context: Context, row: Row<AfterSale>) {
  const [shown] = await asAfterSales(context, [row])
  if (shown === undefined) throw new Error('one after-sale is shown as one')
  return shown
}

async function openedOrder(context: Context, row: Row<Order>) {
  const { db } = context
  const newest = { where: { orderId: row._id }, newestFirst: { by: 'requestedAt' }, limit: HISTORY_MAX }
  const [pictureOf, back, asked, recipient] = await Promise.all([
    picturesOf(context, row.lines),
    refunds.find(db, newest),
    afterSales.find(db, newest),
    row.gift?.toId ? members.get(db, row.gift.toId) : null,
  ])
  const { goodsFen, couponFen, points, pointsFen, note, gift, paidAt, shippedAt, receivedAt } = row
  const { receivedBy, closedAt, closedBecause, grantedPoints, state, stepAt } = row
  return {
    ...listedWith(row, pictureOf),
    ...{ goodsFen, couponFen, points, pointsFen, note, paidAt, shippedAt, receivedAt, receivedBy },
    ...{ closedAt, closedBecause, grantedPoints },
    gift: gift && {
      ...{ code: gift.code, message: gift.message, acceptBefore: gift.acceptBefore, acceptedAt: gift.acceptedAt },
      toName: gift.toId === null ? null : maskName(recipient?.nickname ?? null),
    },
    shipments: row.shipments.map(({ company, number, lines, at }) => ({ company, number, lines, at })),
    autoConfirmAt: state === 'shipped' ? stepAt : null,
    claimablePoints: claimable(row),
    refunds: back.map(asRefund),
    afterSales: await asAfterSales(context, asked),
  }
}

/** Consumption points that the buyer can claim now. */
const claimable = (order: Order): number =>
  order.receivedAt === null || order.grantedPoints !== null ? 0 : pointsGiven(order)

function listedWith(row: Row<Order>, pictureOf: (picture: string | null) => string | null) {
  const { _id, paymentId, shopId, shopName, state, freightFen, payFen, placedAt, closesAt } = row
  const back = sumFen(row.lines.map(({ refundedFen }) => fen(refundedFen)))
  return {
    ...{ orderId: _id, paymentId, shopId, shopName, state, freightFen, payFen, placedAt, closesAt },
    lines: row.lines.map(({ picture, ...line }, index) => ({ line: index, ...line, picture: pictureOf(picture) })),
    refundedFen: addFen(back, fen(row.freightRefundedFen)),
    isGift: row.gift !== null,
    hasOpenAfterSale: row.openAfterSaleId !== null,
  }
}

export const maskedPhone = (address: Order['address']): Order['address'] =>
  address && { ...address, phone: maskPhone(address.phone) }

/** The masked names of their buyers, row by row. */
export async function namesOf({ db }: Context, rows: readonly Row<Order>[]): Promise<string[]> {
  const ids = [...new Set(rows.map(({ buyerId }) => buyerId))]
  if (ids.length === 0) return []
  const found = await members.find(db, { where: { _id: { in: ids } }, limit: ids.length })
  const names = new Map(found.map(({ _id, nickname }) => [_id, nickname]))
  return rows.map(({ buyerId }) => maskName(names.get(buyerId) ?? null))
}

/** Drawings travel by name; files as an address that shows them for a while, and one that is gone not at all. */
export async function picturesOf(context: Context, shown: readonly { readonly picture: string | null }[]) {
  const pictures = shown.map(({ picture }) => picture).filter((picture) => picture !== null)
  const urls = await urlsOf(
    context,
    pictures.filter((picture) => isUploadedTo(PRODUCT_PICTURES, picture)),
  )
  return (picture: string | null) => (picture?.startsWith('cloud:') ? (urls.get(picture) ?? null) : picture)
}

async function urlsOf({ files }: Context, pictures: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const stored = [...new Set(pictures)]
  const urls = new Map<string, string>()
  for (let at = 0; at < stored.length; at += TEMPORARY_URLS_MAX) {
    for (const [id, url] of await files.temporaryUrls(stored.slice(at, at + TEMPORARY_URLS_MAX))) urls.set(id, url)
  }
  return urls
}
