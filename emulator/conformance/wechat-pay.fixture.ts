import { fen } from '@shared/kernel/money'
import type { RefundOrder } from '../../cloudfunctions/runtime/wechat-pay/port'
import type { Cloud } from '../index'

/** A payment of 99.00 in the mini-program, which can be paid for half an hour. */
export const orderAt = (cloud: Cloud, change: object = {}) => ({
  paymentId: 'order0000001',
  description: '春茶 250 克',
  totalFen: fen(9_900),
  expiresAt: cloud.clock.now() + 30 * 60_000,
  openid: 'openid-of-li',
  ...change,
})

/** 10.00 of it back. */
export const slice = (change: Partial<RefundOrder> = {}): RefundOrder => ({
  refundId: 'refund0000001',
  paymentId: 'order0000001',
  refundFen: fen(1_000),
  totalFen: fen(9_900),
  reason: '少发一件',
  ...change,
})
