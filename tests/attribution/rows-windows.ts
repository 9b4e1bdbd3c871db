import { buy, days, lock, mint, NOBODY, type Paid, type Row, type Step, see, story } from './story'

const A_TOUCH: Paid = ['A', 'last-touch']
const A: Paid = ['A', 'direct']
const A_INDIRECT: Paid = ['A', 'indirect']

const cardA = mint('xa', 'A', 'product', 'a')
const liveA = mint('xl', 'A', 'live', 'lA')
const couponA = mint('xk', 'A', 'coupon', 'k')

/** A visit, an order at the very edge of what it opened, and one millisecond on either side. */
function edges(id: string, ruleset: string, visit: readonly Step[], span: number, item: string, paid: Paid): Row[] {
  return [-1, 0, 1].map((off) => ({
    id: `edge ${id} ${off > 0 ? '+' : ''}${off} ms`,
    say: `${id}: an order ${off} ms off the end of the window`,
    ruleset,
    events: story(...visit, span + off, buy('C', item)),
    want: [off > 0 ? NOBODY : paid],
  }))
}

/** Every window: its last millisecond, its end, the first millisecond after it. */
export const WINDOW_ROWS: readonly Row[] = [
  ...edges('card', 'tuike-2025', [cardA, see('C', 'xa', 'a')], days(30), 'b', A_TOUCH),
  ...edges('live', 'tuike-2025', [liveA, see('C', 'xl', 'live:lA')], days(3), 'b', A_TOUCH),
  ...edges('coupon', 'tuike-2025', [couponA, see('C', 'xk', 'coupon:k')], days(30), 'b', A_TOUCH),
  ...edges(
    'coupon with an order',
    'tuike-2025',
    [couponA, see('C', 'xk', 'coupon:k'), 0, buy('C', 'a')],
    days(60),
    'b',
    A_TOUCH,
  ).map(withFirst(A_TOUCH)),
  ...edges('direct', 'alliance-2024', [cardA, see('C', 'xa', 'a')], days(30), 'a', A),
  ...edges('indirect', 'alliance-2024', [cardA, see('C', 'xa', 'a')], days(30), 'b', A_INDIRECT),
  ...edges('channel', 'alliance-2024', [liveA, see('C', 'xl', 'live:lA')], days(3), 'b@f1', A),
  ...edges(
    'channel with an order',
    'alliance-2024',
    [liveA, see('C', 'xl', 'live:lA'), 0, buy('C', 'a@f1')],
    days(33),
    'b@f1',
    A,
  ).map(withFirst(A)),
  ...edges(
    'shop days',
    'alliance-2024',
    [lock('s1', { 'product.click': 7 }), cardA, see('C', 'xa', 'a')],
    days(7),
    'a',
    A,
  ),
]

function withFirst(first: Paid): (row: Row) => Row {
  return (row) => ({ ...row, want: [first, ...row.want] })
}
