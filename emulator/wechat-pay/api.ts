import { Fields } from './fields'
import { PayJournal } from './journal'
import { SANDBOX_MERCHANT } from './merchant'
import { PayError } from './pay-error'
import type { Payments } from './payments'
import type { Refunds } from './refunds'
import type { Seal } from './seal'
import type { Transfers } from './transfers'

export interface PayRequest {
  readonly method: string
  /** With its query, without the mount: what the merchant signed. */
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

export interface PayAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

interface Route {
  readonly api: string
  readonly method: 'GET' | 'POST'
  readonly path: RegExp
  /** What it answers; null is 204. `number` is the one in the path. */
  readonly work: (call: { number: string; body: Fields; query: URLSearchParams }) => object | null
}

interface ApiOptions {
  readonly payments: Payments
  readonly refunds: Refunds
  readonly transfers: Transfers
  readonly seal: Seal
  readonly now: () => number
  /** `http://127.0.0.1:PORT` */
  readonly url: string
}

const NUMBER = '([0-9A-Za-z_*@|-]{1,64})'
const H5_PAGE = '/wechat-pay/cashier/'

/** The interfaces of WeChat Pay v3, as far as the product calls them: strict on what comes in, signed on what goes out. */
export class PayApi {
  readonly journal = new PayJournal()
  private readonly forced: { api: string; error: PayError; times: number }[] = []
  private readonly tampered: { kind: 'signature' | 'time'; times: number }[] = []
  private readonly routes: readonly Route[]

  constructor(private readonly options: ApiOptions) {
    this.routes = routesOf(options)
  }

  /** The name of the interface, for faults and the journal; null when there is none at this address. */
  apiOf(method: string, path: string): string | null {
    return this.routes.find((route) => route.method === method && route.path.test(bare(path)))?.api ?? null
  }

  handle(request: PayRequest): PayAnswer {
    const route = this.routes.find(({ method, path }) => method === request.method && path.test(bare(request.path)))
    const { status, body } = this.attempt(request, route)
    const text = body === null ? '' : JSON.stringify(body)
    this.journal.add({
      at: this.options.now(),
      api: route?.api ?? 'unknown',
      path: request.path,
      request: parsed(request.body),
      status,
      answer: body,
    })
    return {
      status,
      headers: { 'content-type': 'application/json; charset=utf-8', ...this.sealOf(status, text) },
      body: text,
    }
  }

  /** The next calls of one interface answer this error, before anything else is looked at. */
  force(api: string, error: PayError, times: number): void {
    this.forced.push({ api, error, times })
  }

  /** No error is forced any more. */
  forceNothing(): void {
    this.forced.length = 0
  }

  /** The next answers have a wrong signature, or a timestamp of six minutes ago. */
  tamper(kind: 'signature' | 'time', times: number): void {
    this.tampered.push({ kind, times })
  }

  private attempt(request: PayRequest, route: Route | undefined): { status: number; body: object | null } {
    try {
      const forced = this.forced.find(({ api, times }) => api === route?.api && times > 0)
      if (forced) {
        forced.times -= 1
        throw forced.error
      }
      if (!route) throw new PayError(404, 'NO_SUCH_INTERFACE', '沙箱没有这个接口')
      this.check(request)
      const [, number = ''] = route.path.exec(bare(request.path)) ?? []
      const body = Fields.of(request.body === '' ? {} : parsed(request.body))
      const query = new URL(request.path, this.options.url).searchParams
      const answer = route.work({ number, body, query })
      return { status: answer === null ? 204 : 200, body: answer }
    } catch (error) {
      if (!(error instanceof PayError)) throw error
      const { status, code, message, field } = error
      return { status, body: { code, message, ...(field === undefined ? {} : { detail: { field } }) } }
    }
  }

  private check({ method, path, headers, body }: PayRequest): void {
    const header = (name: string) => String(headers[name] ?? '')
    const nowMs = this.options.now()
    this.options.seal.checkRequest({ method, path, authorization: header('authorization'), body, nowMs })
    if (!/application\/json|\*\/\*/.test(header('accept'))) throw new PayError(400, 'PARAM_ERROR', 'Http头缺少Accept')
    if (header('user-agent') === '') throw new PayError(400, 'PARAM_ERROR', 'Http头缺少User-Agent')
    if (method === 'POST' && !/^application\/json/.test(header('content-type'))) {
      throw new PayError(400, 'PARAM_ERROR', 'Http头Content-Type必须是application/json')
    }
    if (/"user_name"/.test(body) && header('wechatpay-serial') !== SANDBOX_MERCHANT.publicKeyId) {
      throw new PayError(400, 'PARAM_ERROR', 'Http头Wechatpay-Serial不正确')
    }
  }

  /** An answer that never reached the business, such as 401, is not signed; nor is a failure of the server. */
  private sealOf(status: number, text: string): Record<string, string> {
    if (status === 401 || status >= 500) return {}
    const tampered = this.tampered.find(({ times }) => times > 0)
    if (tampered) tampered.times -= 1
    const nowMs = this.options.now() - (tampered?.kind === 'time' ? 360_000 : 0)
    return this.options.seal.headersFor(tampered?.kind === 'signature' ? `${text} ` : text, nowMs)
  }
}

function routesOf({ payments, refunds, transfers, url }: ApiOptions): readonly Route[] {
  const merchant = (mchid: unknown) => {
    if (mchid !== SANDBOX_MERCHANT.mchid) throw new PayError(400, 'PARAM_ERROR', '商户号有误', '/mchid')
  }
  const route = (api: string, method: Route['method'], path: string, work: Route['work']): Route => ({
    api,
    method,
    path: new RegExp(`^${path}$`),
    work,
  })
  const payment = `/v3/pay/transactions/out-trade-no/${NUMBER}`
  const refund = '/v3/refund/domestic/refunds'
  const bill = '/v3/fund-app/mch-transfer/transfer-bills'
  return [
    route('prepay-jsapi', 'POST', '/v3/pay/transactions/jsapi', ({ body }) => {
      return { prepay_id: payments.prepay('JSAPI', body).prepayId }
    }),
    route('prepay-h5', 'POST', '/v3/pay/transactions/h5', ({ body }) => {
      return { h5_url: `${url}${H5_PAGE}${payments.prepay('H5', body).prepayId}` }
    }),
    route('query-payment', 'GET', payment, ({ number, query }) => {
      merchant(query.get('mchid'))
      return payments.query(number)
    }),
    route('close-payment', 'POST', `${payment}/close`, ({ number, body }) => {
      merchant(body.text('mchid', { max: 32 }))
      payments.close(number)
      return null
    }),
    route('refund', 'POST', refund, ({ body }) => refunds.ask(body)),
    route('query-refund', 'GET', `${refund}/${NUMBER}`, ({ number }) => refunds.query(number)),
    route('transfer', 'POST', bill, ({ body }) => transfers.create(body)),
    route('query-transfer', 'GET', `${bill}/out-bill-no/${NUMBER}`, ({ number }) => transfers.query(number)),
    route('cancel-transfer', 'POST', `${bill}/out-bill-no/${NUMBER}/cancel`, ({ number }) => transfers.cancel(number)),
  ]
}

const bare = (path: string): string => path.split('?')[0] ?? ''

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
