import { ERRORS } from '@shared/kernel/errors'
import type { FailureCode } from '@/api/client'
import { refusalText } from './refusals'

const codes = [...Object.keys(ERRORS), 'OFFLINE'] as FailureCode[]

test('every code has words of its own: Chinese, plain, without exclamation marks, and 你 rather than 您', () => {
  const words = codes.map(refusalText)
  for (const text of words) expect(text).toMatch(/^[\u4e00-\u9fff][^!！您]+$/)
  expect(new Set(words).size).toBe(codes.length)
})
