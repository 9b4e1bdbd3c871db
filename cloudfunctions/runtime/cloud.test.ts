import { identityOf } from './cloud'

/** What the platform hands a function as its second argument (reference: node-sdk 3.18.3, parseContext). */
const contextWith = (environment: object) => ({
  ...{ memory_limit_in_mb: 512, time_limit_in_ms: 10_000, request_id: 'r', function_version: '$LATEST' },
  ...{ namespace: 'env', function_name: 'api', environ: '', environment: JSON.stringify(environment) },
})
const KEYS = { WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID', TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_UUID' }

describe('who is calling', () => {
  const before = { ...process.env }
  afterEach(() => {
    process.env = { ...before }
  })

  test('is the openid of a mini-program’s user, else the uid of somebody who signed in elsewhere', () => {
    expect(identityOf(contextWith({ ...KEYS, WX_OPENID: 'o1', TCB_UUID: 'u1' }))).toEqual({
      provider: 'wechat',
      subject: 'o1',
    })
    expect(identityOf(contextWith({ ...KEYS, TCB_UUID: 'u1' }))).toEqual({ provider: 'cloudbase', subject: 'u1' })
  })

  test('is nobody on an instance whose environment still names the caller before', () => {
    Object.assign(process.env, { ...KEYS, WX_OPENID: 'the caller before', TCB_UUID: 'the one before that' })
    expect(identityOf(contextWith(KEYS))).toBeNull()
    expect(identityOf(contextWith({ ...KEYS, WX_OPENID: '' }))).toBeNull()
  })
})
