import { SANDBOX_MERCHANT } from '../wechat-pay/merchant'
import { WechatError } from './wechat-error'

type Json = Readonly<Record<string, unknown>>

/** What the shipping reports need to know of a payment. */
export interface ShippablePayment {
  readonly paymentId: string
  readonly payerOpenid: string
  /** False: refunded in full. */
  readonly isShippable: boolean
}

/** Paid payments by out_trade_no or transaction_id; null: WeChat has none. */
export type FindPayment = (number: string) => ShippablePayment | null

interface Report {
  /** Everything that was told, the moment apart. */
  readonly content: string
  readonly mode: number
  readonly uploadedAt: number
  readonly isComplete: boolean
  readonly isChangeSpent: boolean
}

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/
const PARCELS_MAX = 15
/** Characters; the other two are our reading of "too long". */
const DESCRIPTION_MAX = 120
const COMPANY_MAX = 128
const NUMBER_MAX = 128

/** 发货信息管理, upload_shipping_info: what the merchant told of each payment. Codes: developers.weixin.qq.com, order_shipping. */
export class ShippingReports {
  private readonly reports = new Map<string, Report>()

  constructor(private readonly find: FindPayment) {}

  /** Throws `WechatError`; the same report again is 10060023. */
  upload(request: Json): void {
    const number = readOrderKey(object(request.order_key))
    const { content, mode, isComplete, uploadedAt } = readReport(request)
    const openid = object(request.payer).openid
    if (typeof openid !== 'string' || openid === '') throw new WechatError(10060014)
    const payment = this.find(number)
    if (!payment) throw new WechatError(10060001)
    if (payment.payerOpenid !== openid) throw new WechatError(10060031)
    if (!payment.isShippable) throw new WechatError(10060004)
    const before = this.reports.get(payment.paymentId)
    const told = { content, mode, uploadedAt, isComplete }
    if (!before) {
      this.reports.set(payment.paymentId, { ...told, isChangeSpent: false })
      return
    }
    if (before.content === content || uploadedAt <= before.uploadedAt) throw new WechatError(10060023)
    const isChange = before.isComplete || before.mode !== mode
    if (isChange && before.isChangeSpent) throw new WechatError(10060003)
    this.reports.set(payment.paymentId, { ...told, isChangeSpent: before.isChangeSpent || isChange })
  }
}

function readOrderKey(key: Json): string {
  const text = (name: string, errcode: 268485195 | 268485196 | 268485197): string => {
    const value = key[name]
    if (typeof value !== 'string' || value === '') throw new WechatError(errcode)
    return value
  }
  if (key.order_number_type === 2) return text('transaction_id', 268485195)
  if (key.order_number_type !== 1) throw new WechatError(268485194)
  if (text('mchid', 268485196) !== SANDBOX_MERCHANT.mchid) throw new WechatError(10060001)
  return text('out_trade_no', 268485197)
}

function readReport(request: Json): Pick<Report, 'content' | 'mode' | 'isComplete' | 'uploadedAt'> {
  const { logistics_type: logistics, delivery_mode: mode, is_all_delivered: isAll, shipping_list: list } = request
  if (!Array.isArray(list)) throw new WechatError(47001)
  if (typeof logistics !== 'number' || ![1, 2, 3, 4].includes(logistics)) throw new WechatError(10060005)
  if (mode !== 1 && mode !== 2) throw new WechatError(268485224)
  if (mode === 2 && logistics !== 1) throw new WechatError(10060006)
  if (mode === 2 && typeof isAll !== 'boolean') throw new WechatError(10060007)
  if (mode === 1 && list.length !== 1) throw new WechatError(268485228)
  if (list.length === 0) throw new WechatError(10060014)
  if (list.length > PARCELS_MAX) throw new WechatError(10060024)
  for (const parcel of list) checkParcel(object(parcel), logistics === 1)
  const { upload_time: time } = request
  if (typeof time !== 'string' || !RFC3339.test(time)) throw new WechatError(268485216)
  const isComplete = mode === 1 || isAll === true
  return {
    content: JSON.stringify([logistics, mode, isComplete, list]),
    mode,
    isComplete,
    uploadedAt: Date.parse(time),
  }
}

function checkParcel(
  { tracking_no: number, express_company: company, item_desc: what, contact }: Json,
  byCourier: boolean,
) {
  if (typeof what !== 'string' || what === '') throw new WechatError(10060008)
  if ([...what].length > DESCRIPTION_MAX) throw new WechatError(10060009)
  if (!byCourier) return
  if (typeof number !== 'string' || number === '') throw new WechatError(268485226)
  if (typeof company !== 'string' || company === '') throw new WechatError(268485227)
  if (number.length > NUMBER_MAX) throw new WechatError(10060026)
  if (company.length > COMPANY_MAX) throw new WechatError(10060025)
  const { receiver_contact: receiver, consignor_contact: sender } = contact === undefined ? {} : object(contact)
  const hasContact = [receiver, sender].some((one) => typeof one === 'string' && /\*.*\d{4}$/.test(one))
  if (company === 'SF' && !hasContact) throw new WechatError(10060014)
}

function object(value: unknown): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new WechatError(47001)
  return { ...value }
}
