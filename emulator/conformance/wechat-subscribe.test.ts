import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cloud, startCloud } from '../index'

const SHIPPED = 'tmpl-of-shipped-orders-0001'
const KEYS = ['thing1', 'amount2', 'time3', 'name4', 'phrase5']
const DATA = {
  thing1: { value: '山茶籽油' },
  amount2: { value: '12.50元' },
  time3: { value: '2019年10月1日 15:01' },
  name4: { value: '小王' },
  phrase5: { value: '已发货' },
}

let cloud: Cloud
beforeEach(async () => {
  cloud = await startCloud({ stateDir: null })
  cloud.wechat.addTemplate(SHIPPED, KEYS)
})
afterEach(() => cloud.close())

async function post(path: string, body: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(`${cloud.sdkEnvironment().WECHAT_API_URL}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
  return (await response.json()) as Record<string, unknown>
}
async function send(change: object = {}): Promise<unknown> {
  const { WECHAT_APPID: appid, WECHAT_SECRET: secret } = cloud.sdkEnvironment()
  const grant_type = 'client_credential'
  const { access_token: token } = await post('/cgi-bin/stable_token', { grant_type, appid, secret })
  const message = { touser: 'o1', template_id: SHIPPED, page: 'pages/orders/order/index?id=1', data: DATA, ...change }
  return (await post(`/cgi-bin/message/subscribe/send?access_token=${token}`, message)).errcode
}

test('one grant is one message, and another’s grant is not theirs', async () => {
  cloud.wechat.grantSubscription('o1', SHIPPED)
  expect(await send({ touser: 'o2' })).toBe(43101)
  expect([await send(), await send()]).toEqual([0, 43101])
  cloud.wechat.grantSubscription('o1', SHIPPED)
  cloud.wechat.grantSubscription('o1', SHIPPED)
  expect([await send(), await send(), await send()]).toEqual([0, 0, 43101])
})

test.each<[string, object, number]>([
  ['nobody', { touser: '' }, 40003],
  ['a template that is none', { template_id: 'tmpl-of-nothing-at-all-0001' }, 40037],
  ['a page with a leading slash', { page: '/pages/orders/order/index' }, 41030],
  ['no data', { data: null }, 47003],
  ['a field that is missing', { data: { ...DATA, thing1: undefined } }, 47003],
  ['a thing of 21 signs', { data: { ...DATA, thing1: { value: '字'.repeat(21) } } }, 47003],
  ['a thing in two lines', { data: { ...DATA, thing1: { value: '一\n二' } } }, 47003],
  ['an empty thing', { data: { ...DATA, thing1: { value: '' } } }, 47003],
  ['an amount of eleven digits', { data: { ...DATA, amount2: { value: '123456789.01' } } }, 47003],
  ['a time of another form', { data: { ...DATA, time3: { value: '2019-10-01T15:01' } } }, 47003],
  ['a name of eleven Chinese signs', { data: { ...DATA, name4: { value: '王'.repeat(11) } } }, 47003],
  ['a phrase with a letter', { data: { ...DATA, phrase5: { value: '已A发' } } }, 47003],
])('a message to or with %s is refused, and uses up no grant', async (_, change, errcode) => {
  cloud.wechat.grantSubscription('o1', SHIPPED)
  expect(await send(change)).toBe(errcode)
  expect(cloud.wechat.grantsLeft('o1', SHIPPED)).toBe(1)
})

test('fields up to their limits are taken', async () => {
  cloud.wechat.grantSubscription('o1', SHIPPED)
  const full = {
    thing1: { value: '字'.repeat(20) },
    amount2: { value: '¥99999999.99' },
    name4: { value: 'A'.repeat(20) },
  }
  expect(await send({ data: { ...DATA, ...full } })).toBe(0)
})

test('without a token nothing is sent', async () => {
  const message = { touser: 'o1', template_id: SHIPPED, data: DATA }
  expect(await post('/cgi-bin/message/subscribe/send', message)).toMatchObject({ errcode: 41001 })
})

test('the desk grants for a person, and not for a template that is none', async () => {
  const grant = (templateId: unknown) =>
    fetch(`${cloud.url}/emulator/wechat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ grant: { openid: 'o1', templateId } }),
    })
  expect((await grant(SHIPPED)).status).toBe(200)
  expect(cloud.wechat.grantsLeft('o1', SHIPPED)).toBe(1)
  expect([(await grant('tmpl-of-nothing-at-all-0001')).ok, (await grant(7)).ok]).toEqual([false, false])
})

test('templates and grants outlive a restart', async () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'tuike-subscriptions-'))
  try {
    const before = await startCloud({ stateDir, timers: 'wound' })
    before.wechat.addTemplate(SHIPPED, KEYS)
    before.wechat.grantSubscription('o1', SHIPPED)
    await before.close()
    const after = await startCloud({ stateDir, timers: 'wound' })
    const left = after.wechat.grantsLeft('o1', SHIPPED)
    await after.close()
    expect(left).toBe(1)
  } finally {
    rmSync(stateDir, { recursive: true, force: true })
  }
})
