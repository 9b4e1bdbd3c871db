import { openTarget, type Target } from './target'

type Doc = Record<string, unknown>

describe('update commands', () => {
  let target: Target
  let serial = 0
  beforeAll(async () => {
    target = await openTarget([{ name: 'things', indexes: [] }])
  })
  afterAll(() => target.close())

  async function updated(before: Doc, change: (command: Target['db']['command']) => object): Promise<Doc> {
    const _id = `t${serial++}`
    await target.db.collection('things').add({ _id, ...before })
    await target.db.collection('things').doc(_id).update(change(target.db.command))
    const { data } = await target.db.collection('things').doc(_id).get()
    const { _id: _, ...after } = data[0]
    return after
  }

  type Row = readonly [string, Doc, (command: Target['db']['command']) => object, Doc]
  const rows: readonly Row[] = [
    ['set replaces an object', { o: { a: 1, b: 2 } }, (_) => ({ o: _.set({ c: 3 }) }), { o: { c: 3 } }],
    ['a plain nested object merges', { o: { a: 1 } }, () => ({ o: { b: 2 } }), { o: { a: 1, b: 2 } }],
    ['a missing path is made', {}, () => ({ a: { b: { c: 1 } } }), { a: { b: { c: 1 } } }],
    ['an element of an array by its position', { l: [1, 2] }, () => ({ 'l.1': 9 }), { l: [1, 9] }],
    ['remove', { a: 1, o: { b: 1, c: 2 } }, (_) => ({ a: _.remove(), o: { b: _.remove() } }), { o: { c: 2 } }],
    ['inc', { n: 1 }, (_) => ({ n: _.inc(-3), missing: _.inc(2) }), { n: -2, missing: 2 }],
    ['mul makes a missing field 0', { n: 3 }, (_) => ({ n: _.mul(4), missing: _.mul(5) }), { n: 12, missing: 0 }],
    ['min', { n: 5, m: 5 }, (_) => ({ n: _.min(3), m: _.min(9), missing: _.min(1) }), { n: 3, m: 5, missing: 1 }],
    ['max', { n: 5, m: 5 }, (_) => ({ n: _.max(3), m: _.max(9), missing: _.max(1) }), { n: 5, m: 9, missing: 1 }],
    ['rename', { a: 1 }, (_) => ({ a: _.rename('b') }), { b: 1 }],
    ['bit', { n: 0b1100 }, (_) => ({ n: _.bit({ and: 0b0110 }) }), { n: 0b0100 }],
    ['push values', { l: [1] }, (_) => ({ l: _.push(2, 3), missing: _.push([7]) }), { l: [1, 2, 3], missing: [7] }],
    ['push documents', { l: [] }, (_) => ({ l: _.push([{ a: 1 }]) }), { l: [{ a: 1 }] }],
    [
      'push sorts, then slices',
      { l: [{ n: 5 }, { n: 1 }] },
      (_) => ({ l: _.push({ each: [{ n: 3 }, { n: 9 }], sort: { n: 1 }, slice: -3 }) }),
      { l: [{ n: 3 }, { n: 5 }, { n: 9 }] },
    ],
    ['push slices what it makes', {}, (_) => ({ l: _.push({ each: [3, 1, 2], sort: -1, slice: 2 }) }), { l: [3, 2] }],
    ['push at a position', { l: [1, 4] }, (_) => ({ l: _.push({ each: [2, 3], position: 1 }) }), { l: [1, 2, 3, 4] }],
    ['unshift', { l: [3] }, (_) => ({ l: _.unshift(1, 2) }), { l: [1, 2, 3] }],
    ['pop and shift', { l: [1, 2, 3], k: [1, 2, 3] }, (_) => ({ l: _.pop(), k: _.shift() }), { l: [1, 2], k: [2, 3] }],
    ['pull a value', { l: [1, 2, 1] }, (_) => ({ l: _.pull(1) }), { l: [2] }],
    ['pull by a condition', { l: [1, 5, 9] }, (_) => ({ l: _.pull(_.gt(4)) }), { l: [1] }],
    ['pull documents', { l: [{ a: 1, b: 1 }, { a: 2 }] }, (_) => ({ l: _.pull({ a: 1 }) }), { l: [{ a: 2 }] }],
    ['pullAll', { l: [1, 2, 3, 2] }, (_) => ({ l: _.pullAll([2, 3]) }), { l: [1] }],
    ['addToSet keeps duplicates that were there', { l: [1, 1] }, (_) => ({ l: _.addToSet(1) }), { l: [1, 1] }],
    [
      'addToSet of one value',
      { l: [1, 1] },
      (_) => ({ l: _.addToSet(2), m: _.addToSet('x') }),
      { l: [1, 1, 2], m: ['x'] },
    ],
    ['addToSet of each', { l: [1] }, (_) => ({ l: _.addToSet({ $each: [1, 2, 2] }) }), { l: [1, 2] }],
    ['a date', {}, () => ({ at: new Date(5) }), { at: new Date(5) }],
    ['an empty nested object changes nothing', { a: 1 }, () => ({ a: {} }), { a: 1 }],
  ]
  test.each(rows)('%s', async (_name, before, change, after) => {
    expect(await updated(before, change)).toEqual(after)
  })

  const refused: readonly (readonly [string, Doc, (command: Target['db']['command']) => object])[] = [
    ['inc of a text', { n: 'one' }, (_) => ({ n: _.inc(1) })],
    ['inc of null', { n: null }, (_) => ({ n: _.inc(1) })],
    ['inc by a text', { n: 1 }, (_) => ({ n: _.inc('1' as unknown as number) })],
    ['mul of a list', { n: [1] }, (_) => ({ n: _.mul(2) })],
    ['push to a number', { l: 1 }, (_) => ({ l: _.push(1) })],
    ['addToSet to null', { l: null }, (_) => ({ l: _.addToSet(1) })],
    ['pull from a text', { l: 'x' }, (_) => ({ l: _.pull('x') })],
    ['pop from an object', { l: { a: 1 } }, (_) => ({ l: _.pop() })],
    ['a field inside a number', { a: 5 }, () => ({ a: { b: 1 } })],
    ['a field inside null', { a: null }, () => ({ 'a.b': 1 })],
    ['a named field inside a list', { a: [1] }, () => ({ 'a.b': 1 })],
    ['bit of a fraction', { n: 0.5 }, (_) => ({ n: _.bit({ or: 1 }) })],
    ['one place twice', { a: { b: 1 } }, (_) => ({ a: _.set({}), 'a.b': 2 })],
  ]
  test.each(refused)('%s is DATABASE_REQUEST_FAILED and changes nothing', async (_name, before, change) => {
    const _id = `r${serial++}`
    await target.db.collection('things').add({ _id, ...before })
    await expect(target.db.collection('things').doc(_id).update(change(target.db.command))).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
    })
    expect((await target.db.collection('things').doc(_id).get()).data).toEqual([{ _id, ...before }])
  })

  test('where().update changes every match, or one with multiple false', async () => {
    const { db } = target
    await db.collection('things').add([1, 2, 3].map((n) => ({ group: 'many', n })))
    const many = db.collection('things').where({ group: 'many' })
    expect(await many.update({ n: db.command.inc(10) })).toMatchObject({ updated: 3 })
    const one = db.collection('things').where({ group: 'many' }).options({ multiple: false })
    expect(await one.update({ only: true })).toMatchObject({ updated: 1 })
    expect(await many.remove()).toMatchObject({ deleted: 3 })
  })

  test('a positional $ changes the element that the where found', async () => {
    const { db } = target
    await db.collection('things').add({
      _id: 'cart',
      lines: [
        { sku: 'a', n: 1 },
        { sku: 'b', n: 1 },
      ],
    })
    await db.collection('things').where({ _id: 'cart', 'lines.sku': 'b' }).update({ 'lines.$.n': 7 })
    expect((await db.collection('things').doc('cart').get()).data[0].lines).toEqual([
      { sku: 'a', n: 1 },
      { sku: 'b', n: 7 },
    ])
  })

  test('updateAndReturn answers the new document, 1 even when nothing changed, and null for no match', async () => {
    const { db } = target
    await db.collection('things').add({ _id: 'ret', n: 1 })
    const query = db.collection('things').where({ _id: 'ret' })
    expect(await query.updateAndReturn({ n: 2 })).toMatchObject({ updated: 1, doc: { _id: 'ret', n: 2 } })
    expect(await query.updateAndReturn({ n: 2 })).toMatchObject({ updated: 1, doc: { _id: 'ret', n: 2 } })
    expect(await db.collection('things').where({ _id: 'nobody' }).updateAndReturn({ n: 2 })).toMatchObject({
      updated: 0,
      doc: null,
    })
  })

  test('a guard in the where is atomic: twenty buyers of five pieces get exactly five', async () => {
    const { db } = target
    await db.collection('things').add({ _id: 'stock', left: 5 })
    const buy = () =>
      db
        .collection('things')
        .where({ _id: 'stock', left: db.command.gte(1) })
        .update({ left: db.command.inc(-1) })
    const bought = await Promise.all(Array.from({ length: 20 }, buy))
    expect(bought.filter(({ updated: changed }) => changed === 1)).toHaveLength(5)
    expect((await db.collection('things').doc('stock').get()).data[0].left).toBe(0)
  })
})
