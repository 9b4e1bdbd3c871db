import { type Database, onEmulator, openTarget, type Target, type Transaction } from './target'

const CONFLICT = { code: 'DATABASE_TRANSACTION_CONFLICT' }
const ENDED = { code: 'DATABASE_TRANSACTION_FAIL' }

describe('transactions', () => {
  let target: Target
  let db: Database
  beforeAll(async () => {
    target = await openTarget([{ name: 'accounts', indexes: [] }])
    db = target.db
  })
  afterAll(() => target.close())
  beforeEach(async () => {
    await db
      .collection('accounts')
      .where({ _id: db.command.exists(true) })
      .remove()
    await db.collection('accounts').add([
      { _id: 'a', fen: 100 },
      { _id: 'b', fen: 100 },
    ])
  })
  const fenOf = async (id: string) => (await db.collection('accounts').doc(id).get()).data[0]?.fen
  const account = (transaction: Pick<Transaction, 'collection'>, id: string) =>
    transaction.collection('accounts').doc(id)
  const begin = (): Promise<Transaction> => db.startTransaction()

  test('its writes are seen inside at once and outside after the commit', async () => {
    const one = await begin()
    await account(one, 'a').update({ fen: db.command.inc(-30) })
    await account(one, 'new').set({ fen: 30 })
    expect((await account(one, 'a').get()).data).toEqual({ _id: 'a', fen: 70 })
    expect((await one.collection('accounts').where({ fen: 30 }).get()).data).toEqual([{ _id: 'new', fen: 30 }])
    expect([await fenOf('a'), await fenOf('new')]).toEqual([100, undefined])
    await one.commit()
    expect([await fenOf('a'), await fenOf('new')]).toEqual([70, 30])
  })

  test('a rollback leaves nothing', async () => {
    const one = await begin()
    await account(one, 'a').remove()
    await one.collection('accounts').add({ _id: 'c' })
    await one.rollback()
    expect([await fenOf('a'), await fenOf('c')]).toEqual([100, undefined])
  })

  test('a missing document reads as null', async () => {
    const one = await begin()
    expect((await account(one, 'nobody').get()).data).toBeNull()
    await one.rollback()
  })

  test('it reads the moment it began, whatever is committed, changed or removed since', async () => {
    const one = await begin()
    await account(one, 'b').get()
    await db.collection('accounts').doc('a').update({ fen: 1 })
    await db.collection('accounts').doc('b').remove()
    await db.collection('accounts').add({ _id: 'c', fen: 5 })
    expect((await account(one, 'a').get()).data).toEqual({ _id: 'a', fen: 100 })
    expect((await one.collection('accounts').where({ fen: 100 }).orderBy('_id', 'asc').get()).data).toHaveLength(2)
    expect((await account(one, 'c').get()).data).toBeNull()
    await one.rollback()
  })

  test('writing what another open transaction wrote is a conflict at the write', async () => {
    const [one, two] = [await begin(), await begin()]
    await account(one, 'a').update({ fen: 1 })
    await expect(account(two, 'a').update({ fen: 2 })).rejects.toMatchObject(CONFLICT)
    await one.commit()
    expect(await fenOf('a')).toBe(1)
  })

  test('two transactions cannot both make the same document', async () => {
    const [one, two] = [await begin(), await begin()]
    await one.collection('accounts').add({ _id: 'same', by: 1 })
    await expect(two.collection('accounts').add({ _id: 'same', by: 2 })).rejects.toMatchObject(CONFLICT)
    await one.rollback()
  })

  test.each(['update', 'remove'] as const)('writing what changed since it began is a conflict (%s)', async (how) => {
    const one = await begin()
    await account(one, 'a').get()
    if (how === 'update') await db.collection('accounts').doc('a').update({ fen: 1 })
    else await db.collection('accounts').doc('a').remove()
    await expect(account(one, 'a').update({ fen: 2 })).rejects.toMatchObject(CONFLICT)
    expect(await fenOf('a')).toBe(how === 'update' ? 1 : undefined)
  })

  test('after a conflict, a commit or an abort any use is DATABASE_TRANSACTION_FAIL', async () => {
    const [holder, conflicted, committed, aborted] = [await begin(), await begin(), await begin(), await begin()]
    await account(holder, 'a').update({ fen: 1 })
    await expect(account(conflicted, 'a').update({ fen: 2 })).rejects.toMatchObject(CONFLICT)
    await committed.commit()
    await aborted.rollback()
    for (const ended of [conflicted, committed, aborted]) {
      await expect(account(ended, 'b').get()).rejects.toMatchObject(ENDED)
      await expect(account(ended, 'b').update({ fen: 9 })).rejects.toMatchObject(ENDED)
      await expect(ended.commit()).rejects.toMatchObject(ENDED)
    }
    await holder.rollback()
  })

  test('a conflict gives up every document the transaction held', async () => {
    const [one, two] = [await begin(), await begin()]
    await account(one, 'a').update({ fen: 1 })
    await account(two, 'b').update({ fen: 2 })
    await expect(account(two, 'a').update({ fen: 2 })).rejects.toMatchObject(CONFLICT)
    await account(one, 'b').update({ fen: 3 })
    await one.commit()
    expect([await fenOf('a'), await fenOf('b')]).toEqual([1, 3])
  })

  test('write skew is allowed: each reads both and writes the other one', async () => {
    const [one, two] = [await begin(), await begin()]
    for (const each of [one, two]) for (const id of ['a', 'b']) await account(each, id).get()
    await account(one, 'a').update({ fen: 0 })
    await account(two, 'b').update({ fen: 0 })
    await one.commit()
    await two.commit()
    expect([await fenOf('a'), await fenOf('b')]).toEqual([0, 0])
  })

  test('a write outside waits for the transaction that holds the document, and then sees its result', async () => {
    const one = await begin()
    await account(one, 'a').update({ fen: db.command.inc(1) })
    const outside = db
      .collection('accounts')
      .doc('a')
      .update({ fen: db.command.inc(10) })
    await account(one, 'b').update({ fen: 5 })
    await one.commit()
    expect(await outside).toMatchObject({ updated: 1 })
    expect(await fenOf('a')).toBe(111)
  })

  test('a trap: where().update() inside a transaction runs outside it and survives its rollback', async () => {
    const one = await begin()
    await account(one, 'a').update({ fen: 1 })
    await one.collection('accounts').where({ _id: 'b' }).update({ fen: 55 })
    expect(await one.collection('accounts').where({}).count()).toMatchObject({ total: 2 })
    await one.rollback()
    expect([await fenOf('a'), await fenOf('b')]).toEqual([100, 55])
  })

  test('updateAndReturn works inside and is rolled back with the rest', async () => {
    const one = await begin()
    const changed = await one
      .collection('accounts')
      .where({ _id: 'a' })
      .updateAndReturn({ fen: db.command.inc(1) })
    expect(changed).toMatchObject({ updated: 1, doc: { fen: 101 } })
    await one.rollback()
    expect(await fenOf('a')).toBe(100)
  })

  test('runTransaction runs again after a conflict, four times at most', async () => {
    let runs = 0
    const holder = await begin()
    await account(holder, 'a').update({ fen: 1 })
    await expect(
      db.runTransaction(async (transaction: Transaction) => {
        runs++
        await account(transaction, 'a').update({ fen: 2 })
      }),
    ).rejects.toMatchObject(CONFLICT)
    expect(runs).toBe(4)
    await holder.rollback()
  })

  test('any failure of an operation ends its transaction', async () => {
    const one = await begin()
    await account(one, 'b').update({ fen: 1 })
    await expect(one.collection('accounts').add({ _id: 'a' })).rejects.toMatchObject({
      code: 'DATABASE_DUPLICATE_WRITE',
    })
    await expect(one.commit()).rejects.toMatchObject(ENDED)
    expect(await fenOf('b')).toBe(100)
  })

  onEmulator('thirty seconds after its beginning it is gone, and what it held is free', async () => {
    const one = await begin()
    await account(one, 'a').update({ fen: 1 })
    target.advance(29_000)
    await account(one, 'a').get()
    const outside = db.collection('accounts').doc('a').update({ fen: 7 })
    target.advance(1_000)
    await outside
    await expect(one.commit()).rejects.toMatchObject(ENDED)
    expect(await fenOf('a')).toBe(7)
  })

  onEmulator(
    'an abort from outside, as an injected conflict does, is DATABASE_TRANSACTION_FAIL at the next use',
    async () => {
      const one = await begin()
      target.engine.abort(one.getTransactionId())
      await expect(one.commit()).rejects.toMatchObject(ENDED)
    },
  )

  onEmulator('serverDate inside is refused', async () => {
    const one = await begin()
    await expect(account(one, 'a').update({ at: db.serverDate() })).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
    })
  })
})
