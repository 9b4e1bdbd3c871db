import { fen } from '@shared/kernel/money'
import type { Commission, Terms } from '../commissions/model'
import { partsOf } from '../commissions/rules'
import type { Line, Order } from './model'

/** A paid line as tests of rules want it; what they do not name is of no matter there. */
export const lineOf = (line: Partial<Line> & { readonly paidFen: number }): Line => ({
  ...{ productId: 'product', skuId: 'sku', title: 'title', skuName: 'one', picture: null, quantity: 1 },
  ...{ priceFen: line.paidFen, goodsFen: line.paidFen, couponFen: 0, pointsFen: 0, points: 0, pointsReturned: 0 },
  ...{ refundedFen: 0, refundingFen: 0, isClosed: false, isShipped: false, taken: [], commission: null },
  ...line,
})

export const orderOf = (lines: readonly Line[], freightFen = 0): Order => ({
  ...{ paymentId: 'payment', shopId: 'shop', shopName: 'shop', buyerId: 'buyer', state: 'to-ship', lines: [...lines] },
  ...{ goodsFen: 0, couponFen: 0, pointsFen: 0, points: 0, freightFen, payFen: 0 },
  ...{ freightRefundedFen: 0, freightRefundingFen: 0, refundsTotal: 0 },
  ...{ program: 'shop', pointsPerYuan: 100, earnRate: 10_000, grantedPoints: null, grantAt: null, holdMs: null },
  ...{
    claimRequestId: null,
    address: null,
    note: '',
    gift: null,
    giftCode: null,
    giftToId: null,
    placedAt: 0,
    closesAt: 0,
    paidAt: 0,
  },
  ...{ shipments: [], shippedAt: null, stepAt: null, receivedAt: null, receivedBy: null, closedAt: null },
  ...{ closedBecause: null, openAfterSaleId: null, version: 1 },
})

export const commissionOf = (terms: Terms, paidFen: number, state: Commission['state'] = 'frozen'): Commission => ({
  ...{ orderId: 'order', line: 0, shopId: 'shop', buyerId: 'buyer', promoterId: 'promoter', title: 'title' },
  ...{ quantity: 1, ruleset: 'alliance-2024', basis: 'direct', terms, program: 'shop', pointsPerYuan: 100 },
  ...{ paidFen, leftFen: paidFen, ...partsOf(terms, fen(paidFen), 100), state, frozenAt: 0, dueAt: null },
  ...{ lookAt: null, waitingFor: 'receipt', openAfterSales: 0, settledAt: null, endedAt: null, version: 1 },
})
