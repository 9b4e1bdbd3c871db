import * as z from 'zod'
import { addressField, idField, maskedNameField, timeField } from './fields'

/** What the actions of orders take and give: fields of input first, then what is answered. */

/** Most lines of one payment: what one transaction writes stays small. More is refused with TOO_MANY_LINES. */
export const LINES_MAX = 20
/** Pieces of one line. */
export const QUANTITY_MAX = 999
/** Pictures of an after-sale. */
export const AFTER_SALE_PICTURES_MAX = 6
/** Lines of a note to the shop. */
export const NOTE_MAX = 100

export const ORDER_STATES = ['unpaid', 'gift-offered', 'to-ship', 'shipped', 'received', 'closed', 'refunded'] as const
export const CLOSED_BECAUSE = ['buyer', 'timeout', 'amount-differed'] as const
export const AFTER_SALE_STATES = ['requested', 'approved', 'refunded', 'rejected', 'cancelled'] as const
export const REFUND_STATES = ['reserved', 'sent', 'succeeded', 'closed', 'abnormal'] as const
export const PAYMENT_STATES = ['open', 'paid', 'closed'] as const
export const PAY_METHODS = ['jsapi', 'h5'] as const
/** Carriers by the codes that WeChat's upload_shipping_info takes as express_company (its get_delivery_list). */
export const CARRIERS = ['SF', 'ZTO', 'YTO', 'STO', 'YD', 'JTSD', 'JD', 'EMS', 'YZPY', 'DBL'] as const

export const paymentIdField = z.string().regex(/^[0-9A-Za-z]{16,32}$/)
export const quantityField = z.int().min(1).max(QUANTITY_MAX)
export const lineField = z
  .int()
  .min(0)
  .max(LINES_MAX - 1)
export const fenField = z.int().min(0)

/** What is wanted. `contentId` is the live room, video or article that the product was opened from; the server derives the channel. */
export const wanted = z.strictObject({ skuId: idField, quantity: quantityField, contentId: idField.optional() })
export const items = z.array(wanted).min(1).max(LINES_MAX)
/** Points that the buyer wants to use, by points program: one number an order; a program that is not named uses none. */
export const usePoints = z.array(z.strictObject({ shopId: idField, points: z.int().min(1) })).max(LINES_MAX)

export const quotedLine = z.object({
  skuId: z.string(),
  productId: z.string(),
  title: z.string(),
  skuName: z.string(),
  picture: z.string().nullable(),
  priceFen: z.int(),
  quantity: z.int(),
  goodsFen: z.int(),
  paidFen: z.int(),
  /** Why it can't be bought now. */
  problem: z.enum(['SOLD_OUT', 'OFF_SALE']).nullable(),
})
export const quotedShop = z.object({
  shopId: z.string(),
  shopName: z.string(),
  lines: z.array(quotedLine),
  goodsFen: z.int(),
  couponFen: z.int(),
  points: z.int(),
  pointsFen: z.int(),
  freightFen: z.int(),
  /** Free from this amount of goods; null: never. */
  freeFromFen: z.int().nullable(),
  payFen: z.int(),
  /** The most points that this order can use, and what the buyer has. */
  pointsMax: z.int(),
  pointsHave: z.int(),
})

export const line = z.object({
  line: z.int(),
  productId: z.string(),
  skuId: z.string(),
  title: z.string(),
  skuName: z.string(),
  picture: z.string().nullable(),
  priceFen: z.int(),
  quantity: z.int(),
  goodsFen: z.int(),
  couponFen: z.int(),
  pointsFen: z.int(),
  paidFen: z.int(),
  refundedFen: z.int(),
  /** Approved and on its way. */
  refundingFen: z.int(),
  isClosed: z.boolean(),
  isShipped: z.boolean(),
})
export const shipment = z.object({
  company: z.enum(CARRIERS),
  number: z.string(),
  lines: z.array(z.int()),
  at: timeField,
})
export const refund = z.object({
  refundId: z.string(),
  amountFen: z.int(),
  state: z.enum(REFUND_STATES),
  reason: z.string(),
  requestedAt: timeField,
  succeededAt: timeField.nullable(),
})
export const afterSale = z.object({
  afterSaleId: z.string(),
  orderId: z.string(),
  lines: z.array(z.object({ line: z.int(), fen: z.int() })),
  freightFen: z.int(),
  amountFen: z.int(),
  isReturn: z.boolean(),
  reason: z.string(),
  pictures: z.array(z.string()),
  state: z.enum(AFTER_SALE_STATES),
  /** What the staff answered. */
  answer: z.string(),
  requestedAt: timeField,
  decidedAt: timeField.nullable(),
})
export const gift = z.object({
  /** Only the buyer reads it; it stands in the card. */
  code: z.string(),
  message: z.string(),
  acceptBefore: timeField.nullable(),
  acceptedAt: timeField.nullable(),
  toName: maskedNameField.nullable(),
})

