import { createVerify } from 'node:crypto'
import { readSettings } from '../settings'
import { paySignMessage, requestMessage, Signer } from './signature'

/** Public key of the pair under which WeChat Pay's pages and SDKs publish their samples. */
const SAMPLE_MERCHANT = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAptpm+qvIDCh/9wjU26SQ
CK26ogYkBhDrYxnAaw2JbbBsp1oDbHKk+1r381NeBUG2HEFAuU+Fr72u5ot3yKdz
oF/FajAzQNKnm569/D3upKoi8mYBaST15Uig8j8qoUW1U217LL0jEHlSnHV3lcaD
TXqDpTRR4Bfz9IqOgJgFZ8/oTfEomSrjrLYef81Eyxr7ZIMQXEKKEK7V4UXKS0+/
fDsiG/cXidhzt8UbTL9vqXqxM2+IDImyO+FAc/tkBG55LmzxPto1Nq0WbnZzRM/w
Tzrd0I/8NlevxtFbphg4evlHjFNI7+GrqR87ViEwuAJJ9Je5QQjct5YJfFRWiZ5C
MQIDAQAB
-----END PUBLIC KEY-----`
const PAY_SIGN =
  'mI35pfNEQV6777ke/1T+LJLQDNTm7yeoUJH+j/adPGhmCCi0PbgkvYQTRcXH0uibcLVtvFLdGLpmoYO9FV6lBBsTAjuhh5YOvQi0e2g3e0yytitiNET9FEuqM0pjnKfRW4K6LIZDdbWJv9KhZUx3DrJa5TL7OJ7VdADVivxVySIlPVKjGwuCXzuXSJes0UcILgWQUMyha5/3nYofuHtS7r+KYyMuxD+oJ9VM1Qdxk4UIG59CP5Y3wtYIFybyF3bdu1caHTRRX+DLyMXyYA/IrTmiW01c4RPjpHBX5Dk1sZyY1zVsWNsvMHr2e1NTWtBxKJ+qk5N61J7caYoepHFaxw=='
const REQUEST_SIGN =
  'jnks4dlrPw3ZX+ozVvSK39oa0t7OMBsg83BHAwd8BRdUFiVaQNTLTvci+wURgP1OQBbKYhFGvt7iqYpDSTQkp7Uq1sltaQKyncCyrA1g88m5bsKERQfPyT0ahSwKTYJ1CAn9QiJuSJRq1QsQs07eehbU/k9BCS51jTyc1Jpsi2H77HF9f/BnjXAOP3/sPObg6V5Ee4EzwLox684hhuMuIwHo7D8KFk3LIHOKDcNI4It1aCXydFWNpNK+SG86VUDe5kwoDpw4Ulqfu9z8OFDGbDs9TCxEv8iqQzbpxOlEVoOe2kalSYM5kApQb3nZcxdUtoE0liJGW3RGUNE0t4v01A=='
const REQUEST_BODY =
  '{"appid":"wxd678efh567hg6787","mchid":"1900007291","description":"Image形象店-深圳腾大-QQ公仔","out_trade_no":"1217752501201407033233368018","notify_url":"https://www.weixin.qq.com/wxpay/pay.php","amount":{"total":100,"currency":"CNY"},"payer":{"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"}}'

/** A published answer of WeChat's, and the key it was signed with. */
const SAMPLE_WECHAT = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwXNI6sdlknHBnK8Fu2U6
Cwor9qY747jP8KAfeBMeveEt1TqaHkLfaSD07trZLhGpfs8/AHqjhgSMO1O10YQW
OrrJ4hjIWPKqxbgrYMkBQc+mwdiWp4W3ByCqxBRagCveCXRWCmuJYovl9H/bsDI0
iGbpVtEOghJtfciisYSgxcLufUDTRkvwxjIBK1pCRjk33jJ5YTBWTHMRtMAOcFLN
F6hdEYdX8SPsgHHeLZ5Lv2T/686w1xtgCHef/sd4uSfWmyzsalQdHG/e4IyYmrhx
+O3VBoNDzE3nx23bFeV/RVNCG7cV6VhmYokJNHa/erIPkEmEFID6A5wQOXuxUkmJ
WwIDAQAB
-----END PUBLIC KEY-----`
const ANSWER = {
  timestamp: '1722850421',
  nonce: 'd824f2e086d3c1df967785d13fcd22ef',
  signature:
    'mfI1CPqvBrgcXfgXMFjdNIhBf27ACE2YyeWsWV9ZI7T7RU0vHvbQpu9Z32ogzc+k8ZC5n3kz7h70eWKjgqNdKQF0eRp8mVKlmfzMLBVHbssB9jEZEDXThOX1XFqX7s7ymia1hoHQxQagPGzkdWxtlZPZ4ZPvr1RiqkgAu6Is8MZgXXrRoBKqjmSdrP1N7uxzJ/cjfSiis9FiLjuADoqmQ1P7p2N876YPAol7Rn0+GswwAwxldbdLrmVSjfytfSBJFqTMHn4itojgxSWWN1byuckQt8hSTEv/Lg97QoeGniYP17T80pJeQyL3b+295FPHSO2AtvCgyIbKMZ0BALilAA==',
  serial: 'PUB_KEY_ID_1',
  body: '{"code_url":"weixin://wxpay/bizpayurl?pr=JyC91EIz1"}',
}
const THEN = 1_722_850_421_000

