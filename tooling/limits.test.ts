import * as z from 'zod'
import { collectLimits, committedLimits, limitsText } from './limits'

test('the committed limits are what the contracts say (npm run build limits writes them)', () => {
  expect(committedLimits()).toBe(limitsText())
})

test('a field says its length, pattern and range as typed, and whether it must be filled in', () => {
  const contracts = {
    'things.make': {
      input: z.strictObject({
        requestId: z.string(),
        name: z.string().trim().min(1).max(20).optional(),
        code: z.string().regex(/^\d{8}$/),
        amountFen: z.int().min(100).max(20_000),
      }),
    },
  }
  expect(collectLimits(contracts)).toEqual({
    'things.make': {
      name: { minLength: 1, maxLength: 20, required: false },
      code: { pattern: '^\\d{8}$', required: true },
      amountFen: { minimum: 100, maximum: 20_000, required: true },
    },
  })
})

test('a field that is cleaned before it is checked has the limits of what is typed', () => {
  const cleaned = z
    .string()
    .max(32)
    .transform((text) => text.trim())
    .pipe(z.string().regex(/^[A-Z]{5}$/))
  expect(collectLimits({ 'a.b': { input: z.strictObject({ code: cleaned }) } })).toEqual({
    'a.b': { code: { maxLength: 32, required: true } },
  })
})

test('an action without fields is left out, and an integer without limits of its own has none', () => {
  const contracts = {
    'a.none': { input: z.strictObject({}) },
    'a.count': { input: z.strictObject({ count: z.int() }) },
  }
  expect(collectLimits(contracts)).toEqual({ 'a.count': { count: { required: true } } })
})
