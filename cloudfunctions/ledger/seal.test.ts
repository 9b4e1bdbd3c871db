import { createHash } from 'node:crypto'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '@shared/kernel/time'
import { NOON, type Product, startProduct } from '../../tests/product'
import { runOnce } from '../proof/one-run'
import { alarms } from '../runtime/alarms'
import { BUYERS, merchant } from './accounts'
import { openBook } from './book'
import { entries, houseBalances, seals } from './repository'
import { add } from './rules'
import { sealSlice } from './seal'
import { lookForLateArrivals, stepSeals } from './watermark'

let product: Product
beforeEach(async () => {
  product = await startProduct()
})
afterEach(() => product.close())

const db = () => product.context().db

/** A payment of `amount` fen in shop s, booked at `at`. */
async function paid(reference: string, at: number, amount = 100): Promise<void> {
  await db().transact(async (tx) => {
    const book = openBook(tx, at)
    await book.post('payment', reference, [add(BUYERS, -amount), add(merchant('s'), amount)])
    await book.save()
  })
}

/** `count` payments, a second apart, from `at` on. */
async function paidMany(count: number, at = NOON): Promise<void> {
  for (let n = 0; n < count; n += 1) await paid(`o${String(n).padStart(4, '0')}`, at + n * SECOND_MS)
}

async function sealAll(): Promise<void> {
  let cursor: string | null = 'begin'
  while (cursor !== null) cursor = await stepSeals(product.context())
}

const allSeals = () => seals.find(db(), { where: {}, oldestFirst: { by: 'until' }, limit: 100 })
const allAlarms = () => alarms.find(db(), { where: {}, limit: 100 })
const houses = async () => {
  const rows = await houseBalances.find(db(), { where: {}, limit: 100 })
  return Object.fromEntries(rows.map(({ _id, amount }) => [_id, amount]))
}
/** What the proof says of the chain and of the house balances. */
const flaws = async () => {
  const { findings } = await runOnce(db())
  return [...findings.of(10), ...findings.of(2)]
}

describe('sealing', () => {
  test('leaves entries alone until they are more than five minutes old', async () => {
    await paid('o1', NOON)
    await product.cloud.clock.advanceTo(NOON + 5 * MINUTE_MS)
    await sealAll()
    // The clock runs, so the entry is some milliseconds older than five minutes by now; one of this moment is not.
    await paid('o2', product.cloud.clock.now())
    await sealAll()
    const sealed = (await allSeals()).reduce((sum, seal) => sum + seal.entries, 0)
    expect(sealed).toBe(1)
  })

  test('writes the hash that docs/money.md says: sha256 of the previous hash and one line of JSON an entry', async () => {
    await paid('o1', NOON, 250)
    await product.cloud.clock.advance(HOUR_MS)
    await sealAll()
    const [seal] = await allSeals()
    const line = `["payment_o1","payment","o1",${NOON},[["buyers",null,-250],["merchant:s",null,250]]]`
    const hash = createHash('sha256')
      .update(`${'0'.repeat(64)}\n${line}`)
      .digest('hex')
    expect(seal).toEqual({
      _id: '000000000001',
      ...{ number: 1, previous: '0'.repeat(64), hash, entries: 1, from: NOON, until: NOON, untilId: 'payment_o1' },
    })
  })

  test('goes on in slices, each on the hash of the one before, and adds up the house accounts', async () => {
    await paidMany(450)
    await product.cloud.clock.advance(HOUR_MS)
    await sealAll()
    const rows = await allSeals()
    expect(rows.map(({ number, entries }) => [number, entries])).toEqual([
      [1, 200],
      [2, 200],
      [3, 50],
    ])
    expect(rows.map(({ previous }) => previous)).toEqual(['0'.repeat(64), rows[0]?.hash, rows[1]?.hash])
    expect(await houses()).toEqual({ buyers: -45_000, 'merchant:s': 45_000 })
    expect(await flaws()).toEqual([])
  })

  test('by several workers at once makes each seal once', async () => {
    await paidMany(90)
    await product.cloud.clock.advance(HOUR_MS)
    await Promise.all(Array.from({ length: 8 }, () => sealSlice(product.context())))
    await sealAll()
    expect((await allSeals()).map(({ entries }) => entries)).toEqual([90])
    expect(await houses()).toEqual({ buyers: -9_000, 'merchant:s': 9_000 })
  })

  test.each(['lost-reply', 'crash-before'] as const)('cut off by a %s at any call ends the same', async (name) => {
    // A step that seals one slice: newest seal, entries, begin, look, insert, four of two house balances, commit.
    const calls = Array.from({ length: 12 }, (_, call) => call)
    for (const call of calls) {
      await paid(`o${call}`, product.cloud.clock.now())
      await product.cloud.clock.advance(HOUR_MS)
      product.cloud.faults.inject({ name, match: '*', skip: call })
      // One second is too little to try again: the run ends where it was cut off, as a killed one does.
      await stepSeals(product.context(1)).catch(() => null)
      product.cloud.faults.clear()
      await sealAll()
    }
    expect((await allSeals()).map(({ number, entries }) => [number, entries])).toEqual(calls.map((n) => [n + 1, 1]))
    expect(await houses()).toEqual({ buyers: -1_200, 'merchant:s': 1_200 })
    expect(await flaws()).toEqual([])
    expect(await allAlarms()).toEqual([])
  })

  test('cuts an instant with more entries than a slice holds, and goes on within it', async () => {
    for (let n = 0; n < 230; n += 1) await paid(`o${String(n).padStart(4, '0')}`, NOON)
    await product.cloud.clock.advance(HOUR_MS)
    await sealAll()
    expect((await allSeals()).map(({ entries, untilId }) => [entries, untilId])).toEqual([
      [200, 'payment_o0199'],
      [30, 'payment_o0229'],
    ])
    expect(await allAlarms()).toEqual([])
    expect(await flaws()).toEqual([])
  })
})

