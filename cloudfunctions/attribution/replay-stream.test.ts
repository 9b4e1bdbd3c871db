import { linesOf, replayed } from '../../tests/attribution/run-replay'
import { buy, mint, see, story } from '../../tests/attribution/story'
import { BadLine } from './line-feed'
import { ReplayStream } from './replay-stream'
import { RULESETS } from './rulesets'

const tuike = RULESETS.get('tuike-2025')
if (tuike === undefined) throw new Error('tuike-2025 is not published')

/** What is wrong with a log, as `[line, what]`; null when it is fine. */
function complaint(text: string | Buffer, names = 'tuike-2025'): readonly [number, string] | null {
  try {
    replayed(text, names)
    return null
  } catch (error) {
    if (!(error instanceof BadLine)) throw error
    return [error.line, error.what]
  }
}

const visit = { t: 1, type: 'visit', visitor: 'C', share: null, page: { kind: 'home', id: 'h' } }
const order = { t: 1, type: 'order', order: 'o1', buyer: 'C', lines: [{ product: 'a', amount: 1 }] }
const share = { t: 1, type: 'share', share: 'x', promoter: 'A', target: { kind: 'product', id: 'a' }, via: 'program' }
const content = { t: 1, type: 'content', content: 'v', kind: 'live', channel: 'f', shop: 's' }

describe('a line that is wrong is named with its number and its fault', () => {
  test.each([
    ['an unknown type', { t: 1, type: 'refund' }, 'unknown type "refund"'],
    ['a type that every object has', { t: 1, type: 'constructor' }, 'unknown type "constructor"'],
    ['no type', { t: 1 }, 'unknown type (none)'],
    ['an unknown field', { ...visit, scene: 1 }, 'visit has an unknown field "scene"'],
    ['a field that every object has', { ...visit, constructor: 1 }, 'visit has an unknown field "constructor"'],
    [
      'an unknown field inside',
      { ...visit, page: { kind: 'a', id: 'b', url: '' } },
      'visit.page has an unknown field "url"',
    ],
    ['a missing field', { t: 1, type: 'coupon', coupon: 'k' }, 'coupon has no field "shop"'],
    [
      'a visit that does not say whether there was a share',
      { ...visit, share: undefined },
      'visit has no field "share"',
    ],
    ['no time', { ...visit, t: undefined }, 'visit has no field "t"'],
    ['a time as text', { ...visit, t: '1' }, 'visit.t must be a whole number of milliseconds'],
    ['half a millisecond', { ...visit, t: 1.5 }, 'visit.t must be a whole number of milliseconds'],
    ['a time that is no safe integer', { ...visit, t: 2 ** 53 }, 'visit.t must be a whole number of milliseconds'],
    ['an empty id', { ...visit, visitor: '' }, 'visit.visitor must be a non-empty string'],
    ['an empty share id', { ...visit, share: '' }, 'visit.share must be a non-empty string'],
    ['an id that is a number', { ...order, buyer: 7 }, 'order.buyer must be a non-empty string'],
    ['a page without an id', { ...visit, page: { kind: 'home' } }, 'visit.page has no field "id"'],
    ['a page that is a list', { ...visit, page: [] }, 'visit.page must be an object'],
    ['an empty forwarder', { ...visit, forwardedBy: '' }, 'visit.forwardedBy must be a non-empty string'],
    [
      'a null share at a registration',
      { t: 1, type: 'register', customer: 'C', share: null },
      'register.share must be a non-empty string',
    ],
    ['an empty channel', { ...content, channel: '' }, 'content.channel must be a non-empty string'],
    [
      'a content kind that is none',
      { ...content, kind: 'product' },
      'content.kind must be one of live, video, article',
    ],
    [
      'a target kind that is none',
      { ...share, target: { kind: 'poster', id: 'a' } },
      /^share\.target\.kind must be one of product, /,
    ],
    ['a share minted somewhere', { ...share, via: 'app' }, 'share.via must be one of program, elsewhere'],
    [
      'a plan that is neither on nor off',
      { t: 1, type: 'product', product: 'a', shop: 's', promoted: 1 },
      'product.promoted must be true or false',
    ],
    [
      'days of an unknown row',
      { t: 1, type: 'lock', shop: 's', days: { 'live.click': 3 } },
      'lock.days has an unknown field "live.click"',
    ],
    [
      'days below 0',
      { t: 1, type: 'lock', shop: 's', days: { 'content.click': -1 } },
      'lock.days.content.click must be a whole number of days, not negative',
    ],
    ['lines that are none', { ...order, lines: {} }, 'order.lines must be a list'],
    [
      'an amount that is a text',
      { ...order, lines: [{ product: 'a', amount: '1' }] },
      /^order\.lines\[0\]\.amount must be a whole number of fen/,
    ],
    [
      'an amount that is no safe integer',
      {
        ...order,
        lines: [
          { product: 'a', amount: 1 },
          { product: 'a', amount: 2 ** 53 },
        ],
      },
      /^order\.lines\[1\]\.amount /,
    ],
    ['an amount below 0', { ...order, lines: [{ product: 'a', amount: -1 }] }, /^order\.lines\[0\]\.amount /],
    ['ruleset names that are no list', { t: 1, type: 'rulesets', names: 'referral' }, 'rulesets.names must be a list'],
    ['a list', [visit], 'an event must be an object'],
    ['a number', 7, 'an event must be an object'],
    ['null', null, 'an event must be an object'],
  ] as const)('%s', (_say, event, what) => {
    const text = `${JSON.stringify({ ...visit, t: 0 })}\n${JSON.stringify(event)}\n${JSON.stringify(visit)}\n`
    const found = complaint(text)
    expect(found?.[0]).toBe(2)
    expect(found?.[1]).toEqual(typeof what === 'string' ? what : expect.stringMatching(what))
  })

  test.each([
    ['half a line', '{"t":1,\n', /^not JSON: /],
    ['two events on one line', `${JSON.stringify(visit)}${JSON.stringify(visit)}\n`, /^not JSON: /],
    ['a line that is not UTF-8', Buffer.from([0x22, 0xff, 0x22, 0x0a]), /^not UTF-8$/],
    ['a blank line between events', `\n${JSON.stringify(visit)}\n`, /^blank, and not at the end$/],
  ])('%s', (_say, bytes, what) => {
    const found = complaint(Buffer.concat([Buffer.from(`${JSON.stringify(visit)}\n`), Buffer.from(bytes)]))
    expect(found).toEqual([2, expect.stringMatching(what)])
  })

  test.each([
    ['a time that goes back', [visit, { ...visit, t: 0 }], 't went back from 1 to 0'],
    ['a share id that was minted before', [share, { ...share, promoter: 'B' }], 'share "x" was minted before'],
  ])('%s', (_say, events, what) => {
    expect(complaint(events.map((event) => JSON.stringify(event)).join('\n'))).toEqual([2, what])
  })

  test('a ruleset that nobody published matters only where the log’s list is followed', () => {
    const text = JSON.stringify({ t: 1, type: 'rulesets', names: ['tuike-2099'] })
    expect(complaint(text)).toBeNull()
    expect(complaint(text, 'recorded')).toEqual([1, expect.stringContaining('unknown ruleset "tuike-2099"')])
  })
})

