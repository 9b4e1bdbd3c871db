import fc from 'fast-check'
import { decideBinding, type Recommender, type Registration, type RegistrationShare } from './rules'

const A: Recommender = { promoterId: 'A', state: 'active' }
const B: Recommender = { promoterId: 'B', state: 'active' }
const disabled: Recommender = { promoterId: 'A', state: 'disabled' }
const shareOf = (promoterId: string, from: 'page' | 'last-visit' = 'page'): RegistrationShare => {
  return { status: 'valid', from, shareId: 'x', promoterId }
}
const NONE: RegistrationShare = { status: 'none' }

interface Row {
  say: string
  typed?: Recommender | null
  share?: RegistrationShare
  registered?: true
  want: ReturnType<typeof decideBinding>
}

/** spec/attribution.md, ruleset `referral`, and rows AB-1 … AB-7 of spec/checklist.md. The visitor is C. */
const rows: readonly Row[] = [
  {
    say: "AB-1: an unregistered visitor on A's link is bound to A",
    share: shareOf('A'),
    want: { verdict: 'bind', promoterId: 'A', basis: 'share', because: 'share-of-page' },
  },
  {
    say: "AB-2: a visitor who types A's code is bound to A",
    typed: A,
    want: { verdict: 'bind', promoterId: 'A', basis: 'code', because: 'typed-code' },
  },
  {
    say: "AB-3: somebody registered who opens A's link is not bound",
    share: shareOf('A'),
    registered: true,
    want: { verdict: 'refuse', code: 'ALREADY_REGISTERED' },
  },
  {
    say: "AB-4: a link that locked nobody and B's code give B",
    typed: B,
    share: { status: 'unknown' },
    want: { verdict: 'bind', promoterId: 'B', basis: 'code', because: 'typed-code' },
  },
  {
    say: "AB-5: A's link and B's code give B, and the reason says that a link was beaten",
    typed: B,
    share: shareOf('A'),
    want: { verdict: 'bind', promoterId: 'B', basis: 'code', because: 'typed-code-over-share' },
  },
  {
    say: 'the last share that was visited binds on a page without one, and the reason says so',
    share: shareOf('A', 'last-visit'),
    want: { verdict: 'bind', promoterId: 'A', basis: 'share', because: 'share-of-last-visit' },
  },
  { say: 'nobody recommended', want: { verdict: 'unbound', because: 'no-share' } },
  {
    say: 'a changed link binds nobody',
    share: { status: 'tampered' },
    want: { verdict: 'unbound', because: 'tampered' },
  },
  { say: "one's own link binds nobody", share: shareOf('C'), want: { verdict: 'unbound', because: 'own' } },
  { say: 'an unknown code is refused', typed: null, want: { verdict: 'refuse', code: 'CODE_UNKNOWN' } },
  {
    say: 'an unknown code is refused even where a link would have bound',
    typed: null,
    share: shareOf('A'),
    want: { verdict: 'refuse', code: 'CODE_UNKNOWN' },
  },
  {
    say: "one's own code is refused",
    typed: { promoterId: 'C', state: 'active' },
    want: { verdict: 'refuse', code: 'CODE_OWN' },
  },
  {
    say: "one's own code is refused as such, registered or not",
    typed: { promoterId: 'C', state: 'active' },
    registered: true,
    want: { verdict: 'refuse', code: 'CODE_OWN' },
  },
  { say: "a disabled promoter's code is refused", typed: disabled, want: { verdict: 'refuse', code: 'CODE_DISABLED' } },
]

const registration = ({ typed, share = NONE, registered = undefined }: Omit<Row, 'say' | 'want'>): Registration => ({
  visitorId: 'C',
  isRegistered: registered === true,
  typedCode: typed,
  share,
})

describe('who a new member is bound to', () => {
  test.each(rows)('$say', ({ want, ...row }) => {
    expect(decideBinding(registration(row))).toEqual(want)
  })

  const recommenders = fc.record({
    promoterId: fc.constantFrom('A', 'B', 'C'),
    state: fc.constantFrom('active' as const, 'disabled' as const),
  })
  const registrations = fc.record({
    visitorId: fc.constantFrom('A', 'B', 'C'),
    isRegistered: fc.boolean(),
    typedCode: fc.option(fc.option(recommenders, { nil: null }), { nil: undefined }),
    share: fc.oneof(
      fc.constantFrom<RegistrationShare>({ status: 'none' }, { status: 'tampered' }, { status: 'unknown' }),
      fc.constantFrom('A', 'B', 'C').map((promoterId) => shareOf(promoterId)),
    ),
  })

  test('nobody is ever bound to themselves, nobody twice, and a disabled code never binds', () => {
    fc.assert(
      fc.property(registrations, (given) => {
        const decision = decideBinding(given)
        if (decision.verdict !== 'bind') return
        expect(decision.promoterId).not.toBe(given.visitorId)
        expect(given.isRegistered).toBe(false)
        if (decision.basis === 'code') expect(given.typedCode?.state).toBe('active')
      }),
    )
  })

  test('what is typed decides alone: the share changes the reason, never the promoter', () => {
    fc.assert(
      fc.property(registrations, (given) => {
        fc.pre(given.typedCode !== undefined)
        const { because: _with, ...withShare } = { because: '', ...decideBinding(given) }
        const { because: _without, ...without } = { because: '', ...decideBinding({ ...given, share: NONE }) }
        expect(withShare).toEqual(without)
      }),
    )
  })
})
