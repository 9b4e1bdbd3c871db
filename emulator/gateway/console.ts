import type { Clock } from '../clock'
import { CloudError } from '../cloud-error'
import { FAULT_NAMES, type Fault, type FaultBook } from '../faults'
import type { FunctionHost } from '../functions/host'
import type { FunctionTimers } from '../functions/timers'
import type { SessionTokens } from '../identity'
import { LIMITS } from '../limits'
import type { WechatServer } from '../wechat/sandbox'
import type { WechatPayServer } from '../wechat-pay/server'
import { type Exchange, readJsonObject, sendFailure, sendJson } from './exchange'
import { controlPay, payState } from './wechat-pay-console'

export interface ConsoleServices {
  readonly clock: Clock
  readonly faults: FaultBook
  readonly functions: FunctionHost
  readonly timers: FunctionTimers
  readonly tokens: SessionTokens
  readonly wechat: WechatServer
  readonly wechatPay: WechatPayServer
}

type Body = Record<string, unknown>

/** /emulator/…: what the desk asks of the emulator itself. Nothing like it exists on the platform. */
export async function answerConsole(exchange: Exchange, services: ConsoleServices): Promise<void> {
  const { request, path, url } = exchange
  const route = `${request.method} ${path.slice('/emulator'.length)}`
  const body = request.method === 'POST' ? await readJsonObject(request, LIMITS.CONSOLE_BODY_BYTES_MAX) : {}
  switch (route) {
    case 'GET /state':
      return sendJson(exchange, 200, state(services))
    case 'POST /clock':
      await moveClock(services.clock, body)
      return sendJson(exchange, 200, { now: services.clock.now(), offsetMs: services.clock.offsetMs })
    case 'GET /faults':
      return sendJson(exchange, 200, { names: FAULT_NAMES, faults: services.faults.list() })
    case 'POST /faults':
      services.faults.inject(readFault(body))
      return sendJson(exchange, 200, { faults: services.faults.list() })
    case 'DELETE /faults':
      services.faults.clear()
      return sendJson(exchange, 200, { faults: [] })
    case 'POST /sign-in':
      return sendJson(exchange, 200, { token: signIn(services.tokens, body) })
    case 'GET /wechat':
      return sendJson(exchange, 200, { calls: services.wechat.calls(limitOf(url)), counts: services.wechat.counts() })
    case 'POST /wechat':
      forceWechat(services.wechat, body)
      return sendJson(exchange, 200, {})
    case 'GET /wechat-pay':
      return sendJson(exchange, 200, payState(services.wechatPay, limitOf(url)))
    case 'POST /wechat-pay':
      await controlPay(services.wechatPay, body)
      return sendJson(exchange, 200, {})
    case 'POST /wechat-pay/pay':
      await controlPay(services.wechatPay, { action: 'pay', id: body.prepayId })
      return sendJson(exchange, 200, {})
    default:
      return sendFailure(exchange, 404, 'NOT_FOUND', 'The emulator has no such address.')
  }
}

function state({ clock, faults, functions, timers, wechat, wechatPay }: ConsoleServices): unknown {
  return {
    now: clock.now(),
    offsetMs: clock.offsetMs,
    faults: faults.list(),
    functions: functions.statistics().map((one) => ({ ...one, nextRunAt: timers.nextRunAt(one.name) })),
    wechat: { counts: wechat.counts() },
    wechatPay: { counts: wechatPay.counts() },
  }
}

function moveClock(clock: Clock, { advanceMs, toMs, reset }: Body): Promise<void> {
  if (reset === true) return clock.reset()
  if (typeof advanceMs === 'number') return clock.advance(advanceMs)
  if (typeof toMs === 'number') return clock.advanceTo(toMs)
  throw new CloudError('INVALID_PARAM', 'Give advanceMs, toMs or reset: true.')
}

function readFault({ name, match, skip, times, latencyMs }: Body): Fault {
  const known = FAULT_NAMES.find((one) => one === name)
  if (!known || typeof match !== 'string') {
    throw new CloudError('INVALID_PARAM', `A fault has a match and a name: ${FAULT_NAMES.join(', ')}.`)
  }
  return {
    name: known,
    match,
    ...(typeof skip === 'number' ? { skip } : {}),
    ...(typeof times === 'number' ? { times } : {}),
    ...(typeof latencyMs === 'number' ? { latencyMs } : {}),
  }
}

function signIn(tokens: SessionTokens, { provider, subject }: Body): string {
  if ((provider !== 'wechat' && provider !== 'cloudbase') || typeof subject !== 'string' || subject === '') {
    throw new CloudError('INVALID_PARAM', 'Give provider (wechat or cloudbase) and subject.')
  }
  return tokens.issue({ provider, subject }, LIMITS.DESK_TOKEN_LIFETIME_MS)
}

function forceWechat(wechat: WechatServer, body: Body): void {
  const { textCheck, api, errcode, times, invalidateTokens, grant } = body
  if (textCheck === 'pass' || textCheck === 'review' || textCheck === 'risky') wechat.forceTextCheck(textCheck)
  if (textCheck === null) wechat.forceTextCheck(null)
  if (typeof api === 'string' && typeof errcode === 'number') {
    wechat.forceError(api, errcode, typeof times === 'number' ? times : 1)
  }
  if (invalidateTokens === true) wechat.invalidateTokens()
  if (typeof grant === 'object' && grant !== null) {
    const { openid, templateId } = grant as Body
    if (typeof openid !== 'string' || typeof templateId !== 'string') {
      throw new CloudError('INVALID_PARAM', 'A grant has an openid and a templateId.')
    }
    wechat.grantSubscription(openid, templateId)
  }
}

function limitOf(url: URL): number {
  const limit = Number(url.searchParams.get('limit') ?? 50)
  return Number.isInteger(limit) && limit > 0 ? Math.min(limit, LIMITS.WECHAT_CALLS_KEPT_MAX) : 50
}
