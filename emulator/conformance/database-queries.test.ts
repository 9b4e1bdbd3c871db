import { openTarget, type Target } from './target'

type Named = { readonly _id: string }

describe('query commands', () => {
  let target: Target
  beforeAll(async () => {
    target = await openTarget([
      {
        name: 'goods',
        indexes: [
          { name: 'price', keys: [{ field: 'price', direction: 1 }] },
          { name: 'tag', keys: ['tags', 'price', '_id'].map((field) => ({ field, direction: 1 })) },
        ],
      },
    ])
    await target.db.collection('goods').add([
      {
        _id: 'apple',
        price: 5,
        tags: ['fruit', 'red'],
        stock: { cn: 3 },
        rows: [{ n: 1 }, { n: 9 }],
        at: new Date(1000),
      },
      { _id: 'bread', price: 12, tags: ['food'], stock: { cn: 0 }, at: new Date(2000) },
      { _id: 'cider', price: 20, tags: [], note: null, at: new Date(3000) },
      { _id: 'dates', price: '20', tags: ['fruit', 'sweet', 'dry'], stock: { cn: 8 }, rows: [{ n: 5 }] },
    ])
  })
  afterAll(() => target.close())

  type Command = Target['db']['command']
  const rows: readonly [string, (command: Command) => object, readonly string[]][] = [
    ['equal to a value', () => ({ price: 20 }), ['cider']],
    ['eq', (_) => ({ price: _.eq(5) }), ['apple']],
    ['neq also matches other types', (_) => ({ price: _.neq(20) }), ['apple', 'bread', 'dates']],
    ['gt compares within one type', (_) => ({ price: _.gt(5) }), ['bread', 'cider']],
    ['gte', (_) => ({ price: _.gte(12) }), ['bread', 'cider']],
    ['lt', (_) => ({ price: _.lt(12) }), ['apple']],
    ['lte on dates', (_) => ({ at: _.lte(new Date(2000)) }), ['apple', 'bread']],
    ['a text bound does not match numbers', (_) => ({ price: _.gte('0') }), ['dates']],
    ['in', (_) => ({ price: _.in([5, '20']) }), ['apple', 'dates']],
    ['nin', (_) => ({ price: _.nin([5, 12]) }), ['cider', 'dates']],
    ['and of one field', (_) => ({ price: _.gt(5).and(_.lt(20)) }), ['bread']],
    ['or of one field', (_) => ({ price: _.lt(6).or(_.gt(15)) }), ['apple', 'cider']],
    ['or of two fields', (_) => _.or([{ price: 5 }, { tags: 'food' }]) as object, ['apple', 'bread']],
    ['and of documents', (_) => _.and([{ tags: 'fruit' }, { price: _.gt(1) }]) as object, ['apple']],
    ['nor', (_) => _.nor([{ price: 5 }, { tags: 'food' }]) as object, ['cider', 'dates']],
    ['not', (_) => ({ price: _.not(_.gt(5)) }), ['apple', 'dates']],
    ['exists true counts null', (_) => ({ note: _.exists(true) }), ['cider']],
    ['exists false', (_) => ({ stock: _.exists(false) }), ['cider']],
    ['null matches missing', () => ({ note: null }), ['apple', 'bread', 'cider', 'dates']],
    ['mod', () => ({ price: { $mod: [12, 0] } }), ['bread']],
    ['a value matches an element of an array', () => ({ tags: 'fruit' }), ['apple', 'dates']],
    ['all', (_) => ({ tags: _.all(['fruit', 'dry']) }), ['dates']],
    ['size', (_) => ({ tags: _.size(0) }), ['cider']],
    ['elemMatch', (_) => ({ rows: _.elemMatch({ n: _.gt(7) }) }), ['apple']],
    ['a nested object is a dotted path', (_) => ({ stock: { cn: _.gt(2) } }), ['apple', 'dates']],
    ['a path through an array of documents', () => ({ 'rows.n': 5 }), ['dates']],
    ['a regular expression', () => ({ _id: /^[ab]/ }), ['apple', 'bread']],
    ['db.RegExp with its option', () => ({ _id: target.db.RegExp({ regexp: '^D', options: 'i' }) }), ['dates']],
    ['expr', (_) => _.expr({ $lt: ['$price', 10] }) as object, ['apple']],
    ['an empty where matches everything', () => ({}), ['apple', 'bread', 'cider', 'dates']],
  ]

  test.each(rows)('%s', async (_name, where, expected) => {
    const query = target.db.collection('goods').where(where(target.db.command))
    expect((await query.get()).data.map(({ _id }: { _id: string }) => _id).sort()).toEqual(expected)
    expect(await query.count()).toMatchObject({ total: expected.length })
  })

  test('orderBy several fields, skip and limit', async () => {
    const { data } = await target.db
      .collection('goods')
      .orderBy('price', 'desc')
      .orderBy('_id', 'asc')
      .skip(1)
      .limit(2)
      .get()
    expect(data.map(({ _id }: { _id: string }) => _id)).toEqual(['cider', 'bread'])
  })

  test('a list’s elements are found in order, by one of them or by all of several', async () => {
    const { command } = target.db
    const tagged = async (tags: unknown, price: object) => {
      const query = target.db.collection('goods').where({ tags, ...price })
      return (await query.orderBy('price', 'desc').orderBy('_id', 'desc').get()).data.map(({ _id }: Named) => _id)
    }
    expect(await tagged('fruit', {})).toEqual(['dates', 'apple'])
    expect(await tagged(command.all(['fruit', 'red']), {})).toEqual(['apple'])
    expect(await tagged(command.all(['food', 'red']), {})).toEqual([])
    expect(await tagged('fruit', { price: command.lte(5) })).toEqual(['apple'])
  })

  test('null and missing sort first, numbers before texts', async () => {
    const { data } = await target.db.collection('goods').orderBy('stock.cn', 'asc').get()
    expect(data.map(({ _id }: { _id: string }) => _id)).toEqual(['cider', 'bread', 'apple', 'dates'])
    const byPrice = await target.db.collection('goods').orderBy('price', 'asc').get()
    expect(byPrice.data.map(({ price }: { price: unknown }) => price)).toEqual([5, 12, 20, '20'])
  })

  test('field chooses, leaves out, and slices', async () => {
    const apple = target.db.collection('goods').doc('apple')
    expect((await apple.field({ price: true }).get()).data).toEqual([{ _id: 'apple', price: 5 }])
    expect((await apple.field({ _id: false, stock: { cn: 1 }, price: 1 }).get()).data).toEqual([
      { price: 5, stock: { cn: 3 } },
    ])
    const rest = await apple.field({ price: false, at: false, rows: false }).get()
    expect(rest.data).toEqual([{ _id: 'apple', tags: ['fruit', 'red'], stock: { cn: 3 } }])
    const sliced = await apple.field({ tags: target.db.command.project.slice(1), _id: 1 }).get()
    expect(sliced.data[0]).toMatchObject({ _id: 'apple', tags: ['fruit'] })
  })
})
