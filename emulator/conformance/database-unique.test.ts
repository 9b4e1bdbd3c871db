import { type Database, onEmulator, openTarget, type Target, type Transaction } from './target'

const DUPLICATE = { code: 'DATABASE_DUPLICATE_WRITE', message: expect.stringContaining('E11000 duplicate key') }

describe('unique indexes', () => {
  let target: Target
  let db: Database
  beforeAll(async () => {
    const keys = (...fields: string[]) => fields.map((field) => ({ field, direction: 1 as const }))
    target = await openTarget([
      { name: 'codes', indexes: [{ name: 'code', keys: keys('code'), unique: true }] },
      { name: 'pairs', indexes: [{ name: 'pair', keys: keys('shop', 'day.n'), unique: true }] },
    ])
    db = target.db
  })
  afterAll(() => target.close())
  beforeEach(async () => {
    for (const name of ['codes', 'pairs']) await db.collection(name).where({}).remove()
  })
  const codes = () => db.collection('codes')

  onEmulator('a second document with the same value is refused, however it comes', async () => {
    await codes().add({ _id: 'one', code: 'x' })
    await codes().add({ _id: 'two', code: 'y' })
    await expect(codes().add({ code: 'x' })).rejects.toMatchObject(DUPLICATE)
    await expect(codes().doc('two').update({ code: 'x' })).rejects.toMatchObject(DUPLICATE)
    await expect(codes().doc('three').set({ code: 'x' })).rejects.toMatchObject(DUPLICATE)
    await expect(codes().add([{ code: 'z' }, { code: 'z' }])).rejects.toMatchObject(DUPLICATE)
  })

  onEmulator('a missing value counts as null, once', async () => {
    await codes().add({ _id: 'missing' })
    await expect(codes().add({ code: null })).rejects.toMatchObject(DUPLICATE)
  })

  onEmulator('true, 1, "1" and a date are four values', async () => {
    await codes().add([{ code: true }, { code: 1 }, { code: '1' }, { code: new Date(1) }])
    expect(await codes().count()).toMatchObject({ total: 4 })
    await expect(codes().add({ code: new Date(1) })).rejects.toMatchObject(DUPLICATE)
  })

  onEmulator('two fields together, one of them inside an object', async () => {
    const pairs = db.collection('pairs')
    await pairs.add([
      { shop: 'a', day: { n: 1 } },
      { shop: 'a', day: { n: 2 } },
      { shop: 'b', day: { n: 1 } },
    ])
    await expect(pairs.add({ shop: 'a', day: { n: 2 } })).rejects.toMatchObject(DUPLICATE)
  })

  onEmulator('a value is free again when its document is removed or changed', async () => {
    await codes().add([
      { _id: 'one', code: 'x' },
      { _id: 'two', code: 'y' },
    ])
    await codes().doc('one').remove()
    await codes().doc('two').update({ code: 'x' })
    await codes().add({ code: 'y' })
    expect(await codes().count()).toMatchObject({ total: 2 })
  })

  onEmulator('inside a transaction a duplicate is found at the write: committed, and its own', async () => {
    await codes().add({ _id: 'one', code: 'x' })
    for (const first of ['x', 'own']) {
      await expect(
        db.runTransaction(async (transaction: Transaction) => {
          if (first === 'own') await transaction.collection('codes').doc('mine').set({ code: 'own' })
          await transaction.collection('codes').doc('two').set({ code: first })
        }),
      ).rejects.toMatchObject(DUPLICATE)
    }
  })

  onEmulator('inside a transaction a value may move from one document to another', async () => {
    await codes().add({ _id: 'one', code: 'x' })
    await db.runTransaction(async (transaction: Transaction) => {
      await transaction.collection('codes').doc('one').update({ code: 'y' })
      await transaction.collection('codes').doc('two').set({ code: 'x' })
    })
    const { data } = await codes().orderBy('_id', 'asc').get()
    expect(data).toEqual([
      { _id: 'one', code: 'y' },
      { _id: 'two', code: 'x' },
    ])
  })

  onEmulator('inside a transaction two documents may exchange their values, and keep their places', async () => {
    await codes().add(['one', 'two', 'last'].map((_id) => ({ _id, code: _id })))
    await db.runTransaction(async (transaction: Transaction) => {
      await transaction.collection('codes').doc('one').update({ code: 'aside' })
      await transaction.collection('codes').doc('two').update({ code: 'one' })
      await transaction.collection('codes').doc('one').update({ code: 'two' })
      await transaction.collection('codes').doc('last').update({ code: 'moved' })
      await transaction.collection('codes').add({ _id: 'new', code: 'last' })
    })
    const { data } = await codes().get()
    expect(data.map(({ _id, code }: { _id: string; code: string }) => [_id, code])).toEqual([
      ['one', 'two'],
      ['two', 'one'],
      ['last', 'moved'],
      ['new', 'last'],
    ])
  })

  onEmulator('two open transactions that want the same value conflict', async () => {
    const [one, two] = [await db.startTransaction(), await db.startTransaction()]
    await one.collection('codes').doc('one').set({ code: 'x' })
    await expect(two.collection('codes').doc('two').set({ code: 'x' })).rejects.toMatchObject({
      code: 'DATABASE_TRANSACTION_CONFLICT',
    })
    await one.commit()
    await expect(
      db.runTransaction((transaction: Transaction) => transaction.collection('codes').doc('two').set({ code: 'x' })),
    ).rejects.toMatchObject(DUPLICATE)
  })

  onEmulator('a value taken since the transaction began is a conflict, and a duplicate on the next run', async () => {
    let runs = 0
    await expect(
      db.runTransaction(async (transaction: Transaction) => {
        if (runs++ === 0) await codes().add({ _id: 'quick', code: 'x' })
        await transaction.collection('codes').doc('slow').set({ code: 'x' })
      }),
    ).rejects.toMatchObject(DUPLICATE)
    expect(runs).toBe(2)
  })
})
