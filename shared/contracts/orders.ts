import * as z from 'zod'
import { command, query } from './action'
import { addressField, idField, maskedNameField, pageInput, pageOutput } from './fields'
import {
  cartItem,
  counts,
  fenField,
  items,
  listed,
  NOTE_MAX,
  ORDER_STATES,
  order,
  PAY_METHODS,
  payment,
  paymentIdField,
  QUANTITY_MAX,
  quotedShop,
  staffOrder,
  usePoints,
} from './order-shapes'

/** Buying and paying, and orders as their buyers and the staff read them. */
export const orders = {
  'orders.cart': query({ who: 'visitor', input: {}, output: z.object({ items: z.array(cartItem) }), refusals: [] }),

  /** Sets how many of a SKU are in the cart; 0 takes it out. */
  'orders.setInCart': command({
    who: 'visitor',
    input: { skuId: idField, quantity: z.int().min(0).max(QUANTITY_MAX), contentId: idField.optional() },
    output: z.object({ items: z.int() }),
    refusals: ['CART_FULL'],
  }),

  /** How many different things are in the cart. */
  'orders.cartCount': query({ who: 'visitor', input: {}, output: z.object({ items: z.int() }), refusals: [] }),

  /** Puts what an order was made of into the cart again; `missing`: lines that are not sold any more. */
  'orders.buyAgain': command({
    who: 'member',
    input: { orderId: idField },
    output: z.object({ added: z.int(), missing: z.int() }),
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
   * What costs nothing is paid at once. A gift has no address: whoever accepts it gives one. Anything else has one of the
   * book (`addressId`) or one typed for this order (`address`), never both.
   */
  'orders.place': command({
    who: 'member',
    input: {
      items,
      usePoints: usePoints.optional(),
      expectedFen: fenField,
      note: z.string().trim().max(NOTE_MAX).optional(),
      address: addressField.optional(),
      addressId: idField.optional(),
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

  'orders.counts': query({ who: 'visitor', input: {}, output: counts, refusals: [] }),

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
} as const
