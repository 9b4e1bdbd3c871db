import { type Cloud, startCloud } from '../index'
import { SampleFunctions } from './sample-function'

const samples = new SampleFunctions()
let cloud: Cloud

// Answers what the vendor's SDK says about the caller, by both of its ways, before and after giving others a turn.
const WHO_AM_I = `
  const read = () => {
    const { WX_OPENID = '', TCB_UUID = '', TCB_SOURCE = '' } = cloudbase.getCloudbaseContext(context)
    const { openId, uid, isAnonymous } = app.auth().getUserInfo()
    return { openid: WX_OPENID, uid: TCB_UUID, source: TCB_SOURCE, envOpenid: openId, envUid: uid, isAnonymous }
  }
  const first = read()
  await new Promise((resolve) => setTimeout(resolve, event.pauseMs ?? 0))
  return { first, later: read(), instance: process.env.TENCENTCLOUD_SECRETID, userInfo: event.userInfo }
`

interface Who {
  readonly openid: string
  readonly uid: string
  readonly source: string
  readonly envOpenid: string
  readonly envUid: string
  readonly isAnonymous: boolean
}
interface Answer {
  readonly first: Who
  readonly later: Who
  readonly instance: string
  readonly userInfo?: { openId: string; appId: string }
}

async function call(name: string, event: object, token?: string): Promise<Answer> {
  const response = await fetch(`${cloud.url}/v1/functions/${name}`, {
    method: 'POST',
    body: JSON.stringify(event),
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
  })
  expect(response.status).toBe(200)
  return response.json()
}

beforeAll(async () => {
  cloud = await startCloud({
    stateDir: null,
    functions: [
      samples.declare('who', WHO_AM_I),
      samples.declare('single', WHO_AM_I, { maxInstances: 1 }),
      samples.declare('outer', `return (await app.callFunction({ name: 'single', data: {} })).result`),
    ],
  })
})
afterAll(async () => {
  await cloud.close()
  samples.remove()
})

test('400 callers at once over several instances are never mistaken for one another', async () => {
  const callers = Array.from({ length: 400 }, (_, index) => `caller-${index}`)
  const answers = await Promise.all(
    callers.map((subject, index) => {
      const provider = index % 2 === 0 ? 'wechat' : 'cloudbase'
      return call('who', { pauseMs: index % 7 }, cloud.signIn({ provider, subject }))
    }),
  )
  const seen = answers.map(({ first, later }) =>
    [first, later].map((who) => [who.openid + who.uid, who.envOpenid + who.envUid]),
  )
  expect(seen).toEqual(callers.map((subject) => Array(2).fill([subject, subject])))
  expect(new Set(answers.map(({ instance }) => instance)).size).toBeGreaterThan(1)
})

test('an anonymous call after an identified one on the same warm instance sees no identity', async () => {
  const identified = await call('single', {}, cloud.signIn({ provider: 'wechat', subject: 'openid-of-li' }))
  const anonymous = await call('single', {})
  expect(anonymous.instance).toBe(identified.instance)
  expect(identified.first).toMatchObject({ openid: 'openid-of-li', envOpenid: 'openid-of-li' })
  expect(anonymous.first).toEqual({
    openid: '',
    uid: '',
    source: 'web_client',
    envOpenid: '',
    envUid: '',
    isAnonymous: false,
  })
  expect(anonymous.userInfo).toBeUndefined()
})

test('a mini-program call carries the user in the event, over whatever the client wrote there', async () => {
  const answer = await call(
    'who',
    { userInfo: { openId: 'forged' } },
    cloud.signIn({ provider: 'wechat', subject: 'real' }),
  )
  expect(answer.userInfo).toEqual({ openId: 'real', appId: cloud.sdkEnvironment().WECHAT_APPID })
})

test('a function called by a function sees the end user, and the chain of sources', async () => {
  const answer = await call('outer', {}, cloud.signIn({ provider: 'wechat', subject: 'openid-of-wang' }))
  expect(answer.first).toMatchObject({ openid: 'openid-of-wang', source: 'wx_client,scf' })
  const uid = await call('outer', {}, cloud.signIn({ provider: 'cloudbase', subject: 'uid-of-wang' }))
  expect(uid.first).toMatchObject({ openid: '', uid: 'uid-of-wang', source: 'web_client,scf' })
  const nobody = await call('outer', {})
  expect(nobody.first).toMatchObject({ openid: '', uid: '', envOpenid: '', envUid: '' })
})

test('an anonymous sign-in gives a new user each time, or the same one to a device that names itself', async () => {
  const signIn = async (headers: Record<string, string>) => {
    const response = await fetch(`${cloud.url}/auth/v1/signin/anonymously`, { method: 'POST', headers, body: '{}' })
    return (await response.json()) as { access_token: string; token_type: string; expires_in: number; sub: string }
  }
  const [one, other] = [await signIn({}), await signIn({})]
  expect(one).toMatchObject({ token_type: 'Bearer', expires_in: 7200 })
  expect(one.sub).not.toBe(other.sub)
  const device = { 'x-device-id': 'device-1' }
  expect((await signIn(device)).sub).toBe((await signIn(device)).sub)
  expect((await call('who', {}, one.access_token)).first).toMatchObject({ uid: one.sub, isAnonymous: true })
})

test('an access token ends after two hours of the virtual clock; a forged one never begins', async () => {
  const response = await fetch(`${cloud.url}/auth/v1/signin/anonymously`, { method: 'POST' })
  const { access_token: token } = (await response.json()) as { access_token: string }
  const use = (bearer: string) =>
    fetch(`${cloud.url}/v1/functions/who`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}` },
      body: '{}',
    })
  await cloud.clock.advance(7199_000)
  expect((await use(token)).status).toBe(200)
  await cloud.clock.advance(1_000)
  const expired = await use(token)
  expect([expired.status, await expired.json()]).toEqual([
    401,
    expect.objectContaining({ code: 'ACCESS_TOKEN_EXPIRED' }),
  ])
  const forged = await use(`${token.slice(0, -4)}AAAA`)
  expect([forged.status, await forged.json()]).toEqual([401, expect.objectContaining({ code: 'CHECK_LOGIN_FAILED' })])
})
