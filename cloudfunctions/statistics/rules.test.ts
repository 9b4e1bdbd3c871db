import { DAY_MS, HOUR_MS } from '@shared/kernel/time'
import { bestTagOf, count, type Event, type Figures, fitting, flawOf, type ShareAbout, touchedBy } from './rules'

/** Noon in Shanghai, twelve hours after the day began. */
const NOON = Date.UTC(2026, 10, 21, 4)
const TODAY = NOON - 12 * HOUR_MS
const who = { promoterId: 'wang', personId: 'li' }
const ABOUTS: ReadonlyMap<string, ShareAbout> = new Map(
  ['a', 'b'].map((id) => [id, { promoterId: 'wang', kind: 'product', title: '山茶籽油', tag: null }]),
)

function counted(...events: Event[]): Figures {
  const figures: Figures = { days: new Map(), shares: new Map(), people: new Map() }
  for (const event of events) count(figures, event, ABOUTS)
  return figures
}
const visit = (at: number): Event => ({ kind: 'visit', at, shareId: 'a', ...who })
const paid = (at: number, fen: number, shareId: string | null = 'a'): Event => {
  return { kind: 'paid', at, parts: [{ shareId, fen }], ...who }
}
const refunded = (paidAt: number, fen: number, at = NOON + 5 * DAY_MS): Event => {
  return { kind: 'refunded', at, paidAt, parts: [{ shareId: 'a', fen }], ...who }
}
const dayRow = (figures: Figures, dayAt: number) => figures.days.get(`wang_${dayAt}`)
const li = (figures: Figures) => figures.people.get('wang_li')

describe('what an event changes', () => {
  test('a visit: the day, its share, and the person’s last day, however late the day is', () => {
    const figures = counted(visit(NOON), visit(TODAY + DAY_MS - 1), visit(TODAY + DAY_MS))
    expect(dayRow(figures, TODAY)).toMatchObject({ promoterId: 'wang', visits: 2, linkOpens: 0, orders: 0 })
    expect(dayRow(figures, TODAY + DAY_MS)).toMatchObject({ visits: 1 })
    expect(figures.shares.get('a')).toMatchObject({ visits: 3, title: '山茶籽油', lastAt: TODAY + DAY_MS })
    expect(li(figures)).toMatchObject({ lastVisitDayAt: TODAY + DAY_MS, lastPaidDayAt: 0, ordersTotal: 0, days: [] })
  })

  test('an opening of a link is no visit, and nobody’s', () => {
    const figures = counted({ kind: 'link-open', at: NOON, promoterId: 'wang', shareId: 'a' })
    expect(dayRow(figures, TODAY)).toMatchObject({ visits: 0, linkOpens: 1 })
    expect(figures.people.size).toBe(0)
  })

  test('a registration by a typed code has no share', () => {
    const figures = counted({ kind: 'registration', at: NOON, shareId: null, ...who })
    expect(dayRow(figures, TODAY)).toMatchObject({ registrations: 1 })
    expect([figures.shares.size, figures.people.size]).toEqual([0, 0])
  })

  test('an order by two shares is one order of the day and the person, and one of each share', () => {
    const parts = [
      { shareId: 'a', fen: 300 },
      { shareId: 'b', fen: 50 },
    ]
    const figures = counted({ kind: 'paid', at: NOON, parts, ...who })
    expect(dayRow(figures, TODAY)).toMatchObject({ orders: 1, paidFen: 350 })
    expect(figures.shares.get('a')).toMatchObject({ orders: 1, paidFen: 300 })
    expect(figures.shares.get('b')).toMatchObject({ orders: 1, paidFen: 50 })
    expect(li(figures)).toMatchObject({ ordersTotal: 1, paidFen: 350, lastPaidDayAt: TODAY, lastOrderAt: NOON })
  })

  test('a refund is taken from the day of the payment, and the order stays one that was placed', () => {
    const figures = counted(paid(NOON, 1_000), refunded(NOON, 400))
    expect(dayRow(figures, TODAY)).toMatchObject({ orders: 1, paidFen: 600 })
    expect(dayRow(figures, TODAY + 5 * DAY_MS)).toBeUndefined()
    expect(figures.shares.get('a')).toMatchObject({ orders: 1, paidFen: 600, lastAt: NOON })
    expect(li(figures)).toMatchObject({ ordersTotal: 1, paidFen: 600, lastPaidDayAt: TODAY })
  })

  test('who was refunded in full has paid on the day before, or never', () => {
    const before = NOON - 3 * DAY_MS
    const once = counted(paid(before, 200), paid(NOON, 1_000), refunded(NOON, 1_000))
    expect(li(once)).toMatchObject({ lastPaidDayAt: TODAY - 3 * DAY_MS, ordersTotal: 2, paidFen: 200 })
    const never = counted(paid(NOON, 1_000), refunded(NOON, 1_000))
    expect(li(never)).toMatchObject({ lastPaidDayAt: 0, ordersTotal: 1, lastOrderAt: NOON })
  })

  test('a refund that stands in the log before its payment, stamped by a clock that is behind, is taken all the same', () => {
    const other = paid(NOON - 3 * DAY_MS, 200)
    const figures = counted(other, refunded(NOON, 1_000, NOON - 5), paid(NOON, 1_000))
    expect(figures).toEqual(counted(other, paid(NOON, 1_000), refunded(NOON, 1_000, NOON - 5)))
    expect(li(figures)).toMatchObject({ lastPaidDayAt: TODAY - 3 * DAY_MS, ordersTotal: 2, paidFen: 200 })
  })

  test('an order that points paid for counts as an order, and for no payer', () => {
    expect(li(counted(paid(NOON, 0)))).toMatchObject({ lastPaidDayAt: 0, ordersTotal: 1, paidFen: 0 })
  })

  test('a person keeps the days of thirty; a refund of an older one changes the sum alone', () => {
    const [old, edge] = [NOON - 30 * DAY_MS, NOON - 29 * DAY_MS]
    const figures = counted(paid(old, 7), paid(edge, 20), paid(NOON, 300), refunded(old, 7))
    expect(li(figures)?.days).toEqual([
      { dayAt: TODAY - 29 * DAY_MS, orders: 1, fen: 20 },
      { dayAt: TODAY, orders: 1, fen: 300 },
    ])
    expect(li(figures)).toMatchObject({ paidFen: 320, ordersTotal: 3 })
  })
})

