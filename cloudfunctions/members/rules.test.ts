import { decideLink, LINK_CODE_LIFE_MS, maskName } from './rules'

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
  const request = { code, identityId: 'phone-2', visitorId: 'V', isRegistered: false, now: 0 }
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
      change: { code: { ...code, usedBy: 'phone-2' }, visitorId: 'M', isRegistered: true },
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
