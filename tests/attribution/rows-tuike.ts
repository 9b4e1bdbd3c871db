import { buy, days, mint, NOBODY, type Paid, type Row, type Step, see, story } from './story'

const row = (id: string, ruleset: string, say: string, steps: readonly Step[], ...want: readonly Paid[]): Row => ({
  id,
  say,
  ruleset,
  events: story(...steps),
  want,
})
const tuike = (id: string, say: string, steps: readonly Step[], ...want: readonly Paid[]): Row =>
  row(id, 'tuike-2025', say, steps, ...want)
const A: Paid = ['A', 'last-touch']
const B: Paid = ['B', 'last-touch']

const liveA = mint('xl', 'A', 'live', 'lA')
const liveB = mint('yl', 'B', 'live', 'lB')
const couponA = mint('xk', 'A', 'coupon', 'k')
const cardA = mint('xa', 'A', 'product', 'a')

/** spec/attribution.md, worked examples 25 to 30; AS-* are those of spec/checklist.md, section 3. */
export const TUIKE_ROWS: readonly Row[] = [
  tuike(
    '25, AS-1, AS-2',
    'an order within 3 days of A’s live, wherever, is A’s and moves the end from day 3 to day 33',
    [liveA, see('C', 'xl', 'live:lA'), days(3), buy('C', 'b'), days(30), buy('C', 'c'), 1, buy('C', 'c')],
    A,
    A,
    NOBODY,
  ),
  tuike(
    '26, AS-3',
    'A’s live without an order, then B’s live with one',
    [liveA, liveB, see('C', 'xl', 'live:lA'), days(1), see('C', 'yl', 'live:lB'), buy('C', 'a')],
    B,
  ),
  tuike(
    '27, AS-4',
    'A’s live without an order, then search and shop within 3 days',
    [liveA, see('C', 'xl', 'live:lA'), see('C', null, 'search:a'), days(2), see('C', null, 'shop:s1'), buy('C', 'a')],
    A,
  ),
  tuike(
    '28, AS-5',
    'the plain user who got A’s live link passes it on: the receiver’s order is nobody’s, the sender’s own is A’s',
    [liveA, see('C', 'xl', 'live:lA'), see('D', 'xl', 'live:lA', 'C'), buy('D', 'a'), buy('C', 'a')],
    NOBODY,
    A,
  ),
  tuike(
    '29a, AS-6',
    'A’s coupon is claimed, then B’s live is entered',
    [couponA, liveB, see('C', 'xk', 'coupon:k'), see('C', 'yl', 'live:lB'), buy('C', 'a')],
    B,
  ),
  tuike(
    '29b, AS-7',
    'A’s coupon is claimed, and the order comes in the channel’s window or the shop',
    [couponA, see('C', 'xk', 'coupon:k'), days(20), buy('C', 'a@f1'), buy('C', 'b')],
    A,
    A,
  ),
  tuike(
    '30, AS-10, AS-11, AS-12',
    'a second order extends no further, after the end nobody is paid, and a new entry begins a chain that extends again',
    [
      liveA,
      see('C', 'xl', 'live:lA'),
      buy('C', 'a'),
      days(1),
      buy('C', 'a'),
      days(32),
      1,
      buy('C', 'a'),
      see('C', 'xl', 'live:lA'),
      buy('C', 'a'),
      days(32),
      buy('C', 'a'),
    ],
    A,
    A,
    NOBODY,
    A,
    A,
  ),
  tuike('AS-8', 'a card is good for 30 days', [cardA, see('C', 'xa', 'a'), days(30), buy('C', 'b')], A),
  tuike(
    'AS-9',
    'an order does not lengthen a card',
    [cardA, see('C', 'xa', 'a'), days(29), buy('C', 'a'), days(1), 1, buy('C', 'a')],
    A,
    NOBODY,
  ),
  tuike(
    'AS-11',
    'a card is over one millisecond after 30 days',
    [cardA, see('C', 'xa', 'a'), days(30) + 1, buy('C', 'a')],
    NOBODY,
  ),
  tuike(
    'AS-13',
    'an article is good for 3 days',
    [mint('xr', 'A', 'article', 'rA'), see('C', 'xr', 'article:rA'), days(3), buy('C', 'a')],
    A,
  ),
  tuike(
    'AS-14',
    'of any two, the last one counts, card over live as live over card',
    [
      liveB,
      cardA,
      see('C', 'yl', 'live:lB'),
      see('C', 'xa', 'a'),
      buy('C', 'b'),
      see('C', 'yl', 'live:lB'),
      buy('C', 'b'),
    ],
    A,
    B,
  ),
  tuike(
    'forward-erases-nothing',
    'B’s forwarded live neither dyes nor erases A’s slot, and a forwarded card dyes for its promoter',
    [
      liveB,
      cardA,
      see('C', 'xa', 'a', 'D'),
      see('C', 'yl', 'live:lB', 'C'),
      buy('C', 'a'),
      see('C', 'yl', 'live:lB', null),
      buy('C', 'a'),
    ],
    A,
    B,
  ),
]
