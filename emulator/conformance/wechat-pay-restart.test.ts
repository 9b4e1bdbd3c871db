import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fen } from '@shared/kernel/money'
import { readSettings } from '../../cloudfunctions/runtime/settings'
import { openWechatPay } from '../../cloudfunctions/runtime/wechat-pay/open'
import type { WechatPay } from '../../cloudfunctions/runtime/wechat-pay/port'
import { startCloud } from '../index'
import { SampleFunctions } from './sample-function'

const HOUR = 3_600_000
const samples = new SampleFunctions()
const { entry } = samples.declareModule('echo', 'exports.main = async () => ({ ...process.env })')
let stateDir: string
let child: ChildProcess | undefined

beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'tuike-pay-restart-'))
})
afterEach(() => {
  child?.kill('SIGKILL')
  rmSync(stateDir, { recursive: true, force: true })
})
afterAll(() => samples.remove())

/** A merchant of an emulator in another process: its functions know the keys. */
async function merchantOf(url: string): Promise<WechatPay> {
  const response = await fetch(`${url}/v1/functions/echo`, { method: 'POST', body: '{}' })
  const settings = readSettings((await response.json()) as Record<string, string>)
  return openWechatPay({ settings, now: Date.now })(() => 10_000)
}

test('what was acknowledged survives kill -9: payments, refunds, bills, notices, the balance', async () => {
  const script = join(__dirname, 'emulator-process.fixture.ts')
  child = spawn(process.execPath, ['-r', 'tsx/cjs', script, stateDir, entry], { stdio: ['pipe', 'pipe', 'inherit'] })
  if (!child.stdout) throw new Error('the process says nothing')
  const url = String((await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next()).value)
  const merchant = await merchantOf(url)
  const order = {
    paymentId: 'order0000001',
    description: '春茶',
    totalFen: fen(9_900),
    expiresAt: Date.now() + HOUR,
    openid: 'openid-of-li',
  }
  const first = await merchant.prepayJsapi(order)
  await fetch(`${url}/emulator/wechat-pay`, {
    method: 'POST',
    body: JSON.stringify({ action: 'request-payment', ...first }),
  })
  const slice = { paymentId: 'order0000001', refundFen: fen(100), totalFen: fen(9_900), reason: '少发' }
  await merchant.refund({ ...slice, refundId: 'refund0000001' })
  const wage = { billNo: 'bill0001', openid: 'openid-of-wang', amountFen: fen(5_000), remark: '佣金', realName: null }
  const bill = await merchant.transfer(wage)
  const paid = await merchant.queryPayment('order0000001')
  child.kill('SIGKILL')
  await once(child, 'exit')

  const cloud = await startCloud({ stateDir, timers: 'wound' })
  try {
    const settings = readSettings(cloud.sdkEnvironment())
    const again = openWechatPay({ settings, now: () => cloud.clock.now() })(() => 10_000)
    expect(await again.queryPayment('order0000001')).toEqual(paid)
    expect(paid?.state).toBe('REFUND')
    expect(await again.refund({ ...slice, refundId: 'refund0000001' })).toMatchObject({ state: 'SUCCESS' })
    expect(await again.transfer(wage)).toEqual(bill)
    expect(cloud.wechatPay.balance()).toBe(99_995_000)
    // Nobody heard the notices yet: they come, sealed with the keys of the new process.
    const heard: string[] = []
    cloud.wechatPay.onNotice(({ headers, body }) => {
      heard.push(again.readNotice(headers, body, cloud.clock.now()).kind)
      return 204
    })
    await cloud.clock.advance(HOUR)
    expect(heard.sort()).toEqual(['payment', 'refund'])
    await cloud.wechatPay.requestMerchantTransfer(bill.packageInfo ?? '')
    expect(heard).toContain('transfer')
  } finally {
    await cloud.close()
  }
})
