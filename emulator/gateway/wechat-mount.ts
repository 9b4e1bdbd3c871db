import type { FaultBook } from '../faults'
import { LIMITS } from '../limits'
import type { WechatServer } from '../wechat/sandbox'
import { type Exchange, readBody, sendFailure, sendJson } from './exchange'

/**
 * POST /wechat/…: WeChat's server API; failures are HTTP 200 with an errcode, as WeChat gives them. GET of a URL Link stands
 * for the phone on which WeChat opens the mini-program.
 */
export async function answerWechat(exchange: Exchange, wechat: WechatServer, faults: FaultBook): Promise<void> {
  const { request, response, url, path } = exchange
  const token = /^\/wechat\/url-links\/([\w.-]{1,4096})$/.exec(path)?.[1]
  if (token !== undefined && request.method !== 'POST') return answerUrlLink(exchange, wechat, token)
  if (request.method !== 'POST') return sendJson(exchange, 200, { errcode: 43002, errmsg: 'require POST method' })
  const body = parseBody(await readBody(request, LIMITS.FUNCTION_OTHER_BODY_BYTES_MAX))
  const api = path.slice(path.lastIndexOf('/') + 1)
  const answer = await faults.around({ call: `wechat:${api}` }, () =>
    wechat.handle(path.slice('/wechat'.length), url.searchParams.get('access_token'), body),
  )
  if (!answer) return sendFailure(exchange, 404, 'NOT_FOUND', 'The WeChat sandbox has no such interface.')
  if (answer.kind === 'json') return sendJson(exchange, 200, answer.body)
  response.writeHead(200, { 'content-type': 'image/png', 'content-length': answer.bytes.length }).end(answer.bytes)
}

const LINK_FLAWS = { unknown: [404, '没有这个链接'], ended: [410, '链接已经过期'] } as const

function answerUrlLink({ response }: Exchange, wechat: WechatServer, token: string): void {
  const opened = wechat.openUrlLink(token)
  if ('page' in opened) {
    response.writeHead(302, { location: opened.page, 'cache-control': 'no-store' }).end()
    return
  }
  const [status, words] = LINK_FLAWS[opened.flaw]
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }).end(words)
}

function parseBody(bytes: Buffer): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8') || '{}')
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}
