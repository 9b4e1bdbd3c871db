import { DECISION_BASES } from '@shared/contracts/attribution'
import { addressField } from '@shared/contracts/fields'
import {
  AFTER_SALE_STATES,
  CARRIERS,
  CLOSED_BECAUSE,
  ORDER_STATES,
  PAYMENT_STATES,
  REFUND_STATES,
} from '@shared/contracts/order-shapes'
import type { Steps } from '@shared/kernel/steps'
import * as z from 'zod'
import { termsRecord } from '../commissions/model'

/** Pieces of stock that a line took, by bucket (`catalog/stock.ts`). */
const takenRecord = z.object({ skuId: z.string(), bucket: z.int(), quantity: z.int() })

/** One line, with all that is pinned when the order is placed. Amounts in fen. */
export const lineRecord = z.object({
  productId: z.string(),
  skuId: z.string(),
  title: z.string(),
  skuName: z.string(),
  picture: z.string().nullable(),
  quantity: z.int(),
  priceFen: z.int(),
  /** priceFen × quantity = couponFen + pointsFen + paidFen. */
  goodsFen: z.int(),
  couponFen: z.int(),
  pointsFen: z.int(),
  paidFen: z.int(),
  /** Points used for the line, and those of them that were given back. */
  points: z.int(),
  pointsReturned: z.int(),
  /** Posted, and reserved by refunds that are on their way: refundedFen + refundingFen ≤ paidFen. */
  refundedFen: z.int(),
  refundingFen: z.int(),
  /** All its fen refunded; a line paid with 0 fen is closed when an after-sale takes it back. */
  isClosed: z.boolean(),
  isShipped: z.boolean(),
  taken: z.array(takenRecord),
  /** To whom it belongs and by what the commission is computed; null: to nobody. */
  commission: z
    .object({ promoterId: z.string(), ruleset: z.string(), basis: z.enum(DECISION_BASES), terms: termsRecord })
    .nullable(),
})
export type Line = z.output<typeof lineRecord>

const giftRecord = z.object({
  code: z.string(),
  message: z.string(),
  acceptBefore: z.number().nullable(),
  acceptedAt: z.number().nullable(),
  toId: z.string().nullable(),
})

/** One shop's part of a payment. */
export const orderRecord = z.object({
  paymentId: z.string(),
  shopId: z.string(),
  shopName: z.string(),
  buyerId: z.string(),
  state: z.enum(ORDER_STATES),
  lines: z.array(lineRecord).min(1),
  goodsFen: z.int(),
  couponFen: z.int(),
  pointsFen: z.int(),
  points: z.int(),
  freightFen: z.int(),
  /** Σ paidFen of the lines + freightFen. */
  payFen: z.int(),
  freightRefundedFen: z.int(),
  freightRefundingFen: z.int(),
  /** Refunds of this order so far, closed ones apart: their numbers name the slices. */
  refundsTotal: z.int(),
  /** Pinned: the shop's points program. */
  program: z.string(),
  pointsPerYuan: z.int(),
  earnRate: z.int(),
  /** Consumption points given so far less those taken back; null before they were granted. */
  grantedPoints: z.int().nullable(),
  /** When the last open line's hold ends; null before receipt, and once granted or when nothing is left. */
  grantAt: z.number().nullable(),
  /** The hold as it was when receipt was confirmed: a line that closes may bring `grantAt` forward. */
  holdMs: z.number().nullable().default(null),
  /** The request that claimed the points, so that its repetition gets the same answer; null: nobody did. */
  claimRequestId: z.string().nullable().default(null),
  address: addressField.nullable(),
  note: z.string(),
  gift: giftRecord.nullable(),
  /** The gift's code again, for its index; null where it is no gift. */
  giftCode: z.string().nullable(),
  /** Who accepted the gift, again for its index; null: nobody, or it is no gift. */
  giftToId: z.string().nullable().default(null),
  placedAt: z.number(),
  closesAt: z.number(),
  paidAt: z.number().nullable(),
  shipments: z.array(
    z.object({
      company: z.enum(CARRIERS),
      number: z.string(),
      lines: z.array(z.int()),
      at: z.number(),
      requestId: z.string(),
    }),
  ),
  shippedAt: z.number().nullable(),
  /** When it moves by itself: an offered gift is refunded, a shipped order is received; null: it does not. */
  stepAt: z.number().nullable(),
  receivedAt: z.number().nullable(),
  receivedBy: z.enum(['buyer', 'system']).nullable(),
  closedAt: z.number().nullable(),
  closedBecause: z.enum(CLOSED_BECAUSE).nullable(),
  /** The one after-sale that is open; null: none. */
  openAfterSaleId: z.string().nullable(),
  version: z.int(),
})
export type Order = z.output<typeof orderRecord>
export type OrderState = Order['state']

