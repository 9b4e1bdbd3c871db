import type { StaffOrder } from './words/orders'

export const NOW = Date.UTC(2026, 10, 21, 4)
const LINE = { productId: 'A', skuId: 'K', title: '山茶籽油', skuName: '单瓶', picture: null, quantity: 1 }
const NOTHING_BACK = { couponFen: 0, pointsFen: 0, refundedFen: 0, refundingFen: 0, isClosed: false, isShipped: false }

/** Two lines of 89.00 and 39.80, freight 8.00, paid and to be shipped. */
export const ORDER: StaffOrder = {
  orderId: 'O'.repeat(16),
  paymentId: 'P'.repeat(32),
  shopId: 'S',
  shopName: '山茶小铺',
  buyerName: '老*',
  state: 'to-ship',
  lines: [
    { line: 0, ...LINE, ...NOTHING_BACK, priceFen: 8_900, goodsFen: 8_900, paidFen: 8_900 },
    { line: 1, ...LINE, ...NOTHING_BACK, title: '茶籽皂', priceFen: 3_980, goodsFen: 3_980, paidFen: 3_980 },
  ],
  freightFen: 800,
  payFen: 13_680,
  refundedFen: 0,
  placedAt: NOW,
  closesAt: NOW + 1_800_000,
  isGift: false,
  hasOpenAfterSale: false,
  goodsFen: 12_880,
  couponFen: 0,
  points: 0,
  pointsFen: 0,
  note: '',
  address: { name: '林小满', phone: '13800008000', region: '浙江省杭州市', detail: '文三路 1 号' },
  gift: null,
  paidAt: NOW,
  shipments: [],
  shippedAt: null,
  autoConfirmAt: null,
  receivedAt: null,
  receivedBy: null,
  closedAt: null,
  closedBecause: null,
  claimablePoints: 0,
  grantedPoints: null,
  refunds: [],
  afterSales: [],
}

/** Somebody wants 50.00 of the first line and 3.00 of the freight back. */
export const AFTER_SALE: StaffOrder['afterSales'][number] = {
  afterSaleId: 'F'.repeat(16),
  orderId: ORDER.orderId,
  lines: [{ line: 0, fen: 5_000 }],
  freightFen: 300,
  amountFen: 5_300,
  isReturn: false,
  reason: '瓶口漏油',
  pictures: [],
  state: 'requested',
  answer: '',
  requestedAt: NOW,
  decidedAt: null,
}
