import fc from 'fast-check'
import { histories, namedDays, rulesetLists } from '../../tests/attribution/histories'
import { naiveDecisions } from '../../tests/attribution/naive'
import { decisionsOf, paidIn } from '../../tests/attribution/run-replay'

/** Each history is compared once; a failure prints its seed and the smallest history that still fails. */
const RUNS = 3_000

test('the engine and the naive one, written from the same sentences, agree on every line of random histories', () => {
  fc.assert(
    fc.property(histories, rulesetLists, namedDays, (log, ruleset, lockDays) => {
      expect(paidIn(log, ruleset, lockDays)).toEqual(naiveDecisions(log, ruleset, lockDays))
    }),
    { numRuns: RUNS },
  )
})

test('the histories are worth comparing: every basis is met often', () => {
  const met = new Map<string, number>()
  for (const [log, ruleset] of fc.sample(fc.tuple(histories, rulesetLists), { numRuns: 400, seed: 1 })) {
    for (const { basis } of decisionsOf(log, ruleset)) met.set(basis, (met.get(basis) ?? 0) + 1)
  }
  for (const basis of ['direct', 'indirect', 'last-touch', 'bound', 'none'])
    expect(met.get(basis) ?? 0).toBeGreaterThan(100)
})