const signer = (publicKey = SAMPLE_WECHAT) =>
  new Signer(readSettings({ WECHAT_PAY_PUBLIC_KEY_ID: 'PUB_KEY_ID_1', WECHAT_PAY_PUBLIC_KEY: publicKey }))
const isSampleSignature = (message: string, signature: string) =>
  createVerify('RSA-SHA256').update(message).verify(SAMPLE_MERCHANT, signature, 'base64')

test('the official sample of paySign is the signature of our text', () => {
  const sample = {
    timeStamp: '1554208460',
    nonceStr: '593BEC0C930BF1AFEB40B4A08C8FB242',
    package: 'prepay_id=wx201410272009395522657a690389285100',
  }
  expect(isSampleSignature(paySignMessage('wx2421b1c4370ec43b', sample), PAY_SIGN)).toBe(true)
  expect(isSampleSignature(paySignMessage('wx2421b1c4370ec43c', sample), PAY_SIGN)).toBe(false)
})

test('the official sample of a request is the signature of our text', () => {
  const request = { method: 'POST', path: '/v3/pay/transactions/jsapi', body: REQUEST_BODY }
  const message = requestMessage(request, 1_554_208_460, '593BEC0C930BF1AFEB40B4A08C8FB242')
  expect(isSampleSignature(message, REQUEST_SIGN)).toBe(true)
})

test('a published answer of WeChat is trusted, also with a key on one line', () => {
  expect(signer().objectionTo(ANSWER, THEN)).toBeNull()
  expect(signer(SAMPLE_WECHAT.replaceAll('\n', '\\n')).objectionTo(ANSWER, THEN)).toBeNull()
})

test.each([
  ['another body', { body: `${ANSWER.body} ` }, /signature is wrong/],
  ['another nonce', { nonce: 'other' }, /signature is wrong/],
  ['another key', { serial: 'PUB_KEY_ID_2' }, /not ours: PUB_KEY_ID_2/],
  ['no key', { serial: '' }, /not ours/],
  ['no signature', { signature: '' }, /signature is wrong/],
  ['no timestamp', { timestamp: '' }, /not fresh/],
  ['a timestamp that is no number', { timestamp: 'Infinity' }, /not fresh/],
  ['the probe', { signature: `WECHATPAY/SIGNTEST/${ANSWER.signature}` }, /probe/],
])('an answer with %s is not', (_, change, objection) => {
  expect(signer().objectionTo({ ...ANSWER, ...change }, THEN)).toMatch(objection)
})

test('300 seconds either way are fresh, a millisecond more is not', () => {
  for (const distance of [300_000, -300_000]) expect(signer().objectionTo(ANSWER, THEN + distance)).toBeNull()
  for (const distance of [300_001, -300_001]) expect(signer().objectionTo(ANSWER, THEN + distance)).toMatch(/not fresh/)
})
