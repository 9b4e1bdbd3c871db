import { flawsOf } from '@shared/kernel/steps'
import { PROMOTER_STEPS, type Promoter } from './model'
import { CODE_TRIES_MAX, codeLength, stepPromoter } from './rules'

const active: Promoter = { code: 'K7QF2', state: 'active', enrolledAt: 0, disabledReason: null, version: 1 }

test('every state of a promoter can be reached, and none is an end', () => {
  expect(flawsOf(PROMOTER_STEPS, 'active', { endless: true })).toEqual([])
})

test('disabling keeps the reason, enabling forgets it, and each is a newer version', () => {
  const disabled = stepPromoter(active, 'disabled', '刷单')
  expect(disabled).toEqual({ ...active, state: 'disabled', disabledReason: '刷单', version: 2 })
  expect(stepPromoter(disabled, 'active', '误判')).toEqual({ ...active, version: 3 })
})

test('a step into the state one is in already is no step', () => {
  expect(stepPromoter(active, 'active', 'again')).toBe(active)
})

test('codes begin with five signs and grow to eight before the search gives up', () => {
  const lengths = Array.from({ length: CODE_TRIES_MAX }, (_, attempt) => codeLength(attempt))
  expect(lengths).toEqual([5, 5, 5, 6, 6, 6, 7, 7, 7, 8, 8, 8])
})
