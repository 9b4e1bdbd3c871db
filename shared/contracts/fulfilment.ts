import * as z from 'zod'
import { command, query } from './action'
import {
  addressField,
  idField,
  maskedNameField,
  pageInput,
  pageOutput,
  pictureBase64Field,
  reasonField,
  timeField,
} from './fields'
import {
  AFTER_SALE_PICTURES_MAX,
  AFTER_SALE_STATES,
  afterSale,
  CARRIERS,
  fenField,
  LINES_MAX,
  line,
  lineField,
  listedAfterSale,
  order,
  receivedGift,
  refund,
  refundedLines,
  staffOrder,
} from './order-shapes'

/** What happens to an order once it is paid. */
export const fulfilment = {
  'orders.confirmReceipt': command({
    who: 'member',
    input: { orderId: idField },
    output: order,
    refusals: ['NOT_SHIPPED'],
  }),

  /** Claims the order's consumption points, once receipt was confirmed; a referral commission settles with it. */
  'orders.claimPoints': command({
    who: 'member',
    input: { orderId: idField },
    output: z.object({ points: z.int() }),
    refusals: ['NOT_RECEIVED', 'ALREADY_CLAIMED'],
  }),

  /** A gift as whoever holds its card sees it. */
  'orders.gift': query({
    who: 'visitor',
    input: { code: z.string().regex(/^[0-9A-Za-z]{16,32}$/) },
    output: z.object({
      fromName: maskedNameField,
      message: z.string(),
      lines: z.array(line.pick({ title: true, skuName: true, picture: true, quantity: true })),
      state: z.enum(['offered', 'mine', 'taken', 'expired', 'not-paid']),
      acceptBefore: timeField.nullable(),
      isOwn: z.boolean(),
    }),
    refusals: [],
  }),

  /** The first to accept gets it, within 24 h of the payment. The address is typed or one of the book. */
  'orders.acceptGift': command({
    who: 'visitor',
    input: {
      code: z.string().regex(/^[0-9A-Za-z]{16,32}$/),
      address: addressField.optional(),
      addressId: idField.optional(),
    },
    output: z.object({ orderId: z.string() }),
    refusals: ['GIFT_TAKEN', 'GIFT_EXPIRED', 'GIFT_OWN', 'ADDRESS_MISSING'],
  }),

  /** The gifts that the caller accepted, newest first. */
  'orders.gifts': query({ who: 'visitor', input: { ...pageInput }, output: pageOutput(receivedGift), refusals: [] }),

  'orders.receivedGift': query({ who: 'visitor', input: { orderId: idField }, output: receivedGift, refusals: [] }),

  /** Whoever accepted the gift has it in hands; the order is received, as by the buyer's own confirmation. */
  'orders.confirmGift': command({
    who: 'visitor',
    input: { orderId: idField },
    output: receivedGift,
    refusals: ['NOT_SHIPPED'],
  }),

  /** Keeps a picture for an after-sale and answers its file's id; where the app can't upload by itself (H5). */
  'orders.addAfterSalePicture': command({
    who: 'member',
    input: { pictureBase64: pictureBase64Field },
    output: z.object({ fileId: z.string(), url: z.string().nullable() }),
    refusals: ['TOO_OFTEN'],
  }),

  'orders.afterSales': query({
    who: 'member',
    input: { ...pageInput },
    output: pageOutput(listedAfterSale),
    refusals: [],
  }),

  /** Asks for money back: any part of any line up to what is left of it. */
  'orders.requestAfterSale': command({
    who: 'member',
    input: {
      orderId: idField,
      lines: refundedLines,
      freightFen: fenField,
      isReturn: z.boolean(),
      reason: reasonField,
      pictures: z.array(z.string().max(200)).max(AFTER_SALE_PICTURES_MAX),
    },
    output: afterSale,
    refusals: ['REFUND_TOO_MUCH', 'REFUND_NOT_NOW', 'AFTER_SALE_OPEN', 'TEXT_REFUSED'],
  }),

  'orders.cancelAfterSale': command({
    who: 'member',
    input: { afterSaleId: z.string().regex(/^[0-9A-Za-z]{16,32}$/) },
    output: afterSale,
    refusals: ['ALREADY_DECIDED'],
  }),

  /** Ships some or all lines in one parcel. With the last open line the order is shipped. */
  'orders.ship': command({
    who: ['owner', 'operator'],
    input: {
      orderId: idField,
      company: z.enum(CARRIERS),
      number: z.string().regex(/^[0-9A-Za-z-]{6,32}$/),
      lines: z.array(lineField).min(1).max(LINES_MAX).optional(),
    },
    output: staffOrder,
    refusals: ['NOT_TO_SHIP', 'ALREADY_SHIPPED'],
  }),

  'orders.staffAfterSales': query({
    who: ['owner', 'operator', 'finance'],
    input: { ...pageInput, state: z.enum(AFTER_SALE_STATES).optional() },
    output: pageOutput(afterSale.extend({ buyerName: maskedNameField })),
    refusals: [],
  }),

  /** Approves with the amounts that are to be refunded (also less than was asked for), and what becomes of the goods. */
  'orders.approveAfterSale': command({
    who: ['owner', 'operator'],
    input: {
      afterSaleId: z.string().regex(/^[0-9A-Za-z]{16,32}$/),
      lines: refundedLines,
      freightFen: fenField,
      /** Whether the goods of lines that are refunded in full can be sold again. */
      restock: z.boolean(),
      answer: z.string().trim().max(200).optional(),
    },
    output: afterSale,
    refusals: ['ALREADY_DECIDED', 'REFUND_TOO_MUCH', 'REFUNDS_TOO_MANY', 'REFUND_TOO_LATE'],
  }),

  'orders.rejectAfterSale': command({
    who: ['owner', 'operator'],
    input: { afterSaleId: z.string().regex(/^[0-9A-Za-z]{16,32}$/), answer: reasonField },
    output: afterSale,
    refusals: ['ALREADY_DECIDED'],
  }),

  /** A refund by the staff without an after-sale: any part of any line, any number of times up to what is left. */
  'orders.refund': command({
    who: ['owner', 'operator'],
    input: { orderId: idField, lines: refundedLines, freightFen: fenField, restock: z.boolean(), reason: reasonField },
    output: refund,
    refusals: ['REFUND_TOO_MUCH', 'REFUND_NOT_NOW', 'REFUNDS_TOO_MANY', 'REFUND_TOO_LATE', 'AFTER_SALE_OPEN'],
  }),

  /** Lets go of a refund that WeChat refuses for good: it does not know it, and it was not sent for five minutes. */
  'orders.releaseRefund': command({
    who: ['owner', 'finance'],
    input: { refundId: z.string().regex(/^[0-9A-Za-z]{16,32}$/) },
    output: refund,
    refusals: ['ALREADY_DECIDED', 'REFUND_ON_ITS_WAY'],
  }),

  /** Days of hold after receipt, and until receipt is confirmed by itself; they hold for receipts and shipments from then on. */
  'orders.setTerms': command({
    who: ['owner'],
    input: { holdDays: z.int().min(0).max(90), autoConfirmDays: z.int().min(1).max(60) },
    output: z.object({ from: timeField }),
    refusals: [],
  }),
} as const
