import fc from 'fast-check'
import { agencyPurse, BUYERS, issuer, merchant, pointsPurse, promoter, promoterPurse, userPoints } from './accounts'
import { add, type Balances, balanceOf, give, Overdrawn, resolve, take } from './rules'

const purse = promoterPurse('merchant', 'p')
const shop = merchant('s')
const amounts = (available: number, debt: number): Balances =>
  new Map([['promoter_merchant_p', { available, debt, frozen: 500 }]])

describe('⊕ and ⊖ (spec/money.md, "Accounts and postings, exactly")', () => {
  test('⊖ takes what is there', () => {
    const balances = amounts(300, 0)
    expect(resolve([take(purse, 200), add(shop, 200)], balances)).toEqual([
      { account: 'merchant:s', program: null, amount: 200 },
      { account: 'promoter:merchant:p:available', program: null, amount: -200 },
    ])
  })

  test('⊖ beyond what is there becomes debt', () => {
    const balances = amounts(300, 0)
    resolve([take(purse, 450), add(shop, 450)], balances)
    expect([balanceOf(balances, purse.main), balanceOf(balances, purse.debt)]).toEqual([0, -150])
  })

  test('⊕ repays the debt first', () => {
    const balances = amounts(0, -150)
    resolve([give(purse, 200), add(promoter('merchant', 'p', 'frozen'), -200)], balances)
    expect([balanceOf(balances, purse.main), balanceOf(balances, purse.debt)]).toEqual([50, 0])
  })

  test('in one entry every ⊖ comes before every ⊕, whatever the order they are named in', () => {
    const points = pointsPurse('s', 'u')
    const balances: Balances = new Map([['points_s_u', { points: 10 }]])
    resolve([give(points, 5), take(points, 30), add(issuer('s'), 25)], balances)
    expect([balanceOf(balances, points.main), balanceOf(balances, points.debt)]).toEqual([0, -15])
  })
})

describe('an entry', () => {
  test('that does not add up to zero is a mistake of ours', () => {
    expect(() => resolve([add(BUYERS, -5), add(shop, 4)], new Map())).toThrow(/add up/)
  })

  test('adds up in every points program by itself', () => {
    expect(() => resolve([add(issuer('a'), -5), add(issuer('b'), 5)], new Map())).toThrow(/add up/)
  })

  test('cannot take what is not there', () => {
    const frozen = promoter('merchant', 'p', 'frozen')
    expect(() => resolve([add(frozen, -501), add(shop, 501)], amounts(0, 0))).toThrow(Overdrawn)
    expect(() => resolve([add(userPoints('s', 'u'), -1), add(issuer('s'), 1)], new Map())).toThrow(Overdrawn)
  })

  test('leaves out what adds up to nothing', () => {
    expect(resolve([add(shop, 5), add(shop, -5)], new Map())).toEqual([])
  })
})

test('whatever the order of events: debt < 0 means that nothing is available, and worth changes by exactly the amounts', () => {
  const step = fc.record({
    of: fc.constantFrom('promoter', 'agency'),
    do: fc.constantFrom('give', 'take'),
    by: fc.nat(500),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const purses = { promoter: purse, agency: agencyPurse('a') }
      const balances: Balances = new Map()
      const worth = { promoter: 0, agency: 0 }
      for (const { of, do: kind, by } of steps) {
        const move = kind === 'give' ? give(purses[of as 'agency'], by) : take(purses[of as 'agency'], by)
        resolve([move, add(shop, kind === 'give' ? -by : by)], balances)
        worth[of as 'agency'] += kind === 'give' ? by : -by
        for (const name of ['promoter', 'agency'] as const) {
          const [main, debt] = [balanceOf(balances, purses[name].main), balanceOf(balances, purses[name].debt)]
          expect(main + debt).toBe(worth[name])
          expect(main >= 0 && debt <= 0 && (debt === 0 || main === 0)).toBe(true)
        }
      }
    }),
  )
})
