import { type Product, startProduct } from '../../tests/product'
import type { Store } from '../runtime/database'
import { Duplicate } from '../runtime/failures'
import { issuer, merchant, pointsPurse, promoter, promoterPurse, userPoints } from './accounts'
import { openBook } from './book'
import { balances, entries } from './repository'
import { add, give, type Move, Overdrawn } from './rules'

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.close())

const once = (kind: 'grant' | 'hold' | 'settle', reference: string, moves: Move[]) => async (tx: Store) => {
  const book = openBook(tx, product.context().now)
  await book.post(kind, reference, moves)
  await book.save()
}
const transact = (work: (tx: Store) => Promise<void>) => product.context().db.transact(work)
const amountsOf = async (owner: string) => (await balances.get(product.context().db, owner))?.amounts
const earned = (reference: string, user: string, amount: number) =>
  once('grant', reference, [add(issuer('s'), -amount), give(pointsPurse('s', user), amount)])
const spent = (reference: string, user: string, amount: number) =>
  once('hold', reference, [add(userPoints('s', user), -amount), add(issuer('s'), amount)])

test('an entry stands beside the balances that it changed', async () => {
  await transact(earned('o1', 'first', 70))
  expect(await entries.get(product.context().db, 'grant_o1')).toEqual({
    _id: 'grant_o1',
    kind: 'grant',
    reference: 'o1',
    at: expect.any(Number),
    holders: ['first'],
    lines: [
      { account: 'issuer:s', program: 's', amount: -70 },
      { account: 'points:s:first', program: 's', amount: 70 },
    ],
  })
  expect(await amountsOf('points_s_first')).toMatchObject({ points: 70 })
})

test('no reference has two entries of the same kind, and the second changes no balance', async () => {
  await transact(earned('twice', 'second', 30))
  await expect(transact(earned('twice', 'second', 30))).rejects.toThrow(Duplicate)
  expect(await amountsOf('points_s_second')).toMatchObject({ points: 30 })
})

test('an entry of nothing is not written', async () => {
  await transact(earned('nothing', 'third', 0))
  expect(await entries.get(product.context().db, 'grant_nothing')).toBeNull()
  expect(await amountsOf('points_s_third')).toBeUndefined()
})

test('one transaction with many entries on one owner writes the balance once, with all of them', async () => {
  await transact(async (tx) => {
    const book = openBook(tx, product.context().now)
    const purse = promoterPurse('merchant', 'fourth')
    for (const line of [1, 2, 3])
      await book.post('settle', `o4_${line}`, [add(merchant('s'), -line), give(purse, line)])
    expect(await book.worth(purse)).toBe(6)
    await book.save()
  })
  expect(await amountsOf('promoter_merchant_fourth')).toMatchObject({ available: 6 })
})

test('DF12: two concurrent spends of 10 from 10: one succeeds', async () => {
  await transact(earned('df12', 'df12', 10))
  const outcomes = await Promise.allSettled([1, 2].map((n) => transact(spent(`df12-${n}`, 'df12', 10))))
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const rejected = outcomes.find((outcome) => outcome.status === 'rejected')
  expect((rejected as PromiseRejectedResult).reason).toBeInstanceOf(Overdrawn)
  expect(await amountsOf('points_s_df12')).toMatchObject({ points: 0 })
})

test('DF17: the first entries of somebody who has no balance yet, raced: every one counts once', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, n) => transact(earned(`df17-${n}`, 'df17', 5))))
  expect(await amountsOf('points_s_df17')).toMatchObject({ points: 100 })
})

test('a reply that is lost at any call neither loses the entry nor doubles it', async () => {
  for (let call = 0; call < 8; call += 1) {
    product.cloud.faults.inject({ name: 'lost-reply', match: '*', skip: call, times: 1 })
    const reference = `lost-${call}`
    const moves = [add(issuer('s'), -1), give(pointsPurse('s', 'lost'), 1)]
    await transact(async (tx) => {
      // As every handler does: what this very request wrote before is not written again.
      if ((await entries.get(tx, `grant_${reference}`)) !== null) return
      await once('grant', reference, moves)(tx)
    })
    product.cloud.faults.clear()
    expect(await amountsOf('points_s_lost')).toMatchObject({ points: call + 1 })
  }
})

test('what is not there is not taken, and nothing of the transaction holds', async () => {
  const frozen = promoter('merchant', 'fifth', 'frozen')
  const tooMuch = once('settle', 'o5', [add(frozen, -1), give(promoterPurse('merchant', 'fifth'), 1)])
  await expect(transact(tooMuch)).rejects.toThrow(Overdrawn)
  expect(await amountsOf('promoter_merchant_fifth')).toBeUndefined()
})