export const ORDER_STEPS: Steps<OrderState> = {
  unpaid: ['gift-offered', 'to-ship', 'closed'],
  'gift-offered': ['to-ship', 'refunded'],
  'to-ship': ['shipped', 'refunded'],
  shipped: ['received', 'refunded'],
  received: ['refunded'],
  closed: [],
  refunded: [],
}

/** One payment of a buyer, with an order a shop. The id is WeChat Pay's out_trade_no. */
export const paymentRecord = z.object({
  buyerId: z.string(),
  orderIds: z.array(z.string()).min(1),
  totalFen: z.int(),
  state: z.enum(PAYMENT_STATES),
  openedAt: z.number(),
  closesAt: z.number(),
  paidAt: z.number().nullable(),
  /** WeChat's number; null while open, and where nothing was to pay. */
  transactionId: z.string().nullable(),
  /** Payments that came when none was due, by WeChat's number: each goes back by a refund of its own. */
  strays: z.array(z.object({ transactionId: z.string(), fen: z.int(), refundIds: z.array(z.string()) })),
  /** Slices refunded through WeChat or on their way, closed ones apart: it takes 50 refunds a payment. */
  refundsTotal: z.int().default(0),
  /** When the job looks at it next; null: nothing to do. */
  lookAt: z.number().nullable(),
  requestId: z.string(),
  inputHash: z.string(),
})
export type Payment = z.output<typeof paymentRecord>

export const PAYMENT_STEPS: Steps<Payment['state']> = { open: ['paid', 'closed'], paid: [], closed: [] }

/** Money on its way back. The id is WeChat Pay's out_refund_no and is kept until WeChat's confirmed end. */
export const refundRecord = z.object({
  paymentId: z.string(),
  orderId: z.string(),
  /** The order's, again for its index. */
  buyerId: z.string().default(''),
  /** A slice of an order; or the whole of a payment that came late or twice. */
  kind: z.enum(['slice', 'late', 'twice']),
  /** The reference of its entry. */
  reference: z.string(),
  afterSaleId: z.string().nullable(),
  lines: z.array(z.object({ line: z.int(), fen: z.int() })),
  freightFen: z.int(),
  /** Σ line fen + freight fen. */
  amountFen: z.int(),
  /** Of the whole payment: WeChat wants it with every refund. */
  totalFen: z.int(),
  state: z.enum(REFUND_STATES),
  reason: z.string(),
  /** What becomes of the goods of lines that it closes. */
  restock: z.boolean(),
  requestedAt: z.number(),
  succeededAt: z.number().nullable(),
  /** When it was last handed to WeChat, written before that; null: not yet. */
  sentAt: z.number().nullable().default(null),
  /** When the job asks WeChat next; null: ended. */
  lookAt: z.number().nullable(),
  attempts: z.int(),
  requestId: z.string(),
  inputHash: z.string(),
})
export type Refund = z.output<typeof refundRecord>

export const REFUND_STEPS: Steps<Refund['state']> = {
  reserved: ['sent', 'succeeded', 'closed', 'abnormal'],
  sent: ['succeeded', 'closed', 'abnormal'],
  abnormal: ['succeeded', 'closed'],
  succeeded: [],
  closed: [],
}

export const afterSaleRecord = z.object({
  orderId: z.string(),
  shopId: z.string(),
  buyerId: z.string(),
  lines: z.array(z.object({ line: z.int(), fen: z.int() })).min(1),
  freightFen: z.int(),
  amountFen: z.int(),
  isReturn: z.boolean(),
  reason: z.string(),
  pictures: z.array(z.string()),
  state: z.enum(AFTER_SALE_STATES),
  answer: z.string(),
  refundId: z.string().nullable(),
  requestedAt: z.number(),
  decidedAt: z.number().nullable(),
  requestId: z.string(),
  inputHash: z.string(),
})
export type AfterSale = z.output<typeof afterSaleRecord>

export const AFTER_SALE_STEPS: Steps<AfterSale['state']> = {
  requested: ['approved', 'rejected', 'cancelled'],
  // A refund that WeChat closed brings it back to the staff.
  approved: ['refunded', 'requested'],
  refunded: [],
  rejected: [],
  cancelled: [],
}

export const cartRecord = z.object({
  items: z.array(
    z.object({
      skuId: z.string(),
      productId: z.string(),
      quantity: z.int(),
      contentId: z.string().nullable(),
      addedPriceFen: z.int(),
      addedAt: z.number(),
    }),
  ),
  changedAt: z.number(),
})
export type CartItem = z.output<typeof cartRecord>['items'][number]

/** Policy `trade-terms`: the hold after receipt, and how long after the last shipment receipt is confirmed by itself. */
export const tradeTerms = z.object({ holdDays: z.int(), autoConfirmDays: z.int() })
export type TradeTerms = z.output<typeof tradeTerms>
export const TRADE_TERMS_ID = 'trade-terms'
/** spec/money.md, "Life of a commission". */
export const TRADE_TERMS_DEFAULT: TradeTerms = { holdDays: 15, autoConfirmDays: 10 }
