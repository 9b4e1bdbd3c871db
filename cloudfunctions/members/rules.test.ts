import { decideLink, LINK_CODE_LIFE_MS, maskName, maskPhone, wasSent, withSent } from './rules'

test.each([
  ['小王', '小*'],
  ['A', 'A*'],
  ['👨‍👩‍👧一家', '👨‍👩‍👧*'],
  ['🇨🇳小店', '🇨🇳*'],
  ['', ''],
  [null, ''],
])('%p is shown to others as %p', (nickname, masked) => {
  expect(maskName(nickname)).toBe(masked)
})

describe('a code that links a second device', () => {
  const code = { memberId: 'M', expiresAt: LINK_CODE_LIFE_MS, usedBy: null }
  const request = { code, identityId: 'phone-2', isRegistered: false, now: 0 }
  const wrong = { verdict: 'refuse', code: 'LINK_CODE_WRONG' }

  test.each([
    { say: 'makes the device the member who showed it', change: {}, want: { verdict: 'link', memberId: 'M' } },
    {
      say: 'holds to its last millisecond',
      change: { now: LINK_CODE_LIFE_MS - 1 },
      want: { verdict: 'link', memberId: 'M' },
    },
    { say: 'is worthless from its end on', change: { now: LINK_CODE_LIFE_MS }, want: wrong },
    { say: 'is worthless when nobody made it', change: { code: null }, want: wrong },
    { say: 'works once', change: { code: { ...code, usedBy: 'phone-3' } }, want: wrong },
    {
      say: 'tells the device that used it the same again',
      change: { code: { ...code, usedBy: 'phone-2' }, isRegistered: true },
      want: { verdict: 'linked-before', memberId: 'M' },
    },
    {
      say: 'tells it the same while it is not known as the member yet',
      change: { code: { ...code, usedBy: 'phone-2' } },
      want: { verdict: 'linked-before', memberId: 'M' },
    },
    {
      say: 'never merges two members',
      change: { isRegistered: true },
      want: { verdict: 'refuse', code: 'LINK_BOTH_REGISTERED' },
    },
  ])('$say', ({ change, want }) => {
    expect(decideLink({ ...request, ...change })).toEqual(want)
  })
})

test.each([
  ['13812345678', '138****5678'],
  ['4155550123', '****0123'],
  ['98765432', '****5432'],
])('the phone %p is shown as %p', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked)
})

describe('a change that was sent', () => {
  const change = (number: number) => ({ requestId: `request-${number}`, inputHash: `hash-${number}` })
  const sent = [...Array(10).keys()].reduce(
    (before, number) => withSent({ sent: before }, change(number)),
    [change(99)],
  )

  test('is known again while it is among the last eight', () => {
    expect(sent).toEqual([2, 3, 4, 5, 6, 7, 8, 9].map(change))
    expect(wasSent({ sent }, change(2))).toBe(true)
    expect(wasSent({ sent }, change(1))).toBe(false)
  })

  test('can’t be another change by the same name', () => {
    expect(() => wasSent({ sent }, { ...change(9), inputHash: 'other' })).toThrow('CONFLICT')
  })
})