export const listed = z.object({
  orderId: z.string(),
  paymentId: z.string(),
  shopId: z.string(),
  shopName: z.string(),
  state: z.enum(ORDER_STATES),
  lines: z.array(line),
  freightFen: z.int(),
  payFen: z.int(),
  refundedFen: z.int(),
  placedAt: timeField,
  /** Unpaid: until when it can be paid. */
  closesAt: timeField,
  isGift: z.boolean(),
  hasOpenAfterSale: z.boolean(),
})
export const order = listed.extend({
  goodsFen: z.int(),
  couponFen: z.int(),
  points: z.int(),
  pointsFen: z.int(),
  note: z.string(),
  /** The phone is masked. */
  address: addressField.extend({ phone: z.string() }).nullable(),
  gift: gift.nullable(),
  paidAt: timeField.nullable(),
  shipments: z.array(shipment),
  shippedAt: timeField.nullable(),
  autoConfirmAt: timeField.nullable(),
  receivedAt: timeField.nullable(),
  receivedBy: z.enum(['buyer', 'system']).nullable(),
  closedAt: timeField.nullable(),
  closedBecause: z.enum(CLOSED_BECAUSE).nullable(),
  /** Consumption points that can be claimed now; 0: nothing, or claimed. */
  claimablePoints: z.int(),
  grantedPoints: z.int().nullable(),
  refunds: z.array(refund),
  afterSales: z.array(afterSale),
})
export const staffOrder = order.extend({ buyerName: maskedNameField })

export const payment = z.object({
  paymentId: z.string(),
  orderIds: z.array(z.string()),
  state: z.enum(PAYMENT_STATES),
  totalFen: z.int(),
  closesAt: timeField,
  paidAt: timeField.nullable(),
})

export const cartItem = z.object({
  skuId: z.string(),
  productId: z.string(),
  shopId: z.string(),
  shopName: z.string(),
  title: z.string(),
  skuName: z.string(),
  picture: z.string().nullable(),
  quantity: z.int(),
  /** Now, and when it was put in: the page shows the difference. */
  priceFen: z.int(),
  addedPriceFen: z.int(),
  problem: z.enum(['SOLD_OUT', 'OFF_SALE']).nullable(),
  /** How many one order can have of it, where that is less than is wanted or few (STOCK_SHOWN_MAX); null otherwise. */
  stockLeft: z.int().nullable(),
})

/** How many of the buyer's orders wait in each of these states, and how many after-sales are open. At most COUNT_MAX. */
export const counts = z.object({
  unpaid: z.int(),
  'gift-offered': z.int(),
  'to-ship': z.int(),
  shipped: z.int(),
  afterSales: z.int(),
})
/** Above this a badge says 99+. */
export const COUNT_MAX = 100

/** A gift as who accepted it sees it: what comes, and where to. No prices, and of the giver the masked name. */
export const receivedGift = z.object({
  orderId: z.string(),
  shopName: z.string(),
  fromName: maskedNameField,
  message: z.string(),
  state: z.enum(ORDER_STATES),
  lines: z.array(line.pick({ line: true, title: true, skuName: true, picture: true, quantity: true, isClosed: true })),
  /** The phone is masked. */
  address: addressField.extend({ phone: z.string() }).nullable(),
  shipments: z.array(shipment),
  acceptedAt: timeField,
  autoConfirmAt: timeField.nullable(),
  receivedAt: timeField.nullable(),
})

/** As a list shows it: its pictures are on the page of its order. */
export const listedAfterSale = afterSale.omit({ pictures: true }).extend({
  shopName: z.string(),
  goods: z.array(line.pick({ line: true, title: true, skuName: true, picture: true, quantity: true })),
})

export const refundedLines = z
  .array(z.strictObject({ line: lineField, fen: fenField }))
  .min(1)
  .max(LINES_MAX)
