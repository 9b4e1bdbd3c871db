import { createHmac } from 'node:crypto'
import type { Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import { ID_ALPHABET, ID_LENGTH, signsFrom } from '@shared/kernel/ids'
import { MINUTE_MS } from '@shared/kernel/time'
import { decidePlacement } from '../attribution/place'
import type { Taken } from '../catalog/model'
import { type StockView, takeStock, withStock } from '../catalog/stock'
import { held, userPoints } from '../ledger/accounts'
import { type Book, openBook } from '../ledger/book'
import { add } from '../ledger/rules'
import type { ActionContext } from '../runtime/context'
import type { Store } from '../runtime/database'
import { derivedId } from '../runtime/derived-id'
import { refuseBanned } from '../runtime/phrases'
import { inputHash, isReplay } from '../runtime/replay'
import { removeFromCart } from './cart'
import { addressGiven } from './delivery'
import type { Line, Order, Payment } from './model'
import { loadOffer, type OfferedItem, type OfferedShop, type Wanted, wantedPoints } from './offer'
import { confirmFree } from './payment'
import { pinnedTerms } from './pinned-terms'
import { priceShop, type ShopPrice, totalOf } from './pricing'
import { carts, orders, payments } from './repository'
import { asPayment } from './view'

type Input = Parsed<'orders.place'>
interface PricedOrder {
  readonly orderId: string
  readonly shop: OfferedShop
  readonly price: ShopPrice<OfferedItem>
  /** Null: a gift. */
  readonly deliverTo: Order['address']
}

/** How long an order can be paid. */
export const PAY_WITHIN_MS = 30 * MINUTE_MS

/**
 * Places one order a shop under one payment, in one transaction: stock, decisions, held points, rows. The payment's id is
 * made of who asks and the request, so a repetition finds it and nothing is placed twice. What costs nothing is paid.
 */
export async function place(input: Input, context: ActionContext) {
  const { caller } = context
  if (input.gift !== undefined) refuseBanned('gift', input.gift.message)
  else if (input.address === undefined && input.addressId === undefined)
    throw new Refusal('ADDRESS_MISSING', { field: 'address' })
  const paymentId = derivedId(`payment\n${caller.visitorId}\n${input.requestId}`, 32)
  const payment = await placeOnce(input, context, paymentId)
  isReplay(payment, input)
  if (payment.totalFen > 0 || payment.state !== 'open') return asPayment(payment)
  return asPayment(await confirmFree(context, paymentId))
}

/** The payment of this very request, placed now or before: its transaction looks first, and so does whoever is refused. */
async function placeOnce(input: Input, context: ActionContext, paymentId: string) {
  const { db, entropy } = context
  let priced: PricedOrder[] | null = null
  try {
    return await withStock(db, input.items, entropy.fraction, async (taken, view) => {
      // Priced once: a rival who was faster changes what is free, not what it costs.
      priced ??= await prepare(input, context, view, paymentId)
      return placeAt(priced, taken, input, context, paymentId)
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // The same request may have been carried out meanwhile: what it took is no reason to refuse it.
    const twin = await payments.get(db, paymentId)
    if (twin === null) throw error
    return twin
  }
}

async function prepare(input: Input, context: ActionContext, view: StockView, paymentId: string) {
  const { db, caller } = context
  const [deliverTo, offered] = await Promise.all([
    input.gift === undefined ? addressGiven(db, caller.visitorId, input) : null,
    itemsOf(input, context).then((items) => loadOffer(context, items, view)),
  ])
  return pricedOrders(offered, input, paymentId).map((order) => ({ ...order, deliverTo }))
}

/** What is wanted. Whatever comes out of the cart was opened from where it was when it was put in, unless the page says. */
async function itemsOf({ items, fromCart }: Input, { db, caller }: ActionContext): Promise<readonly Wanted[]> {
  if (!fromCart || items.every(({ contentId }) => contentId !== undefined)) return items
  const inCart = (await carts.get(db, caller.visitorId))?.items ?? []
  return items.map((item) => {
    const kept = inCart.find(({ skuId }) => skuId === item.skuId)
    return { ...item, contentId: item.contentId ?? kept?.contentId ?? undefined }
  })
}

/** The orders at the catalog's price, or the refusal that names what stands against them. */
function pricedOrders(offered: readonly OfferedShop[], input: Input, paymentId: string) {
  for (const { items } of offered) {
    const gone = items.find(({ isOnSale }) => !isOnSale)
    if (gone !== undefined) throw new Refusal('OFF_SALE', { skuId: gone.skuId })
  }
  const pointsFor = wantedPoints(offered, input.usePoints)
  const priced = offered.map((shop) => ({
    orderId: derivedId(`order\n${paymentId}\n${shop.shopId}`),
    shop,
    price: priceShop(shop, pointsFor(shop.shopId)),
  }))
  const payFen = totalOf(priced.map(({ price }) => price))
  if (payFen !== input.expectedFen) throw new Refusal('PRICE_CHANGED', { payFen })
  return priced
}

function placeAt(
  priced: readonly PricedOrder[],
  taken: readonly (readonly Taken[])[],
  input: Input,
  context: ActionContext,
  paymentId: string,
) {
  const { db, caller, now } = context
  return db.transact(async (tx) => {
    const known = await payments.get(tx, paymentId)
    if (known !== null) return known
    // First, because it is what buyers fight for: whoever loses has not done much in vain.
    await takeStock(tx, taken.flat())
    const book = openBook(tx, now)
    for (const order of priced) {
      await holdPoints(book, order, caller.visitorId)
      await placeOrder(tx, context, order, taken, input, paymentId)
    }
    await book.save()
    if (input.fromCart) {
      const bought = input.items.map(({ skuId }) => skuId)
      await removeFromCart(tx, caller.visitorId, bought, now)
    }
    const totalFen = totalOf(priced.map(({ price }) => price))
    const payment: Payment = {
      ...{ buyerId: caller.visitorId, orderIds: priced.map(({ orderId }) => orderId), totalFen, state: 'open' },
      ...{ openedAt: now, closesAt: now + PAY_WITHIN_MS, paidAt: null },
      ...{ transactionId: null, strays: [], refundsTotal: 0 },
      // What costs nothing is confirmed at once; should that not come to pass, the job does it the next minute.
      lookAt: totalFen === 0 ? now : now + PAY_WITHIN_MS,
      ...{ requestId: input.requestId, inputHash: inputHash(input) },
    }
    await payments.insert(tx, paymentId, payment)
    return { _id: paymentId, ...payment }
  })
}

async function holdPoints(book: Book, { orderId, shop, price }: PricedOrder, buyerId: string): Promise<void> {
  const { points } = price
  if (points === 0) return
  const { program } = shop.program
  const have = await book.balance(userPoints(program, buyerId))
  if (have < points) throw new Refusal('POINTS_NOT_ENOUGH', { program, have })
  await book.post('hold', orderId, [add(userPoints(program, buyerId), -points), add(held(orderId, program), points)])
}

async function placeOrder(
  tx: Store,
  context: ActionContext,
  { orderId, shop, price, deliverTo }: PricedOrder,
  taken: readonly (readonly Taken[])[],
  input: Input,
  paymentId: string,
): Promise<void> {
  const { caller, now, settings } = context
  const { shopId, shopName, program } = shop
  const decisions = await decidePlacement(tx, context, {
    orderId,
    buyerId: caller.visitorId,
    lines: price.lines.map(({ productId, paidFen, channelId }) => ({
      productId,
      shopId,
      amountFen: paidFen,
      channelId,
    })),
  })
  const commissions = await pinnedTerms(context, decisions)
  const lines = price.lines.map((line, index): Line => {
    const { place, productId, skuId, title, skuName, picture, quantity, priceFen } = line
    const { goodsFen, couponFen, pointsFen, paidFen, points } = line
    return {
      ...{ productId, skuId, title, skuName, picture, quantity, priceFen, goodsFen, couponFen, pointsFen, paidFen },
      ...{ points, pointsReturned: 0, refundedFen: 0, refundingFen: 0, isClosed: false, isShipped: false },
      ...{ taken: [...(taken[place] ?? [])], commission: commissions[index] ?? null },
    }
  })
  const giftCode = input.gift === undefined ? null : giftCodeOf(settings.LINK_SECRET, orderId)
  const { goodsFen, couponFen, pointsFen, points, freightFen, payFen } = price
  const order: Order = {
    ...{ paymentId, shopId, shopName, buyerId: caller.visitorId, state: 'unpaid', lines },
    ...{ goodsFen, couponFen, pointsFen, points, freightFen, payFen },
    ...{ freightRefundedFen: 0, freightRefundingFen: 0, refundsTotal: 0 },
    ...{ ...program, grantedPoints: null, grantAt: null, holdMs: null, claimRequestId: null },
    ...{ address: deliverTo, note: input.note ?? '', giftCode, giftToId: null },
    gift: giftCode === null ? null : giftOf(giftCode, input.gift?.message ?? ''),
    ...{ placedAt: now, closesAt: now + PAY_WITHIN_MS, paidAt: null, shipments: [], shippedAt: null, stepAt: null },
    ...{ receivedAt: null, receivedBy: null, closedAt: null, closedBecause: null, openAfterSaleId: null, version: 1 },
  }
  await orders.insert(tx, orderId, order)
}

const giftOf = (code: string, message: string): Order['gift'] => {
  return { code, message, acceptBefore: null, acceptedAt: null, toId: null }
}

/** Whoever has the code may take the gift, so it can't be computed without the key. */
const giftCodeOf = (secret: string, orderId: string): string =>
  signsFrom(createHmac('sha512', secret).update(`gift\n${orderId}`).digest(), ID_ALPHABET, ID_LENGTH)
