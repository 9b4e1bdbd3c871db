import { phoneAnswer } from './phone-code'

test('the code that WeChat gave goes to the server', () => {
  expect(phoneAnswer({ code: 'c1', errMsg: 'getPhoneNumber:ok' })).toEqual({ kind: 'code', code: 'c1' })
})

test.each(['getPhoneNumber:fail user deny', 'getPhoneNumber:fail privacy permission is not authorized'])(
  '%s is a no, about which nothing has to be said',
  (errMsg) => expect(phoneAnswer({ errMsg })).toEqual({ kind: 'refused' }),
)

test.each([{ errMsg: 'getPhoneNumber:fail no permission' }, { code: '' }, {}])(
  'an answer without code and without a no is WeChat’s failure: %j',
  (detail) => expect(phoneAnswer(detail)).toEqual({ kind: 'unavailable' }),
)
