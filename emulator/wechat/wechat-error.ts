/** WeChat's own error codes, with the words its pages give them. */
const MESSAGES = {
  '-1': 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40013: 'invalid appid',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40129: 'invalid scene',
  40169: 'invalid length for scene, or the data is not json string',
  41001: 'access_token missing',
  41030: 'invalid page',
  42001: 'access_token expired',
  43002: 'require POST method',
  44002: 'empty post data',
  45009: 'reach max api daily quota limit',
  47001: 'data format error',
} as const satisfies Record<string, string>

/** A refusal of WeChat's server API: HTTP 200 with `errcode` and `errmsg`. */
export class WechatError extends Error {
  constructor(readonly errcode: number) {
    super(Object.entries(MESSAGES).find(([code]) => Number(code) === errcode)?.[1] ?? 'error')
    this.name = 'WechatError'
  }
}
