import type { FaultBook } from '../faults'
import { LIMITS } from '../limits'
import type { WechatServer } from '../wechat/sandbox'
import { type Exchange, readBody, sendFailure, sendJson } from './exchange'

/** POST /wechat/…: WeChat's server API; failures are HTTP 200 with an errcode, as WeChat gives them. */
export async function answerWechat(exchange: Exchange, wechat: WechatServer, faults: FaultBook): Promise<void> {
  const { request, response, url, path } = exchange
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

function parseBody(bytes: Buffer): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8') || '{}')
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}
