import { CloudError } from '../cloud-error'
import { isMishap } from '../wechat-pay/notices'
import { isRefundCourse } from '../wechat-pay/refunds'
import type { WechatPaySandbox } from '../wechat-pay/sandbox'
import { isTransferCourse } from '../wechat-pay/transfers'

type Body = Readonly<Record<string, unknown>>

/** What the desk shows: the newest of each, newest first. */
export function payState(pay: WechatPaySandbox, limit: number): Record<string, unknown> {
  const newest = <T>(records: readonly T[]) => records.slice(-limit).reverse()
  return {
    payments: newest(pay.payments()),
    refunds: newest(pay.refunds()),
    bills: newest(pay.bills()),
    notices: newest(pay.notices()),
    balanceFen: pay.balance(),
    calls: pay.calls(limit),
    counts: pay.counts(),
  }
}

/** One action of the desk: `{action, …}`. Throws `CloudError` INVALID_PARAM for one that cannot be done. */
export async function controlPay(pay: WechatPaySandbox, body: Body): Promise<void> {
  try {
    await carryOut(pay, body)
  } catch (error) {
    if (error instanceof CloudError || !(error instanceof Error)) throw error
    throw new CloudError('INVALID_PARAM', error.message)
  }
}

async function carryOut(pay: WechatPaySandbox, body: Body): Promise<unknown> {
  const { action, course, kind, state } = body
  const times = body.times === undefined ? 1 : whole(body, 'times')
  switch (action) {
    case 'pay':
      return pay.pay(text(body, 'id'))
    case 'request-payment':
      return pay.requestPayment({
        timeStamp: text(body, 'timeStamp'),
        nonceStr: text(body, 'nonceStr'),
        package: text(body, 'package'),
        paySign: text(body, 'paySign'),
      })
    case 'pay-again':
      return pay.payAgain(text(body, 'id'))
    case 'pay-amount':
      return pay.payAmount(text(body, 'id'), whole(body, 'fen'))
    case 'pay-late':
      return pay.payLate(text(body, 'id'))
    case 'refunds-go':
      return isRefundCourse(course) ? pay.refundsGo(course) : unknownValue('course')
    case 'finish-refund':
      if (state !== 'SUCCESS' && state !== 'CLOSED' && state !== 'ABNORMAL') return unknownValue('state')
      return pay.finishRefund(text(body, 'id'), state)
    case 'transfers-go':
      return isTransferCourse(course) ? pay.transfersGo(course) : unknownValue('course')
    case 'accept-transfer':
      return pay.acceptTransfer(text(body, 'id'))
    case 'confirm-transfer':
      return pay.confirmTransfer(text(body, 'id'))
    case 'request-merchant-transfer':
      return pay.requestMerchantTransfer(text(body, 'package'))
    case 'fail-transfer':
      return pay.failTransfer(text(body, 'id'), text(body, 'reason'))
    case 'set-balance':
      return pay.setBalance(whole(body, 'fen'))
    case 'mishap':
      return isMishap(kind)
        ? pay.mishap(kind, times, body.delayMs === undefined ? 0 : whole(body, 'delayMs'))
        : unknownValue('kind')
    case 'lie-about-amount':
      return pay.lieAboutAmount(whole(body, 'fen'), times)
    case 'hold-notices':
      return pay.holdNotices()
    case 'release-notices':
      return pay.releaseNotices(body.order === 'reversed' ? 'reversed' : 'in-order')
    case 'probe':
      return pay.probe()
    case 'catch-up':
      return pay.catchUp()
    case 'force-error':
      return pay.forceError(text(body, 'api'), whole(body, 'status'), text(body, 'code'), times)
    case 'tamper-answers':
      return kind === 'signature' || kind === 'time' ? pay.tamperAnswers(kind, times) : unknownValue('kind')
    default:
      return unknownValue('action')
  }
}

function unknownValue(name: string): never {
  throw new CloudError('INVALID_PARAM', `${name} is not one that the WeChat Pay sandbox knows.`)
}

function text(body: Body, name: string): string {
  const value = body[name]
  if (typeof value !== 'string' || value === '') throw new CloudError('INVALID_PARAM', `${name} is a text.`)
  return value
}

function whole(body: Body, name: string): number {
  const value = body[name]
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new CloudError('INVALID_PARAM', `${name} is a whole number, 0 or more.`)
  }
  return value
}
