import { rfc3339 } from './rfc3339'

/** What WeChat is told of a payment's parcels: merchants are paid only after it (发货信息管理). */
export interface ShippingReport {
  /** out_trade_no of the payment. */
  readonly paymentId: string
  /** Nothing more will be sent for this payment. */
  readonly isLast: boolean
  /** The payment goes in several parcels; what was once sent so cannot be told as one parcel without using up a change. */
  readonly isSplit: boolean
  /** All parcels so far, 1 to 15; one when not split. */
  readonly shippings: readonly Parcel[]
  readonly payerOpenid: string
  /** Epoch ms; a later report for the same payment has a later one. */
  readonly uploadedAt: number
}

export interface Parcel {
  /** WeChat's code of the company, such as ZTO (get_delivery_list). */
  readonly company: string
  readonly number: string
  /** What is in it, 1 to 120 signs; the buyer reads it. */
  readonly description: string
  /** As 138****0000; needed by SF Express. */
  readonly receiverPhoneMasked: string | null
}

/** The body of upload_shipping_info for goods that a courier brings. */
export function shippingBody(report: ShippingReport, mchid: string): Readonly<Record<string, unknown>> {
  return {
    order_key: { order_number_type: 1, mchid, out_trade_no: report.paymentId },
    logistics_type: 1,
    delivery_mode: report.isSplit ? 2 : 1,
    ...(report.isSplit ? { is_all_delivered: report.isLast } : {}),
    shipping_list: report.shippings.map(({ company, number, description, receiverPhoneMasked }) => ({
      tracking_no: number,
      express_company: company,
      item_desc: description,
      ...(receiverPhoneMasked === null ? {} : { contact: { receiver_contact: receiverPhoneMasked } }),
    })),
    upload_time: rfc3339(report.uploadedAt),
    payer: { openid: report.payerOpenid },
  }
}
