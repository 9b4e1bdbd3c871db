import fc from 'fast-check'
import { checkEvent } from './event-checks'
import type { LogEvent } from './events'
import { readPlainVisit } from './visit-pattern'

/** What the parser and the checks say, with a forwarder that is absent written as null. */
function slowly(line: string): LogEvent | null {
  try {
    const event = checkEvent(JSON.parse(line))
    return event.type === 'visit' ? { ...event, forwardedBy: event.forwardedBy ?? null } : event
  } catch {
    return null
  }
}

const texts = fc.oneof(
  fc.constantFrom('C', 'x1', '', '\\', '"', '","page":{"kind":"', '陈', '\u0000', '\u2028', ' ', '__proto__'),
  fc.string({ unit: 'binary', maxLength: 12 }),
)
const visits = fc.record(
  {
    t: fc.oneof(fc.integer({ min: -1, max: 2e12 }), fc.constantFrom(1.5, 2 ** 53, 1e21, '1', null)),
    type: fc.constant('visit'),
    visitor: texts,
    share: fc.option(texts),
    page: fc.record({ kind: texts, id: texts }),
    forwardedBy: fc.option(texts),
    scene: fc.constant(1),
  },
  { requiredKeys: ['t', 'type', 'visitor', 'share', 'page'] },
)
/** As a program would write it, or with blanks, or with one sign changed somewhere. */
const written = fc
  .tuple(
    visits,
    fc.boolean(),
    fc.option(fc.tuple(fc.nat(), fc.constantFrom('', '"', '\\', ',', '}', ' ', '0', '\r', '\t'))),
  )
  .map(([visit, spaced, change]) => {
    const plain = JSON.stringify(visit)
    const line = spaced ? plain.replaceAll('":', '": ').replaceAll(',"', ', "') : plain
    if (change === null) return line
    const at = change[0] % (line.length + 1)
    return line.slice(0, at) + change[1] + line.slice(at + 1)
  })

test('a visit that is read by the pattern is the one that the parser and the checks give', () => {
  fc.assert(
    fc.property(written, (line) => {
      const visit = readPlainVisit(line)
      if (visit !== null) expect(visit).toEqual(slowly(line))
    }),
    { numRuns: 20_000 },
  )
})

test('the pattern reads what programs usually write, and leaves the rest to the parser', () => {
  const plain = '{"t":1,"type":"visit","visitor":"陈","share":null,"page":{"kind":"","id":"a"}}'
  expect(readPlainVisit(plain)).toEqual(slowly(plain))
  expect(readPlainVisit(plain.replaceAll(':', ': ').replaceAll(',', ', '))).toEqual(slowly(plain))
  const forwarded = '{"t":1,"type":"visit","visitor":"C","share":"x","page":{"kind":"a","id":"a"},"forwardedBy":"B"}\r'
  expect(readPlainVisit(forwarded)).toEqual(slowly(forwarded))
  expect(readPlainVisit(plain.replace('陈', '\\u0041'))).toBeNull()
  expect(readPlainVisit(plain.replace('"t":1', '"t":01'))).toBeNull()
})
