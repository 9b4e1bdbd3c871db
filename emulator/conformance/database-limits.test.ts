import { type Database, onEmulator, openTarget, type Target } from './target'

const FAILED = { code: 'DATABASE_REQUEST_FAILED' }

describe('limits and refusals', () => {
  let target: Target
  let db: Database
  beforeAll(async () => {
    const keys = [{ field: 'n', direction: 1 as const }]
    target = await openTarget([
      { name: 'rows', indexes: [{ name: 'n', keys }] },
      { name: 'few', indexes: [] },
    ])
    db = target.db
    await db.collection('rows').add(Array.from({ length: 1_001 }, (_, n) => ({ _id: `r${n}`, n })))
  })
  afterAll(() => target.close())

  test('a query gives 100 rows unless asked for more, and never more than 1 000', async () => {
    const rows = db.collection('rows')
    expect((await rows.get()).data).toHaveLength(100)
    expect((await rows.limit(1_000).get()).data).toHaveLength(1_000)
    expect((await rows.limit(1_001).get()).data).toHaveLength(1_000)
    expect((await rows.skip(1_000).limit(1_000).get()).data).toHaveLength(1)
    expect(await rows.count()).toMatchObject({ total: 1_001 })
  })

  test('1 001 documents in one transaction', async () => {
    await db.runTransaction(async (transaction: Database) => {
      await transaction.collection('few').add(Array.from({ length: 1_001 }, (_, n) => ({ batch: true, n })))
    })
    expect(await db.collection('few').where({ batch: true }).count()).toMatchObject({ total: 1_001 })
    expect(await db.collection('few').where({ batch: true }).remove()).toMatchObject({ deleted: 1_001 })
  })

  test('a collection that does not exist is DATABASE_COLLECTION_NOT_EXIST, for everything', async () => {
    const missing = { code: 'DATABASE_COLLECTION_NOT_EXIST' }
    const nowhere = db.collection('nowhere')
    await expect(nowhere.get()).rejects.toMatchObject(missing)
    await expect(nowhere.add({ a: 1 })).rejects.toMatchObject(missing)
    await expect(nowhere.doc('x').update({ a: 1 })).rejects.toMatchObject(missing)
    await expect(nowhere.where({}).remove()).rejects.toMatchObject(missing)
    await expect(nowhere.count()).rejects.toMatchObject(missing)
    await expect(nowhere.aggregate().count('n').end()).rejects.toMatchObject(missing)
  })

  test('a change without a where is INVALID_PARAM', async () => {
    await expect(db.collection('few').update({ a: 1 })).rejects.toMatchObject({ code: 'INVALID_PARAM' })
    await expect(db.collection('few').remove()).rejects.toMatchObject({ code: 'INVALID_PARAM' })
  })

  test('an unknown operator is DATABASE_INVALID_OPERRATOR', async () => {
    const unknown = { code: 'DATABASE_INVALID_OPERRATOR' }
    await expect(
      db
        .collection('few')
        .where({ a: { $like: 'x' } })
        .get(),
    ).rejects.toMatchObject(unknown)
    await expect(db.collection('few').where({ $where: 'sleep(1000)' }).get()).rejects.toMatchObject(unknown)
    await expect(
      db
        .collection('few')
        .options({ raw: true })
        .where({ a: 1 })
        .update({ $shove: { a: 1 } }),
    ).rejects.toMatchObject(unknown)
  })

  test.each<[string, object]>([
    ['a $ key', { $set: 1 }],
    ['a $ key deep inside', { list: [{ $gt: 1 }] }],
    ['an _id that is a list', { _id: [1] }],
    ['101 levels', JSON.parse(`${'{"a":'.repeat(102)}1${'}'.repeat(102)}`)],
  ])('a document with %s is refused', async (_what, document) => {
    await expect(db.collection('few').add(document)).rejects.toMatchObject(FAILED)
  })

  test('a document of more than 16 MB is refused', async () => {
    await expect(db.collection('few').add({ text: 'x'.repeat(16 * 1024 * 1024) })).rejects.toMatchObject(FAILED)
  })

  test('an answer of more than 16 MB is EXCEED_MAX_PAYLOAD_SIZE', async () => {
    for (const n of [1, 2, 3]) await db.collection('few').add({ big: n, text: 'x'.repeat(6 * 1024 * 1024) })
    const all = db.collection('few').where({ big: db.command.gte(1) })
    await expect(all.get()).rejects.toMatchObject({ code: 'EXCEED_MAX_PAYLOAD_SIZE' })
    expect((await all.field({ big: true }).get()).data).toHaveLength(3)
    await all.remove()
  })

  test.each<[string, object]>([
    ['$in without a list', { a: { $in: 'x' } }],
    ['$size of a text', { a: { $size: 'x' } }],
    ['$or of nothing', { $or: [] }],
    ['$and of a number', { $and: 1 }],
    ['$elemMatch of a number', { a: { $elemMatch: 1 } }],
    ['$mod by zero', { a: { $mod: [0, 1] } }],
    ['a broken regular expression', { a: { $regex: '(' } }],
    ['$not of a value', { a: { $not: 5 } }],
    ['near, which is not emulated', { a: { $nearSphere: { $geometry: { type: 'Point', coordinates: [1, 1] } } } }],
  ])('a filter with %s is DATABASE_REQUEST_FAILED', async (_what, filter) => {
    await expect(db.collection('rows').options({ raw: true }).where(filter).get()).rejects.toMatchObject(FAILED)
  })

  test('a filter that smells of SQL or of JavaScript is only text', async () => {
    const texts = [`x' OR '1'='1`, `"; DROP TABLE "c:few"; --`, 'a\0b', '%', '\\', '$n', '__proto__']
    await db.collection('few').add(texts.map((text) => ({ text })))
    for (const text of texts) expect((await db.collection('few').where({ text }).get()).data).toMatchObject([{ text }])
    expect((await db.collection('rows').where({ n: `1 OR 1=1` }).get()).data).toEqual([])
    expect((await db.collection('rows').doc(`r1' OR '1'='1`).get()).data).toEqual([])
    for (const field of ['constructor', 'toString', 'a"b', `a'b`, 'n"."$date'])
      expect(
        (
          await db
            .collection('rows')
            .where({ [field]: 1 })
            .get()
        ).data,
      ).toEqual([])
    await expect(db.collection(`few"; DROP TABLE x`).get()).rejects.toMatchObject({
      code: 'DATABASE_COLLECTION_NOT_EXIST',
    })
  })

  onEmulator('what the SDK would never send is answered, not thrown', async () => {
    const action = 'database.getDocument'
    const collectionName = 'rows'
    const bodies: [object, string][] = [
      [{}, 'INVALID_PARAM'],
      [{ action: 'database.dropEverything' }, 'INVALID_PARAM'],
      [{ action, collectionName, query: '{' }, 'INVALID_PARAM'],
      [{ action, collectionName, query: 5 }, 'INVALID_PARAM'],
      [{ action, collectionName, query: '[]' }, 'DATABASE_REQUEST_FAILED'],
      [{ action, collectionName, query: '{"n":{"$numberInt":"many"}}' }, 'INVALID_PARAM'],
      [{ action, collectionName, query: '{"n":{"$date":{"$numberLong":"x"}}}' }, 'INVALID_PARAM'],
      [{ action, collectionName, query: '{"n":{"$numberDecimal":"1"}}' }, 'DATABASE_REQUEST_FAILED'],
      [{ action, collectionName, query: '{"n":1,"__proto__":{"x":1}}' }, 'DATABASE_REQUEST_FAILED'],
      [{ action, collectionName, query: '['.repeat(100_000) }, 'INVALID_PARAM'],
      [{ action, collectionName, order: '{"n":{"$numberInt":"2"}}' }, 'DATABASE_REQUEST_FAILED'],
      [{ action, collectionName, limit: -1 }, 'INVALID_PARAM'],
      [{ action, collectionName, projection: '{"a":1,"b":0}' }, 'DATABASE_REQUEST_FAILED'],
      [{ action, collectionName: { $ne: 1 } }, 'INVALID_PARAM'],
      [{ action, collectionName, transactionId: 'nobody' }, 'DATABASE_TRANSACTION_FAIL'],
      [{ action: 'database.commitTransaction', transactionId: 'nobody' }, 'DATABASE_TRANSACTION_FAIL'],
      [{ action: 'database.insertDocument', collectionName, data: ['5'] }, 'DATABASE_REQUEST_FAILED'],
      [{ action: 'database.addCollection', collectionName: 'x"y' }, 'INVALID_PARAM'],
    ]
    for (const [body, code] of bodies) {
      const answer = await target.engine.handle(body as { action: string })
      expect([body, answer.code]).toEqual([body, code])
      expect(answer).toMatchObject({ requestId: expect.any(String), message: expect.any(String) })
    }
  })
})
