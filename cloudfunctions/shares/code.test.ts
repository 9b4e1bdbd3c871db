import { ID_ALPHABET } from '@shared/kernel/ids'
import fc from 'fast-check'
import { codeOf, readCode, shareIdOf } from './code'

const SECRET = 'a secret that only this test knows, 32+'
const id = shareIdOf(SECRET, 'promoter-1', { kind: 'register' })
const code = codeOf(SECRET, id)

test("a share's code fits WeChat's scene: at most 32 signs of its alphabet", () => {
  expect(code).toMatch(/^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/)
})

test('a code names the share that it was made for', () => {
  expect(readCode(SECRET, code)).toBe(id)
})

test('the same promoter and target give the same share, another promoter another one', () => {
  expect(shareIdOf(SECRET, 'promoter-1', { kind: 'register' })).toBe(id)
  expect(shareIdOf(SECRET, 'promoter-2', { kind: 'register' })).not.toBe(id)
})

test('BN-4, PC-24: a code with any one sign changed is not ours', () => {
  const sign = fc.constantFrom(...ID_ALPHABET)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: code.length - 1 }), sign, (at, other) => {
      fc.pre(code[at] !== other)
      expect(readCode(SECRET, code.slice(0, at) + other + code.slice(at + 1))).toBeNull()
    }),
  )
})

test('a code made with another secret is not ours', () => {
  expect(readCode('another secret, also longer than 32 signs', code)).toBeNull()
})

test.each(['', 'abc', `${code}a`, code.slice(1), `${code.slice(0, 15)}%`])('%p is no code', (text) => {
  expect(readCode(SECRET, text)).toBeNull()
})
