import type * as z from 'zod'
import { Operational } from '../failures'
import { rfc3339Seconds } from '../rfc3339'
import type { Settings } from '../settings'
import { bill, cancelled, createdBill, prepaid, prepaidH5, refund, transaction } from './answers'
import { readNotice } from './notices'
import { COMMISSION_TRANSFER } from './phrases'
import { PayRefused, type PrepayOrder, type WechatPay } from './port'
import { Signer } from './signature'
import { openTransport, type PayRequest } from './transport'

interface WechatPayOptions {
  readonly settings: Settings
  readonly now: () => number
}

const UNKNOWN_NUMBER = new Set(['ORDER_NOT_EXIST', 'ORDERNOTEXIST', 'RESOURCE_NOT_EXISTS', 'NOT_FOUND'])
const PAID_ALREADY = new Set(['ORDERPAID', 'ORDER_PAID'])
const CLOSED_ALREADY = new Set(['ORDER_CLOSED', 'ORDERCLOSED'])

const TRANSACTIONS = '/v3/pay/transactions'
const REFUNDS = '/v3/refund/domestic/refunds'
const TRANSFERS = '/v3/fund-app/mch-transfer/transfer-bills'

/** WeChat Pay as one request may use it: never for longer than is left of the request's time. Keys are shared. */
export function openWechatPay({ settings, now }: WechatPayOptions): (remainingMs: () => number) => WechatPay {
  const signer = new Signer(settings)
  const send = openTransport({ settings, signer, now })

  return (remainingMs) => {
    async function ask<T extends z.ZodType>(schema: T, request: PayRequest): Promise<z.output<T>> {
      const { success, data, error } = schema.safeParse(await send(request, remainingMs))
      if (success) return data
      throw new Operational(`WeChat Pay answered ${request.path} in a form we do not know`, { cause: error })
    }
    const get = (path: string): PayRequest => ({ method: 'GET', path })
    const post = (path: string, body: PayRequest['body'] & object): PayRequest => ({ method: 'POST', path, body })
    const cancel = (billNo: string): PayRequest => ({
      method: 'POST',
      path: `${TRANSFERS}/out-bill-no/${billNo}/cancel`,
    })

    const notifyUrl = () => settings.WECHAT_PAY_NOTIFY_URL ?? `${settings.PUBLIC_URL}/pay-notify`
    const payer = () => ({ appid: settings.WECHAT_APPID, mchid: settings.WECHAT_PAY_MCHID })
    const order = ({ paymentId, description, totalFen, expiresAt }: PrepayOrder) => ({
      ...payer(),
      description,
      out_trade_no: paymentId,
      time_expire: rfc3339Seconds(expiresAt),
      notify_url: notifyUrl(),
      amount: { total: totalFen, currency: 'CNY' },
    })
    const queryPayment = (paymentId: string) =>
      orNull(() => ask(transaction, get(`${TRANSACTIONS}/out-trade-no/${paymentId}?mchid=${payer().mchid}`)))
    const queryTransfer = (billNo: string) => orNull(() => ask(bill, get(`${TRANSFERS}/out-bill-no/${billNo}`)))

    return {
      async prepayJsapi({ openid, ...asked }) {
        const body = { ...order(asked), payer: { openid } }
        const { prepay_id } = await ask(prepaid, post(`${TRANSACTIONS}/jsapi`, body))
        return signer.jsapiParams(prepay_id, now())
      },
      async prepayH5({ clientIp, ...asked }) {
        const scene_info = { payer_client_ip: clientIp, h5_info: { type: 'Wap' } }
        const { h5_url } = await ask(prepaidH5, post(`${TRANSACTIONS}/h5`, { ...order(asked), scene_info }))
        return { url: h5_url }
      },
      queryPayment,
      async closePayment(paymentId) {
        const path = `${TRANSACTIONS}/out-trade-no/${paymentId}/close`
        try {
          await send(post(path, { mchid: payer().mchid }), remainingMs)
          return 'closed'
        } catch (error) {
          if (!(error instanceof PayRefused)) throw error
          if (PAID_ALREADY.has(error.code)) return 'paid'
          if (CLOSED_ALREADY.has(error.code) || UNKNOWN_NUMBER.has(error.code)) return 'closed'
          // WeChat's pages do not agree on these codes, so the state decides.
          const state = (await queryPayment(paymentId))?.state
          if (state === 'SUCCESS' || state === 'REFUND') return 'paid'
          if (state === 'CLOSED' || state === 'REVOKED') return 'closed'
          throw error
        }
      },
      refund: ({ refundId, paymentId, transactionId = null, refundFen, totalFen, reason }) =>
        ask(
          refund,
          post(REFUNDS, {
            ...(transactionId === null ? { out_trade_no: paymentId } : { transaction_id: transactionId }),
            out_refund_no: refundId,
            reason,
            notify_url: notifyUrl(),
            amount: { refund: refundFen, total: totalFen, currency: 'CNY' },
          }),
        ),
      queryRefund: (refundId) => orNull(() => ask(refund, get(`${REFUNDS}/${refundId}`))),
      async transfer({ billNo, openid, amountFen, remark, realName }) {
        const request = post(TRANSFERS, {
          appid: payer().appid,
          out_bill_no: billNo,
          openid,
          transfer_amount: amountFen,
          transfer_remark: remark,
          notify_url: notifyUrl(),
          ...COMMISSION_TRANSFER,
          ...(realName === null ? {} : { user_name: signer.encrypt(realName) }),
        })
        const said = await ask(createdBill, { ...request, encrypted: realName !== null })
        return {
          billNo: said.out_bill_no,
          transferBillNo: said.transfer_bill_no,
          state: said.state,
          amountFen,
          failReason: said.fail_reason,
          packageInfo: said.package_info,
        }
      },
      queryTransfer,
      async cancelTransfer(billNo) {
        try {
          return (await ask(cancelled, cancel(billNo))).state
        } catch (error) {
          if (!(error instanceof PayRefused)) throw error
          // Too late, or again: the bill says which.
          const known = UNKNOWN_NUMBER.has(error.code) ? null : await queryTransfer(billNo)
          if (known === null) throw error
          return known.state
        }
      },
      readNotice: (headers, rawBody, at) => readNotice({ settings, signer }, headers, rawBody, at),
    }
  }
}

async function orNull<T>(query: () => Promise<T>): Promise<T | null> {
  try {
    return await query()
  } catch (error) {
    if (!(error instanceof PayRefused)) throw error
    if (UNKNOWN_NUMBER.has(error.code)) return null
    // That says nothing of what was asked about.
    throw new Operational(`WeChat Pay refused to answer a question: ${error.code}`, { cause: error })
  }
}
