import { decisionsOf } from '../../tests/attribution/run-replay'
import { buy, days, lock, mint, plan, register, type Step, see, story } from '../../tests/attribution/story'
import { LOST_VISITS_MAX } from './model'
import { RULESETS } from './rulesets'

const last = (names: string, ...steps: readonly Step[]) => {
  const decision = decisionsOf(story(...steps), names).at(-1)
  if (decision === undefined) throw new Error('no order')
  return decision
}
const why = (names: string, ...steps: readonly Step[]) =>
  last(names, ...steps).rejected.map(({ ruleset, promoter, share, reason }) => [ruleset, promoter, share, reason])

const cardA = mint('xa', 'A', 'product', 'a')
const cardB = mint('ya', 'B', 'product', 'a')
const liveB = mint('yl', 'B', 'live', 'lB')
const cardBb = mint('yb', 'B', 'product', 'b')

describe('why this promoter', () => {
  test('the dye that won is told with its visit, its share and its end, under the ruleset and its hash', () => {
    const steps = [cardA, see('C', 'xa', 'a'), days(2), see('C', 'xa', 'a'), buy('C', 'a')]
    const visitedAt = story(...steps).at(-2)?.t ?? 0
    const { ruleset, because } = last('alliance-2024', ...steps)
    const { hash } = RULESETS.get('alliance-2024') ?? {}
    expect(ruleset).toEqual({ name: 'alliance-2024', hash })
    expect(because).toEqual({
      ruleset: 'alliance-2024',
      hash,
      by: 'dye',
      on: 'product',
      key: 'a',
      share: 'xa',
      kind: 'product',
      visit: 2,
      visitedAt,
      endsAt: visitedAt + days(30),
      extensions: 0,
    })
  })
  test('a binding is told with how and when it came to be', () => {
    const steps = [register('C', { code: 'KA' }), buy('C', 'a')]
    expect(last('tuike-2025,referral', ...steps).because).toMatchObject({
      ruleset: 'referral',
      by: 'binding',
      boundBy: 'code',
      boundAt: story(...steps).at(-2)?.t,
    })
  })
  test('nobody has no because', () => {
    expect(last('tuike-2025', buy('C', 'a'))).toEqual({
      promoter: null,
      basis: 'none',
      ruleset: null,
      because: null,
      rejected: [],
    })
  })
})

describe('why not the others', () => {
  test.each([
    ['expired', 'alliance-2024', [cardA, see('C', 'xa', 'a'), days(31), buy('C', 'a')], 'A', 'xa'],
    [
      'expired, and dropped since',
      'tuike-2025',
      [cardA, see('C', 'xa', 'a'), days(31), see('C', null, 'a'), buy('C', 'a')],
      'A',
      'xa',
    ],
    [
      'older',
      'alliance-2024',
      [liveB, cardA, see('C', 'yl', 'live:lB'), see('C', 'xa', 'a'), buy('C', 'a@f1')],
      'B',
      'yl',
    ],
    [
      'older, and replaced since',
      'tuike-2025',
      [cardB, cardA, see('C', 'ya', 'a'), see('C', 'xa', 'a'), buy('C', 'a')],
      'B',
      'ya',
    ],
    [
      'indirect-under-direct',
      'alliance-2024',
      [cardA, cardBb, see('C', 'xa', 'a'), see('C', 'yb', 'b'), buy('C', 'a')],
      'B',
      'yb',
    ],
    ['not-promoted', 'tuike-2025', [cardA, see('C', 'xa', 'a'), plan('a', false), buy('C', 'a')], 'A', 'xa'],
    [
      'not-promoted at the visit',
      'tuike-2025',
      [mint('xz', 'A', 'product', 'z'), see('C', 'xz', 'z'), buy('C', 'a')],
      'A',
      'xz',
    ],
    [
      'minted-elsewhere',
      'tuike-2025',
      [mint('xe', 'A', 'product', 'a', 'elsewhere'), see('C', 'xe', 'a'), buy('C', 'a')],
      'A',
      'xe',
    ],
    [
      'minted-before-registration',
      'tuike-2025',
      [mint('xd', 'D', 'product', 'a'), see('C', 'xd', 'a'), buy('C', 'a')],
      'D',
      'xd',
    ],
    ['forwarded-content', 'tuike-2025', [liveB, see('C', 'yl', 'live:lB', 'D'), buy('C', 'a')], 'B', 'yl'],
    [
      'kind-not-covered',
      'alliance-2024',
      [mint('xs', 'A', 'shop', 's1'), see('C', 'xs', 'shop:s1'), buy('C', 'a')],
      'A',
      'xs',
    ],
  ] as const)('%s', (say, names, steps, promoter, share) => {
    const reason = say.split(/[, ]/)[0]
    expect(why(names, ...steps)).toEqual([[names, promoter, share, reason]])
  })

  test('a list of rulesets tells under which of them a candidate lost', () => {
    const steps = [cardA, see('C', 'xa', 'a'), plan('a', false), register('C', { code: 'KB' }), buy('C', 'a')]
    expect(why('tuike-2025,referral', ...steps)).toEqual([['tuike-2025', 'A', 'xa', 'not-promoted']])
  })

  test('visits that have nothing to do with the line’s shop are not told', () => {
    const steps = [mint('y2', 'B', 'video', 'v2'), see('C', 'y2', 'video:v2', 'D'), cardA, see('C', 'xa', 'a')]
    expect(why('tuike-2025', ...steps, buy('C', 'a'))).toEqual([])
    expect(why('tuike-2025', ...steps, buy('C', 'e'))).toEqual([['tuike-2025', 'B', 'y2', 'forwarded-content']])
  })

  test('a chain that goes on has not lost to itself, and an extended end is told as extended', () => {
    const { because, rejected } = last(
      'tuike-2025',
      lock('s1', { 'product.order': 5 }),
      cardA,
      see('C', 'xa', 'a'),
      see('C', 'xa', 'a'),
      buy('C', 'a'),
      buy('C', 'a'),
    )
    expect(rejected).toEqual([])
    expect(because).toMatchObject({ extensions: 1 })
  })

  test(`only the last ${LOST_VISITS_MAX} visits that lost are kept`, () => {
    const lost = Array.from({ length: 30 }, () => see('C', 'yl', 'live:lB', 'D'))
    expect(why('tuike-2025', liveB, ...lost, buy('C', 'a'))).toHaveLength(LOST_VISITS_MAX)
  })
})
