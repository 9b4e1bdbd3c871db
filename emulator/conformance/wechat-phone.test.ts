import { type Cloud, startCloud } from '../index'

const MINUTE = 60_000
let cloud: Cloud

beforeEach(async () => {
  cloud = await startCloud({ stateDir: null })
})
afterEach(() => cloud.close())

async function post(path: string, body: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(`${cloud.sdkEnvironment().WECHAT_API_URL}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
  return (await response.json()) as Record<string, unknown>
}
async function redeem(code: unknown): Promise<Record<string, unknown>> {
  const { WECHAT_APPID: appid, WECHAT_SECRET: secret } = cloud.sdkEnvironment()
  const { access_token: token } = await post('/cgi-bin/stable_token', {
    grant_type: 'client_credential',
    appid,
    secret,
  })
  return post(`/wxa/business/getuserphonenumber?access_token=${token}`, { code })
}

test('a code of the phone button gives the phone of whoever pressed it, with the app and the moment', async () => {
  const answer = await redeem(cloud.wechat.issuePhoneCode('13812345678'))
  const watermark = { appid: cloud.sdkEnvironment().WECHAT_APPID, timestamp: expect.any(Number) }
  const phone = { phoneNumber: '13812345678', purePhoneNumber: '13812345678', countryCode: '86', watermark }
  expect(answer).toEqual({ errcode: 0, errmsg: 'ok', phone_info: phone })
})

test('a number of elsewhere carries its country’s code, and stands without it too', async () => {
  const { phone_info } = await redeem(cloud.wechat.issuePhoneCode('4155550123', '1'))
  expect(phone_info).toMatchObject({ phoneNumber: '+14155550123', purePhoneNumber: '4155550123', countryCode: '1' })
})

test('a code is good once, and each code has its own phone', async () => {
  const [mine, yours] = [cloud.wechat.issuePhoneCode('13812345678'), cloud.wechat.issuePhoneCode('13987654321')]
  expect(await redeem(yours)).toMatchObject({ phone_info: { purePhoneNumber: '13987654321' } })
  expect(await redeem(yours)).toEqual({ errcode: 40163, errmsg: expect.stringContaining('code been used') })
  expect(await redeem(mine)).toMatchObject({ phone_info: { purePhoneNumber: '13812345678' } })
})

test('a code is good for five minutes of the virtual clock', async () => {
  const [early, late] = [cloud.wechat.issuePhoneCode('13812345678'), cloud.wechat.issuePhoneCode('13812345678')]
  await cloud.clock.advance(4 * MINUTE)
  expect(await redeem(early)).toMatchObject({ errcode: 0 })
  await cloud.clock.advance(MINUTE)
  expect(await redeem(late)).toMatchObject({ errcode: 40029 })
})

test.each([['made-up'], [''], [undefined], [7]])('%p is no code', async (code) => {
  expect(await redeem(code)).toMatchObject({ errcode: 40029 })
})

test('without a token nobody gets a phone, and the code stays good', async () => {
  const code = cloud.wechat.issuePhoneCode('13812345678')
  expect(await post('/wxa/business/getuserphonenumber', { code })).toMatchObject({ errcode: 41001 })
  expect(await redeem(code)).toMatchObject({ errcode: 0 })
})

test('a reply that is lost has used the code up', async () => {
  const code = cloud.wechat.issuePhoneCode('13812345678')
  cloud.faults.inject({ name: 'lost-reply', match: 'wechat:getuserphonenumber' })
  await expect(redeem(code)).rejects.toThrow('fetch failed')
  expect(await redeem(code)).toMatchObject({ errcode: 40163 })
})
