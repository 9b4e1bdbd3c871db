import * as z from 'zod'
import { command, query } from './action'
import { idField, maskedNameField, pageInput, pageOutput, reasonField, timeField } from './fields'
import {
  AFTER_SALE_PICTURES_MAX,
  AFTER_SALE_STATES,
  addressField,
  afterSale,
  CARRIERS,
  cartItem,
  fenField,
  items,
  LINES_MAX,
  line,
  lineField,
  listed,
  NOTE_MAX,
  ORDER_STATES,
  order,
  PAY_METHODS,
  payment,
  paymentIdField,
  QUANTITY_MAX,
  quotedShop,
  refund,
  refundedLines,
  staffOrder,
  usePoints,
} from './order-shapes'

export const orders = {
  'orders.cart': query({ who: 'visitor', input: {}, output: z.object({ items: z.array(cartItem) }), refusals: [] }),

  /** Sets how many of a SKU are in the cart; 0 takes it out. */
  'orders.setInCart': command({
    who: 'visitor',
    input: { skuId: idField, quantity: z.int().min(0).max(QUANTITY_MAX), contentId: idField.optional() },
    output: z.object({ items: z.int() }),
    refusals: ['CART_FULL'],
  }),

  /** What the items would cost now. Never binding: the placement computes anew. */
  'orders.quote': query({
    who: 'visitor',
    input: { items, usePoints: usePoints.optional() },
    output: z.object({ shops: z.array(quotedShop), payFen: z.int() }),
    refusals: ['POINTS_NOT_ENOUGH', 'POINTS_NOT_USABLE'],
  }),

  /**
   * Places one order a shop under one payment: stock is reserved, points are held, attribution is pinned. `expectedFen`
   * is what the buyer saw: another total is refused with PRICE_CHANGED and the new one, and nothing is placed.
   * What costs nothing is paid at once. A gift has no address: whoever accepts it gives one.
   */
  'orders.place': command({
    who: 'member',
    input: {
      items,
      usePoints: usePoints.optional(),
      expectedFen: fenField,
      note: z.string().trim().max(NOTE_MAX).optional(),
      address: addressField.optional(),
      gift: z.strictObject({ message: z.string().trim().max(NOTE_MAX) }).optional(),
      fromCart: z.boolean().optional(),
    },
    output: payment,
    refusals: [
      'SOLD_OUT',
      'OFF_SALE',
      'PRICE_CHANGED',
      'POINTS_NOT_ENOUGH',
      'POINTS_NOT_USABLE',
      'ADDRESS_MISSING',
      'TEXT_REFUSED',
    ],
  }),

  /** Begins to pay: what wx.requestPayment takes, or the address of the H5 cashier. */
  'orders.pay': command({
    who: 'member',
    input: { paymentId: paymentIdField, method: z.enum(PAY_METHODS) },
    output: z.discriminatedUnion('method', [
      z.object({
        method: z.literal('jsapi'),
        timeStamp: z.string(),
        nonceStr: z.string(),
        package: z.string(),
        signType: z.literal('RSA'),
        paySign: z.string(),
      }),
      z.object({ method: z.literal('h5'), url: z.string() }),
    ]),
    refusals: ['ORDER_CLOSED', 'ALREADY_PAID', 'PAY_REFUSED'],
  }),

  /** How the payment stands: ours, and while it is open WeChat's word. The result page asks until it is not open. */
  'orders.checkPayment': command({
    who: 'member',
    input: { paymentId: paymentIdField },
    output: payment,
    refusals: [],
  }),

  /** Cancels an unpaid payment with all its orders. Refused with ALREADY_PAID when WeChat says so. */
  'orders.cancel': command({
    who: 'member',
    input: { paymentId: paymentIdField },
    output: payment,
    refusals: ['ALREADY_PAID'],
  }),

  'orders.mine': query({
    who: 'member',
    input: { ...pageInput, state: z.enum(ORDER_STATES).optional() },
    output: pageOutput(listed),
    refusals: [],
  }),

  'orders.order': query({ who: 'member', input: { orderId: idField }, output: order, refusals: [] }),

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

  /** The first to accept gets it, within 24 h of the payment. */
  'orders.acceptGift': command({
    who: 'visitor',
    input: { code: z.string().regex(/^[0-9A-Za-z]{16,32}$/), address: addressField },
    output: z.object({ orderId: z.string() }),
    refusals: ['GIFT_TAKEN', 'GIFT_EXPIRED', 'GIFT_OWN'],
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

  'orders.staffList': query({
    who: ['owner', 'operator', 'finance'],
    input: { ...pageInput, state: z.enum(ORDER_STATES).optional(), orderId: idField.optional() },
    output: pageOutput(listed.extend({ buyerName: maskedNameField })),
    refusals: [],
  }),

  'orders.staffOrder': query({
    who: ['owner', 'operator', 'finance'],
    input: { orderId: idField },
    output: staffOrder,
    refusals: [],
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
