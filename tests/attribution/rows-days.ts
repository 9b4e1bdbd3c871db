import type { NamedDays } from '../../cloudfunctions/attribution/lock-days'
import { buy, content, days, lock, mint, NOBODY, type Paid, plan, type Row, type Step, see, story } from './story'

const A_TOUCH: Paid = ['A', 'last-touch']
const B_TOUCH: Paid = ['B', 'last-touch']
const A: Paid = ['A', 'direct']

const cardA = mint('xa', 'A', 'product', 'a')
const liveA = mint('xl', 'A', 'live', 'lA')

const row = (
  id: string,
  ruleset: string,
  say: string,
  steps: readonly Step[],
  want: readonly Paid[],
  lockDays?: NamedDays,
): Row => ({
  id,
  say,
  ruleset,
  events: story(...steps),
  want,
  ...(lockDays === undefined ? {} : { lockDays }),
})

/** Lock days: whose, and from when. */
export const DAYS_ROWS: readonly Row[] = [
  row(
    'lock holds from its event',
    'tuike-2025',
    'a visit’s end is fixed by the days then in force; a second setting forgets what it does not name',
    [
      cardA,
      liveA,
      see('C', 'xa', 'a'),
      lock('s1', { 'product.click': 1, 'content.click': 1 }),
      see('D', 'xa', 'a'),
      lock('s1', { 'content.click': 2 }),
      see('E', 'xa', 'a'),
      see('F', 'xl', 'live:lA'),
      days(2) + 1,
      buy('C', 'a'),
      buy('D', 'a'),
      buy('E', 'a'),
      buy('F', 'a'),
    ],
    [A_TOUCH, NOBODY, A_TOUCH, NOBODY],
  ),
  row(
    'an extension takes the days of the order',
    'tuike-2025',
    'order days set after the visit and before the order count',
    [
      liveA,
      see('C', 'xl', 'live:lA'),
      0,
      lock('s1', { 'content.order': 1 }),
      0,
      buy('C', 'a'),
      days(4),
      buy('C', 'a'),
      1,
      buy('C', 'a'),
    ],
    [A_TOUCH, A_TOUCH, NOBODY],
  ),
  row(
    'a channel dye takes its content’s shop',
    'alliance-2024',
    'a line of another shop in the channel extends by the days of the shop that the content had at the visit',
    [
      lock('s1', { 'content.order': 2 }),
      lock('s2', { 'content.order': 50 }),
      liveA,
      see('C', 'xl', 'live:lA'),
      0,
      content('lA', 'live', 'f1', 's2'),
      0,
      buy('C', 'e@f1'),
      days(5),
      buy('C', 'e@f1'),
      1,
      buy('C', 'e@f1'),
    ],
    [A, A, NOBODY],
  ),
  row(
    'the content of the latest visit',
    'alliance-2024',
    'a channel dye that is entered again by a content of another shop extends by that shop’s days',
    [
      lock('s1', { 'content.order': 2 }),
      lock('s2', { 'content.order': 5 }),
      content('w', 'video', 'f1', 's2'),
      liveA,
      mint('xw', 'A', 'video', 'w'),
      see('C', 'xl', 'live:lA'),
      0,
      see('C', 'xw', 'video:w'),
      0,
      buy('C', 'a@f1'),
      days(8),
      buy('C', 'a@f1'),
      1,
      buy('C', 'a@f1'),
    ],
    [A, A, NOBODY],
  ),
  row(
    'command line days',
    'tuike-2025',
    '--lock changes the default, which a shop’s own days override',
    [
      lock('s2', { 'content.click': 4 }),
      liveA,
      mint('y2', 'B', 'video', 'v2'),
      see('C', 'xl', 'live:lA'),
      0,
      see('C', 'y2', 'video:v2'),
      days(2),
      buy('C', 'a'),
      days(2),
      buy('C', 'a', 'e'),
    ],
    [A_TOUCH, NOBODY, B_TOUCH],
    {
      'content.click': 2,
      'content.order': 0,
    },
  ),
  row(
    'no days at all',
    'tuike-2025',
    '0 days are alive at the visit’s own instant',
    [lock('s1', { 'product.click': 0 }), cardA, see('C', 'xa', 'a'), 0, buy('C', 'a'), 1, buy('C', 'a')],
    [A_TOUCH, NOBODY],
  ),
]

const many = Array.from({ length: 501 }, (_, index) => index)
/** What a visitor's document holds at most. */
export const BOUND_ROWS: readonly Row[] = [
  row(
    '500 slots',
    'tuike-2025',
    'the 501st shop drops the slot that ends first, of equals the oldest visit; seeing a known shop again drops nothing',
    [
      ...many.flatMap((index) => [
        0,
        plan(`p${index}`, true, `shop${index}`),
        0,
        mint(`x${index}`, 'A', 'product', `p${index}`),
      ]),
      lock('shop7', { 'product.click': 29 }),
      ...many.slice(0, 500).flatMap((index) => [0, see('C', `x${index}`, `p${index}`)]),
      0,
      see('C', 'x3', 'p3'),
      0,
      see('C', 'x500', 'p500'),
      0,
      buy('C', 'p0', 'p3', 'p7', 'p500'),
      0,
      see('C', 'x7', 'p7'),
      0,
      buy('C', 'p0', 'p1', 'p7'),
    ],
    [A_TOUCH, A_TOUCH, NOBODY, A_TOUCH, NOBODY, A_TOUCH, A_TOUCH],
  ),
  row(
    'dead slots do not count',
    'tuike-2025',
    '500 slots that are over make room for a new one',
    [
      ...many.flatMap((index) => [
        0,
        plan(`p${index}`, true, `shop${index}`),
        0,
        mint(`x${index}`, 'A', 'product', `p${index}`),
      ]),
      see('C', 'x0', 'p0'),
      days(1),
      ...many.slice(1, 500).flatMap((index) => [0, see('C', `x${index}`, `p${index}`)]),
      days(29) + 1,
      see('C', 'x500', 'p500'),
      0,
      buy('C', 'p0', 'p1', 'p500'),
    ],
    [NOBODY, A_TOUCH, A_TOUCH],
  ),
]
