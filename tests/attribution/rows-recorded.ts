import { buy, mint, NOBODY, type Paid, type Row, register, rule, type Step, see, story } from './story'

const row = (id: string, say: string, steps: readonly Step[], ...want: readonly Paid[]): Row => ({
  id,
  say,
  ruleset: 'recorded',
  events: story(...steps),
  want,
})

const cardA = mint('xa', 'A', 'product', 'a')
const A_TOUCH: Paid = ['A', 'last-touch']
const A: Paid = ['A', 'direct']

/** Which rulesets hold is itself an event: `--ruleset recorded`. */
export const RECORDED_ROWS: readonly Row[] = [
  row(
    'recorded 1',
    'a ruleset that comes into force starts without dyes; what it dyes from then on counts',
    [
      rule('tuike-2025'),
      cardA,
      see('C', 'xa', 'a'),
      rule('alliance-2024'),
      buy('C', 'a'),
      see('C', 'xa', 'a'),
      buy('C', 'a'),
    ],
    NOBODY,
    A,
  ),
  row(
    'recorded 2',
    'a ruleset that comes back has kept its own dyes, and has seen nothing in between',
    [
      rule('tuike-2025'),
      cardA,
      mint('ya', 'B', 'product', 'a'),
      see('C', 'xa', 'a'),
      rule('alliance-2024'),
      see('C', 'ya', 'a'),
      buy('C', 'a'),
      rule('tuike-2025'),
      buy('C', 'a'),
    ],
    ['B', 'direct'],
    A_TOUCH,
  ),
  row(
    'recorded 3',
    'a binding is for good, whichever rulesets were in force at the registration',
    [
      rule('tuike-2025'),
      cardA,
      register('C', { share: 'xa' }),
      buy('C', 'a'),
      rule('tuike-2025', 'referral'),
      buy('C', 'a'),
    ],
    NOBODY,
    ['A', 'bound'],
  ),
  row(
    'recorded 4',
    'before the first list nothing is in force and nobody is paid',
    [cardA, see('C', 'xa', 'a'), buy('C', 'a'), rule('tuike-2025'), buy('C', 'a')],
    NOBODY,
    NOBODY,
  ),
  row(
    'recorded 5',
    'the order of the list decides, and a later list changes it from its own place in the file',
    [
      rule('referral', 'tuike-2025'),
      cardA,
      mint('yr', 'B', 'register', 'page'),
      register('C', { share: 'yr' }),
      see('C', 'xa', 'a'),
      buy('C', 'a'),
      0,
      rule('tuike-2025', 'referral'),
      0,
      buy('C', 'a', 'z'),
    ],
    ['B', 'bound'],
    A_TOUCH,
    ['B', 'bound'],
  ),
]
