import { ROWS } from '../../tests/attribution/rows'
import { paidIn } from '../../tests/attribution/run-replay'

describe('the worked examples, replayed from their lines', () => {
  test.each(ROWS)('$id: $say', ({ ruleset, events, want, lockDays }) => {
    expect(paidIn(events, ruleset, lockDays)).toEqual(want)
  })
})
