import { fen } from '@shared/kernel/money'
import { Operational } from '../../cloudfunctions/runtime/failures'
import { readSettings } from '../../cloudfunctions/runtime/settings'
import type { ShippingReport } from '../../cloudfunctions/runtime/shipping-report'
import { openWechat, type Wechat } from '../../cloudfunctions/runtime/wechat'
import { openWechatPay } from '../../cloudfunctions/runtime/wechat-pay/open'
import type { WechatPay } from '../../cloudfunctions/runtime/wechat-pay/port'
import { type Cloud, startCloud } from '../index'

const HOUR = 3_600_000
const NOON = Date.UTC(2026, 10, 21, 4)

let cloud: Cloud
let wechat: Wechat
let pay: WechatPay
beforeEach(async () => {
  cloud = await startCloud({ stateDir: null, startAtMs: NOON })
  const options = { settings: readSettings(cloud.sdkEnvironment()), now: () => cloud.clock.now() }
  wechat = openWechat(options)(() => 10_000)
  pay = openWechatPay(options)(() => 10_000)
  await pay.prepayJsapi({
    paymentId: 'order0000001',
    description: '春茶',
    totalFen: fen(9_900),
    expiresAt: NOON + HOUR,
    openid: 'openid-of-li',
  })
  await cloud.wechatPay.pay('order0000001')
})
afterEach(() => cloud.close())

const parcel = (number: string, change: object = {}) => ({
  company: 'ZTO',
  number,
  description: '春茶*1',
  receiverPhoneMasked: null,
  ...change,
})
const report = (change: Partial<ShippingReport> = {}): ShippingReport => ({
  paymentId: 'order0000001',
  isLast: true,
  isSplit: false,
  shippings: [parcel('78794111518982')],
  payerOpenid: 'openid-of-li',
  uploadedAt: NOON + 1,
  ...change,
})
/** The error code that the sandbox answered last. */
const lastCode = () => cloud.wechat.calls(1)[0]?.errcode

test('a parcel is told once; told again it is the same', async () => {
  expect(await wechat.uploadShipping(report())).toBe('uploaded')
  expect(cloud.wechat.calls(1)[0]?.request).toEqual({
    order_key: { order_number_type: 1, mchid: '1900000001', out_trade_no: 'order0000001' },
    logistics_type: 1,
    delivery_mode: 1,
    shipping_list: [{ tracking_no: '78794111518982', express_company: 'ZTO', item_desc: '春茶*1' }],
    upload_time: '2026-11-21T12:00:00.001+08:00',
    payer: { openid: 'openid-of-li' },
  })
  expect(await wechat.uploadShipping(report({ uploadedAt: NOON + 2 }))).toBe('uploaded')
  expect(lastCode()).toBe(10060023)
})

test('a complete one may be changed once, and no more', async () => {
  await wechat.uploadShipping(report())
  const change = (number: string, uploadedAt: number) => report({ shippings: [parcel(number)], uploadedAt })
  expect(await wechat.uploadShipping(change('A2', NOON + 2))).toBe('uploaded')
  expect(lastCode()).toBe(0)
  expect(await wechat.uploadShipping(change('A3', NOON + 3))).toBe('final')
  expect(lastCode()).toBe(10060003)
})

test('several parcels are told one after the other', async () => {
  const [first, second] = [parcel('A1'), parcel('A2')]
  const split = (shippings: ShippingReport['shippings'], isLast: boolean, uploadedAt: number) =>
    wechat.uploadShipping(report({ isSplit: true, isLast, shippings, uploadedAt }))
  expect(await split([first], false, NOON + 1)).toBe('uploaded')
  expect(await split([first, second], true, NOON + 2)).toBe('uploaded')
  expect(lastCode()).toBe(0)
  // An earlier report that comes late changes nothing.
  expect(await split([first], false, NOON + 1)).toBe('uploaded')
  expect(lastCode()).toBe(10060023)
})

test('what was refunded in full is not shipped any more', async () => {
  const all = { refundId: 'r1', paymentId: 'order0000001', refundFen: fen(9_900), totalFen: fen(9_900), reason: '退' }
  await pay.refund(all)
  expect(await wechat.uploadShipping(report())).toBe('final')
  expect(lastCode()).toBe(10060004)
})

test.each([
  ['a payment nobody made', { paymentId: 'order0000002' }, 10060001],
  ['another payer', { payerOpenid: 'openid-of-wang' }, 10060031],
  ['no payer', { payerOpenid: '' }, 10060014],
  ['two parcels as one', { shippings: [parcel('A1'), parcel('A2')] }, 268485228],
  ['sixteen parcels', { isSplit: true, shippings: Array.from({ length: 16 }, (_, n) => parcel(`A${n}`)) }, 10060024],
  ['no parcel', { isSplit: true, shippings: [] }, 10060014],
  ['no number', { shippings: [parcel('')] }, 268485226],
  ['no company', { shippings: [parcel('A1', { company: '' })] }, 268485227],
  ['nothing in it', { shippings: [parcel('A1', { description: '' })] }, 10060008],
  ['121 signs of what is in it', { shippings: [parcel('A1', { description: '茶'.repeat(121) })] }, 10060009],
  ['SF Express without a phone', { shippings: [parcel('A1', { company: 'SF' })] }, 10060014],
])('%s is an operational failure', async (_, change, errcode) => {
  await expect(wechat.uploadShipping(report(change))).rejects.toThrow(Operational)
  expect(lastCode()).toBe(errcode)
})

test('SF Express with a masked phone is fine', async () => {
  const masked = parcel('SF1', { company: 'SF', receiverPhoneMasked: '138****0000' })
  expect(await wechat.uploadShipping(report({ shippings: [masked] }))).toBe('uploaded')
})
