import { buy, days, enroll, mint, NOBODY, type Paid, plan, type Row, register, type Step, see, story } from './story'

const row = (id: string, ruleset: string, say: string, steps: readonly Step[], ...want: readonly Paid[]): Row => ({
  id,
  say,
  ruleset,
  events: story(...steps),
  want,
})
const referral = (id: string, say: string, steps: readonly Step[], ...want: readonly Paid[]): Row =>
  row(id, 'referral', say, steps, ...want)
const B: Paid = ['B', 'last-touch']
const BOUND_A: Paid = ['A', 'bound']
const BOUND_B: Paid = ['B', 'bound']

const liveA = mint('xl', 'A', 'live', 'lA')
const registerPageA = mint('xr', 'A', 'register', 'page')
const shopB = mint('ys', 'B', 'shop', 's1')

/** Ruleset referral, and lists with it: AB-1 to AB-7. */
export const REFERRAL_ROWS: readonly Row[] = [
  referral(
    'AB-1',
    'an unregistered visitor registers by A’s link',
    [registerPageA, register('C', { share: 'xr' }), buy('C', 'z')],
    BOUND_A,
  ),
  referral(
    'AB-2',
    'A’s code is typed',
    [register('C', { code: 'KA' }), buy('C', 'a', 'never-listed')],
    BOUND_A,
    BOUND_A,
  ),
  referral(
    'AB-3',
    'somebody registered opens A’s link, and even registers again by it',
    [register('C'), registerPageA, see('C', 'xr', 'register:page'), register('C', { share: 'xr' }), buy('C', 'a')],
    NOBODY,
  ),
  referral(
    'AB-4',
    'B’s code on a page whose share locks nobody',
    [register('C', { share: 'never-minted', code: 'KB' }), buy('C', 'a')],
    BOUND_B,
  ),
  referral(
    'AB-5',
    'A’s link and B’s code: the code wins',
    [registerPageA, register('C', { share: 'xr', code: 'KB' }), buy('C', 'a')],
    BOUND_B,
  ),
  row(
    'AB-6',
    'referral,tuike-2025',
    'bound to A, C buys by B’s link: the mall’s first ruleset decides',
    [
      registerPageA,
      mint('yb', 'B', 'product', 'b'),
      register('C', { share: 'xr' }),
      see('C', 'yb', 'b'),
      buy('C', 'b'),
    ],
    BOUND_A,
  ),
  row(
    'AB-6 the other way round',
    'tuike-2025,referral',
    'the last touch is B’s as long as it lasts; what it does not cover is A’s',
    [
      registerPageA,
      mint('yb', 'B', 'product', 'b'),
      register('C', { share: 'xr' }),
      see('C', 'yb', 'b'),
      buy('C', 'b', 'e', 'z'),
      days(31),
      buy('C', 'b'),
    ],
    B,
    BOUND_A,
    BOUND_A,
    BOUND_A,
  ),
  referral(
    'AB-7',
    'a binding does not expire',
    [shopB, register('C', { share: 'ys' }), days(3_650), buy('C', 'a')],
    BOUND_B,
  ),
  referral(
    'unknown code',
    'an unknown code binds nobody, whatever the share',
    [registerPageA, register('C', { share: 'xr', code: 'KX' }), buy('C', 'a')],
    NOBODY,
  ),
  referral(
    'oneself',
    'one’s own code or link binds nobody, not even with another’s link, and the registration is spent',
    [
      registerPageA,
      shopB,
      register('A', { share: 'xr' }),
      register('B', { share: 'xr', code: 'KB' }),
      register('A', { code: 'KB' }),
      buy('A', 'a'),
      buy('B', 'a'),
    ],
    NOBODY,
    NOBODY,
  ),
  referral(
    'whose share counts',
    'a share minted elsewhere, or before its promoter registered, binds nobody; any target does, listed or not',
    [
      mint('x1', 'A', 'register', 'page', 'elsewhere'),
      mint('x2', 'D', 'register', 'page'),
      (t) => ({ t, type: 'promoter', promoter: 'D' }),
      mint('x3', 'D', 'product', 'never-listed'),
      register('C1', { share: 'x1' }),
      register('C2', { share: 'x2' }),
      register('C3', { share: 'x3' }),
      buy('C1', 'a'),
      buy('C2', 'a'),
      buy('C3', 'a'),
    ],
    NOBODY,
    NOBODY,
    ['D', 'bound'],
  ),
  row(
    'only the decider extends',
    'alliance-2024,tuike-2025',
    'the live is decided by the first ruleset inside the channel, so the second one’s slot still ends on day 3',
    [liveA, see('C', 'xl', 'live:lA'), days(2), buy('C', 'a@f1'), days(1), 1, buy('C', 'a'), buy('C', 'a@f1')],
    ['A', 'direct'],
    NOBODY,
    ['A', 'direct'],
  ),
  row(
    'plan',
    'tuike-2025,referral',
    'a plan that is switched off takes the line from the last touch and leaves it to the binding',
    [
      registerPageA,
      mint('yb', 'B', 'product', 'b'),
      register('C', { share: 'xr' }),
      see('C', 'yb', 'b'),
      plan('b', false),
      buy('C', 'b'),
    ],
    BOUND_A,
  ),
  referral(
    'code first come',
    'a promoter’s first event counts, and a code stays with who had it first',
    [
      enroll('A', 'K2'),
      enroll('D', 'KA'),
      register('C1', { code: 'K2' }),
      register('C2', { code: 'KA' }),
      buy('C1', 'a'),
      buy('C2', 'a'),
    ],
    NOBODY,
    BOUND_A,
  ),
]