describe('below the watermark', () => {
  beforeEach(async () => {
    await paidMany(260)
    await product.cloud.clock.advance(HOUR_MS)
    await sealAll()
  })

  test.each([
    ['in the middle of a slice', NOON + 7 * SECOND_MS + 1],
    ['between two slices', NOON + 199 * SECOND_MS + 1],
    ['at the very watermark', NOON + 259 * SECOND_MS],
  ])('an entry that arrives late %s raises one alarm', async (_where, at) => {
    await paid('o-late', at)
    await sealAll()
    await sealAll()
    const raised = await allAlarms()
    expect(raised.map(({ name }) => name)).toEqual(['ledger.late-arrival'])
    expect(Number(raised[0]?.data.found) - Number(raised[0]?.data.sealed)).toBe(1)
  })

  test('an entry that is gone raises an alarm', async () => {
    await entries.remove(db(), 'payment_o0003')
    await lookForLateArrivals(product.context())
    expect((await allAlarms()).map(({ name, data }) => [name, data.sealed, data.found])).toEqual([
      ['ledger.entry-missing', 200, 199],
    ])
  })

  test('what comes later is no late arrival', async () => {
    await paid('o-new', NOON + 20 * MINUTE_MS)
    await sealAll()
    expect(await allAlarms()).toEqual([])
  })
})

describe('the proof reads the chain again and finds', () => {
  beforeEach(async () => {
    await paidMany(230)
    await product.cloud.clock.advance(HOUR_MS)
    await sealAll()
  })

  test('nothing, where nobody touched it', async () => {
    expect(await flaws()).toEqual([])
  })

  test('an entry that was changed', async () => {
    const lines = [
      { account: 'buyers', program: null, amount: -100 },
      { account: 'merchant:thief', program: null, amount: 100 },
    ]
    await entries.patch(db(), 'payment_o0210', { lines })
    expect((await flaws())[0]).toMatch('seal 000000000002: 30 entries up to payment_o0229 were sealed, 30 are there')
  })

  test('an entry that was taken out', async () => {
    await entries.remove(db(), 'payment_o0000')
    expect((await flaws())[0]).toMatch('200 entries up to payment_o0199 were sealed, 199 are there')
  })

  test('the last sealed entry taken out', async () => {
    await entries.remove(db(), 'payment_o0229')
    expect((await flaws())[0]).toMatch('30 entries up to payment_o0229 were sealed, 29 are there')
  })

  test('an entry that was put in', async () => {
    await paid('o0100-again', NOON + 100 * SECOND_MS)
    expect((await flaws())[0]).toMatch('200 entries up to payment_o0199 were sealed, 201 are there')
  })

  test('an entry that was given another time', async () => {
    await entries.patch(db(), 'payment_o0001', { at: NOON + HOUR_MS / 2 })
    expect((await flaws())[0]).toMatch('200 entries up to payment_o0199 were sealed, 199 are there')
  })

  test('a seal that was made to fit the entry that was changed', async () => {
    await seals.patch(db(), '000000000001', { hash: 'f'.repeat(64) })
    expect(await flaws()).toEqual([
      expect.stringContaining('seal 000000000001'),
      'seal 000000000002 does not follow seal 1',
    ])
  })

  test('a seal that was taken out', async () => {
    await seals.remove(db(), '000000000001')
    expect((await flaws())[0]).toBe('seal 000000000002 does not follow seal 0')
  })

  test('a house balance that was changed', async () => {
    await houseBalances.patch(db(), 'merchant:s', { amount: 22_999 })
    expect(await flaws()).toEqual(['house balance merchant:s is 22999, its sealed postings are 23000'])
  })
})
