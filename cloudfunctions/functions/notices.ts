import { confirmPayment } from '../orders/payment'
import { finishRefund } from '../orders/refunds'
import type { requestContext } from '../runtime/cloud'
import { Operational } from '../runtime/failures'
import { NoticeRefused, type PayNotice } from '../runtime/wechat-pay/port'
import { takeBill } from '../withdrawals/bill'

/** What CloudBase's HTTP access hands over. The body must stay as it came: WeChat signed its bytes. */
export interface HttpEvent {
  readonly httpMethod?: unknown
  readonly headers?: unknown
  readonly body?: unknown
  readonly isBase64Encoded?: unknown
}
type Request = ReturnType<typeof requestContext>

/**
 * Answers a notice of WeChat Pay. What is done, or was done before, is acknowledged; what could not be done is not, and
 * WeChat repeats it for a day. What WeChat did not sign, lately and for us, changes nothing.
 */
export async function answerNotice(event: HttpEvent, request: Request) {
  if (event.httpMethod !== 'POST') return failed(405)
  try {
    const notice = request.pay.readNotice(headersOf(event), bodyOf(event), request.now)
    await take(notice, request)
    await request.facts.deliver(request)
    request.log('notice', { kind: notice.kind, code: 'OK', calls: request.meter.calls })
    return { statusCode: 204, headers: {}, body: '' }
  } catch (error) {
    if (error instanceof NoticeRefused) {
      request.log('notice', { kind: 'refused', code: 'FAIL', reason: error.reason })
      return failed(401)
    }
    const isOutside = error instanceof Operational
    const message = error instanceof Error ? error.message : 'thrown'
    request.log(isOutside ? 'operational' : 'bug', { action: 'pay-notify', message })
    return failed(500)
  }
}

function take(notice: PayNotice, request: Request): Promise<unknown> {
  switch (notice.kind) {
    case 'payment':
      return confirmPayment(request, notice.transaction)
    case 'refund':
      return finishRefund(request, notice.refund)
    case 'transfer':
      return takeBill(request, notice.bill)
  }
}

/** WeChat's form of "no". */
export const failed = (statusCode: number) => ({
  statusCode,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify({ code: 'FAIL' }),
})

function headersOf({ headers }: HttpEvent): Record<string, string> {
  const sent = Object.entries(typeof headers === 'object' && headers !== null ? headers : {})
  return Object.fromEntries(sent.map(([name, value]) => [name.toLowerCase(), String(value)]))
}

function bodyOf({ body, isBase64Encoded }: HttpEvent): string {
  const text = typeof body === 'string' ? body : ''
  return isBase64Encoded === true ? Buffer.from(text, 'base64').toString('utf8') : text
}
