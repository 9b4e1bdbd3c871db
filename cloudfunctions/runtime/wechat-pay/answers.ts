import { FEN_MAX, fen } from '@shared/kernel/money'
import * as z from 'zod'
import {
  PAYMENT_STATES,
  type PayRefund,
  type PayTransaction,
  REFUND_STATES,
  TRANSFER_STATES,
  type TransferBill,
} from './port'

/** What WeChat says, as far as the product reads it; fields it may add are let pass, states it may add are not. */

const amount = z.int().nonnegative().max(FEN_MAX).transform(fen)
const text = z.string().min(1)
const instant = z.iso.datetime({ offset: true }).transform((written) => Date.parse(written))
/** WeChat leaves out what there is not, or sends it empty. */
const maybe = <T extends z.ZodType>(schema: T) =>
  z.union([z.literal('').transform(() => null), z.null(), schema]).default(null)

export const prepaid = z.object({ prepay_id: text })
export const prepaidH5 = z.object({ h5_url: z.url() })
export const cancelled = z.object({ state: z.enum(TRANSFER_STATES) })

/** Query of a payment, and the notice TRANSACTION.SUCCESS. */
export const transaction = z
  .object({
    out_trade_no: text,
    transaction_id: maybe(text),
    trade_state: z.enum(PAYMENT_STATES),
    success_time: maybe(instant),
    payer: z.object({ openid: maybe(text) }).optional(),
    amount: z.object({ total: amount.optional(), currency: z.literal('CNY').optional() }).optional(),
  })
  .transform(
    (said): PayTransaction => ({
      paymentId: said.out_trade_no,
      transactionId: said.transaction_id,
      state: said.trade_state,
      totalFen: said.amount?.total ?? null,
      paidAt: said.success_time,
      payerOpenid: said.payer?.openid ?? null,
    }),
  )

const refundOf = (
  said: { out_refund_no: string; out_trade_no: string; amount: { refund: PayRefund['refundFen'] } },
  state: PayRefund['state'],
): PayRefund => ({
  refundId: said.out_refund_no,
  paymentId: said.out_trade_no,
  state,
  refundFen: said.amount.refund,
})

const refundFields = z.object({
  out_refund_no: text,
  out_trade_no: text,
  amount: z.object({ refund: amount }),
})

/** The answer to a refund, and its query. */
export const refund = refundFields
  .extend({ status: z.enum(REFUND_STATES) })
  .transform((said) => refundOf(said, said.status))

/** A notice names the state differently. */
export const noticedRefund = refundFields
  .extend({ refund_status: z.enum(REFUND_STATES) })
  .transform((said) => refundOf(said, said.refund_status))

/** The answer to a transfer does not repeat the amount: what was asked for is what is answered. */
export const createdBill = z.object({
  out_bill_no: text,
  transfer_bill_no: maybe(text),
  state: z.enum(TRANSFER_STATES),
  fail_reason: maybe(text),
  package_info: maybe(text),
})

/** Query of a transfer, and the notice MCHTRANSFER.BILL.FINISHED. */
export const bill = z
  .object({
    out_bill_no: text,
    transfer_bill_no: maybe(text),
    state: z.enum(TRANSFER_STATES),
    transfer_amount: amount,
    fail_reason: maybe(text),
  })
  .transform(
    (said): TransferBill => ({
      billNo: said.out_bill_no,
      transferBillNo: said.transfer_bill_no,
      state: said.state,
      amountFen: said.transfer_amount,
      failReason: said.fail_reason,
      packageInfo: null,
    }),
  )
