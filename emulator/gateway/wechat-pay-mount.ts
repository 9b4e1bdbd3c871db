import type { FaultBook } from '../faults'
import { LIMITS } from '../limits'
import { cashierPage, messagePage } from '../wechat-pay/cashier'
import type { WechatPayServer } from '../wechat-pay/server'
import { type Exchange, readBody, sendFailure } from './exchange'

const MOUNT = '/wechat-pay'

/** /wechat-pay/v3/…: WeChat Pay. /wechat-pay/cashier/…: the page on which a person pays in H5. */
export async function answerWechatPay(exchange: Exchange, pay: WechatPayServer, faults: FaultBook): Promise<void> {
  const { request, response, url, path } = exchange
  const method = request.method ?? 'GET'
  const prepayId = /^\/wechat-pay\/cashier\/(\w+)$/.exec(path)?.[1]
  if (prepayId !== undefined) return answerCashier(exchange, pay, prepayId)
  const asked = path.slice(MOUNT.length) + url.search
  const body = (await readBody(request, LIMITS.CONSOLE_BODY_BYTES_MAX)).toString('utf8')
  const call = `wechat-pay:${pay.apiOf(method, asked) ?? 'unknown'}`
  const answer = await faults.around({ call }, async () =>
    pay.handle({ method, path: asked, headers: request.headers, body }),
  )
  response.writeHead(answer.status, answer.headers).end(answer.body)
}

async function answerCashier(exchange: Exchange, pay: WechatPayServer, prepayId: string): Promise<void> {
  const { request, url } = exchange
  const payment = pay.findPayment(prepayId)
  if (payment?.channel !== 'H5') return sendPage(exchange, 404, messagePage('支付链接已失效'))
  if (request.method === 'GET') {
    return sendPage(exchange, 200, cashierPage(payment, pageAddress(url.searchParams.get('redirect_url'))))
  }
  if (request.method !== 'POST') return sendFailure(exchange, 405, 'INVALID_PARAM', 'A person asks or confirms here.')
  const form = new URLSearchParams((await readBody(request, LIMITS.CONSOLE_BODY_BYTES_MAX)).toString('utf8'))
  const back = pageAddress(form.get('redirect_url'))
  if (form.get('do') !== 'pay') return sendBack(exchange, back, '已取消支付')
  try {
    await pay.pay(payment.paymentId)
  } catch {
    return sendBack(exchange, back, '订单已支付或已关闭')
  }
  sendBack(exchange, back, '支付成功')
}

/** Only a page may follow: no script in disguise. */
function pageAddress(redirectUrl: string | null): string | null {
  return redirectUrl !== null && /^https?:\/\//.test(redirectUrl) ? redirectUrl : null
}

function sendBack(exchange: Exchange, back: string | null, message: string): void {
  if (back === null) sendPage(exchange, 200, messagePage(message))
  else exchange.response.writeHead(303, { location: back, 'cache-control': 'no-store' }).end()
}

function sendPage({ response }: Exchange, status: number, html: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(html)
}