describe('a step', () => {
  const row = (index: number, shareId: string, personId: string) => {
    const event: Event = { kind: 'visit', at: NOON, promoterId: 'wang', personId, shareId }
    return { at: NOON, id: String(index), events: [event] }
  }
  test('takes as many rows as touch few enough documents, in their order, and one always', () => {
    // The day, the share and a person for the first; then a person each.
    const rows = [0, 1, 2, 3].map((index) => row(index, 'a', `person${index}`))
    expect(fitting(rows, 5).map(({ id }) => id)).toEqual(['0', '1', '2'])
    expect(fitting(rows, 6)).toHaveLength(4)
    expect(fitting(rows, 1)).toHaveLength(1)
    expect(fitting([], 1)).toEqual([])
  })

  test('reads the binding of who registers or buys, and of nobody who visits', () => {
    expect(touchedBy(visit(NOON)).customer).toBeNull()
    expect(touchedBy(paid(NOON, 1)).customer).toBe('li')
    expect(touchedBy(refunded(NOON, 1)).day).toBe(`wang_${TODAY}`)
  })
})

describe('the hint', () => {
  const funnel = { visits: 500, visitors: 100, registrations: 20, payers: 5 }
  test.each([
    ['nobody came', { ...funnel, visits: 0 }, 'share-more'],
    ['4 of 100 registered', { ...funnel, registrations: 4 }, 'few-registrations'],
    ['5 of 100 registered', { ...funnel, registrations: 5 }, null],
    ['nobody registered, of 49', { ...funnel, visitors: 49, registrations: 0 }, null],
    ['1 of 20 paid', { ...funnel, payers: 1 }, 'few-payers'],
    ['2 of 20 paid', { ...funnel, payers: 2 }, null],
    ['nobody paid, of 9', { ...funnel, visitors: 49, registrations: 9, payers: 0 }, null],
    ['few registered and few paid', { ...funnel, visitors: 1_000, payers: 0 }, 'few-registrations'],
  ] as const)('when %s', (_says, given, want) => {
    expect(flawOf(given)).toBe(want)
  })

  test('names the tag of the share that brought most, never one that brought nothing', () => {
    const shares = [
      { tag: null, paidFen: 900 },
      { tag: '微信群', paidFen: 500 },
      { tag: '小红书', paidFen: 400 },
    ]
    expect(bestTagOf(shares)).toBe('微信群')
    expect(bestTagOf([{ tag: '微信群', paidFen: 0 }])).toBeNull()
  })
})