describe('a log that is fine', () => {
  const events = story(mint('x', 'A', 'product', 'a'), see('C', 'x', 'a', null), buy('C', 'a'), buy('C', 'a', 'b'))
  const text = linesOf(events)
  test.each([
    ['with its last line’s end', text],
    ['without it', text.trimEnd()],
    ['with blank lines at the end', `${text}\n\r\n`],
    ['with the line ends of Windows', text.replaceAll('\n', '\r\n')],
  ])('%s', (_say, bytes) => {
    expect(replayed(bytes, 'tuike-2025').map(({ promoter }) => promoter)).toEqual(['A', 'A', 'A'])
  })
  test('of no event at all has no decision', () => {
    expect(replayed('', 'tuike-2025')).toEqual([])
  })
  test('is the same however its bytes are cut, inside a letter too', () => {
    const bytes = Buffer.from(text.replaceAll('"C"', '"陈"'))
    for (const size of [1, 2, 3, 7, 64, 1_000]) {
      const orders: string[] = []
      const stream = new ReplayStream({ sides: [[tuike]] }, ({ buyer }, [side]) => {
        orders.push(`${buyer} ${side?.map(({ promoter }) => promoter)}`)
      })
      for (let at = 0; at < bytes.length; at += size) stream.push(bytes.subarray(at, at + size))
      stream.finish()
      expect(orders).toEqual(['陈 A', '陈 A,A'])
    }
  })
  test('orders before a bad line are told, and nothing of the bad one', () => {
    const bad = JSON.stringify({
      ...order,
      t: events.at(-1)?.t,
      lines: [{ product: 'a', amount: 1 }, { product: 'b' }],
    })
    const seen: number[] = []
    const stream = new ReplayStream({ sides: [[tuike]] }, (_order, [side = []]) => seen.push(side.length))
    expect(() => stream.push(Buffer.from(`${text}${bad}\n`))).toThrow(BadLine)
    expect(seen).toEqual([1, 2])
  })
})
