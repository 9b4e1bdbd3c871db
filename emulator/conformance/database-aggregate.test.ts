import { openTarget, type Target } from './target'

describe('aggregation', () => {
  let target: Target
  beforeAll(async () => {
    target = await openTarget([
      { name: 'sales', indexes: [{ name: 'shop', keys: [{ field: 'shop', direction: 1 }] }] },
      { name: 'shops', indexes: [] },
    ])
    await target.db.collection('sales').add([
      { _id: 's1', shop: 'a', fen: 100, at: new Date('2024-02-29T17:00:00Z'), tags: ['x', 'y'] },
      { _id: 's2', shop: 'a', fen: 250, at: new Date('2024-03-01T15:59:59Z'), tags: ['x'] },
      { _id: 's3', shop: 'b', fen: 70, at: new Date('2024-03-01T16:00:00Z'), tags: [] },
    ])
    await target.db.collection('shops').add([
      { _id: 'a', name: 'First' },
      { _id: 'b', name: 'Second' },
    ])
  })
  afterAll(() => target.close())
  const pipeline = () => target.db.collection('sales').aggregate()

  test('match, group, sort', async () => {
    const { aggregate } = target.db.command
    const { data } = await pipeline()
      .match({ fen: target.db.command.gte(70) })
      .group({ _id: '$shop', total: aggregate.sum('$fen'), count: aggregate.sum(1) })
      .sort({ total: -1 })
      .end()
    expect(data).toEqual([
      { _id: 'a', total: 350, count: 2 },
      { _id: 'b', total: 70, count: 1 },
    ])
  })

  test('business days in Shanghai', async () => {
    const { aggregate } = target.db.command
    const day = aggregate.dateToString({ date: '$at', format: '%Y-%m-%d', timezone: 'Asia/Shanghai' })
    const { data } = await pipeline().project({ day }).sort({ _id: 1 }).end()
    expect(data).toEqual([
      { _id: 's1', day: '2024-03-01' },
      { _id: 's2', day: '2024-03-01' },
      { _id: 's3', day: '2024-03-02' },
    ])
  })

  test('lookup by fields', async () => {
    const { data } = await pipeline()
      .match({ _id: 's3' })
      .lookup({ from: 'shops', localField: 'shop', foreignField: '_id', as: 'found' })
      .project({ 'found.name': 1 })
      .end()
    expect(data).toEqual([{ _id: 's3', found: [{ name: 'Second' }] }])
  })

  test('lookup by a pipeline with let', async () => {
    const { command } = target.db
    const $ = command.aggregate
    const inner = $.pipeline()
      .match(command.expr($.eq(['$_id', '$$shop'])))
      .project({ _id: 0, name: 1 })
      .done()
    const { data } = await pipeline()
      .sort({ _id: 1 })
      .lookup({ from: 'shops', let: { shop: '$shop' }, pipeline: inner, as: 'found' })
      .end()
    expect(data.map(({ found }: { found: unknown }) => found)).toEqual([
      [{ name: 'First' }],
      [{ name: 'First' }],
      [{ name: 'Second' }],
    ])
  })

  test('a lookup in a missing collection finds nothing', async () => {
    const { data } = await pipeline()
      .match({ _id: 's1' })
      .lookup({ from: 'nowhere', localField: 'shop', foreignField: '_id', as: 'found' })
      .end()
    expect(data[0]).toMatchObject({ found: [] })
  })

  test('unwind, sortByCount, count, skip, limit, addFields, bucket, replaceRoot', async () => {
    expect((await pipeline().unwind('$tags').sortByCount('$tags').end()).data).toEqual([
      { _id: 'x', count: 2 },
      { _id: 'y', count: 1 },
    ])
    expect((await pipeline().count('n').end()).data).toEqual([{ n: 3 }])
    const { data } = await pipeline()
      .sort({ fen: 1 })
      .skip(1)
      .limit(1)
      .addFields({ twice: target.db.command.aggregate.multiply(['$fen', 2]) })
      .end()
    expect(data).toMatchObject([{ _id: 's1', twice: 200 }])
    const buckets = await pipeline()
      .bucket({ groupBy: '$fen', boundaries: [0, 100, 300] })
      .end()
    // The same inside the pipeline of a $lookup.
    const inner = await pipeline()
      .match({ _id: 's1' })
      .lookup({
        from: 'sales',
        pipeline: [{ $bucket: { groupBy: '$fen', boundaries: [0, 100, 300] } }],
        as: 'buckets',
      })
      .end()
    expect(inner.data[0].buckets).toEqual(buckets.data)
    expect(buckets.data).toEqual([
      { _id: 0, count: 1 },
      { _id: 100, count: 2 },
    ])
    const roots = await pipeline()
      .match({ _id: 's1' })
      .replaceRoot({ newRoot: { only: '$fen' } })
      .end()
    expect(roots.data).toEqual([{ only: 100 }])
  })

  test('a date of parts without a day is the first of the month', async () => {
    const { aggregate } = target.db.command
    const { data } = await pipeline()
      .match({ _id: 's1' })
      .project({ _id: 0, at: aggregate.dateFromParts({ year: 2024, month: 3 }) })
      .end()
    expect(data).toEqual([{ at: new Date('2024-03-01T00:00:00Z') }])
  })

  test('the stored documents are not changed by a pipeline', async () => {
    await pipeline().unwind('$tags').addFields({ fen: 0 }).end()
    expect((await target.db.collection('sales').doc('s1').get()).data[0]).toMatchObject({ fen: 100, tags: ['x', 'y'] })
  })

  test('an unknown stage is DATABASE_INVALID_OPERRATOR', async () => {
    const raw = target.db
      .collection('sales')
      .options({ raw: true } as object)
      .aggregate([{ $explode: {} }] as never)
    await expect(raw.end()).rejects.toMatchObject({ code: 'DATABASE_INVALID_OPERRATOR' })
  })
})
