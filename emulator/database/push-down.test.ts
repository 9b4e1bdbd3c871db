import fc from 'fast-check'
import { Query } from 'mingo'
import { type DatabaseEngine, openDatabase } from '.'
import { parseEjson, stringifyEjson } from './ejson'
import { compareNaively } from './naive-order.fixture'

type Doc = Record<string, unknown>

const now = () => 1_700_000_000_000
const SCALARS: readonly unknown[] = [
  ...[0, 1, 2, -1, 0.5, 2 ** 62, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  ...['', 'a', 'b', 'aa', 'é', '😀', '！', 'a\0b', '1', 'null', '"', '$x', '\ud800'],
  ...[true, false, null, new Date(0), new Date(1), new Date(2)],
]
const IDS: readonly unknown[] = ['a', 'b', 'c', 'x1', 'x2', '😀', '！', 1, 2, 'a\0b']
const field = fc.constantFrom('a', 'b', 'c.d', '_id')
const indexes = fc.subarray([['a'], ['b'], ['c.d'], ['a', 'b'], ['a', 'b', '_id'], ['b', 'c.d', '_id']], {
  minLength: 1,
})
const order = fc.uniqueArray(fc.tuple(field, fc.constantFrom<1 | -1>(1, -1)), {
  maxLength: 3,
  selector: ([name]) => name,
})

interface Search {
  readonly filter: Doc
  readonly order: readonly (readonly [string, 1 | -1])[]
  readonly offset: number
  readonly limit: number
}

/** Documents and filters draw from the same few values: only then do they meet, and do some worlds stay free of lists. */
const world = fc
  .record({
    values: fc.uniqueArray(fc.constantFrom(...SCALARS), { minLength: 2, maxLength: 5 }),
    ids: fc.subarray([...IDS], { minLength: 2, maxLength: 8 }),
    lists: fc.boolean(),
  })
  .chain(({ values, ids, lists }) => {
    const scalar = fc.constantFrom(...values)
    const value = lists
      ? fc.oneof(
          { weight: 4, arbitrary: scalar },
          fc.array(scalar, { maxLength: 3 }),
          fc.constantFrom({ x: 1 }, [{ d: values[0] }]),
        )
      : scalar
    const body = fc.record({ a: value, b: value, c: fc.oneof(value, fc.record({ d: value })) }, { requiredKeys: [] })
    const document = fc.tuple(fc.constantFrom(...ids), body).map(([_id, rest]): Doc => ({ _id, ...rest }))
    const documents = fc.uniqueArray(document, { maxLength: 12, selector: ({ _id }) => _id })
    const search = fc.record({
      filter: filters(scalar, fc.constantFrom(...ids)),
      order,
      offset: fc.nat(3),
      limit: fc.integer({ min: 1, max: 8 }),
    })
    const searches: fc.Arbitrary<readonly Search[]> = fc.array(search, { minLength: 3, maxLength: 10 })
    return fc.record({ documents, searches, others: documents, own: documents })
  })

function filters(scalar: fc.Arbitrary<unknown>, id: fc.Arbitrary<unknown>): fc.Arbitrary<Doc> {
  const comparison = (value: fc.Arbitrary<unknown>) =>
    fc.oneof(
      fc.tuple(fc.constantFrom('$eq', '$gt', '$gte', '$lt', '$lte', '$ne'), value),
      fc.tuple(fc.constantFrom('$in', '$nin', '$all'), fc.array(value, { maxLength: 3 })),
      fc.tuple(fc.constant('$exists'), fc.boolean()),
    )
  const condition = (value: fc.Arbitrary<unknown>) =>
    fc.oneof(
      value,
      fc.array(comparison(value), { minLength: 1, maxLength: 2 }).map((parts): unknown => Object.fromEntries(parts)),
    )
  const fields = field.chain((name) =>
    condition(name === '_id' ? id : scalar).map((wanted): Doc => ({ [name]: wanted })),
  )
  return fc.letrec<{ filter: Doc }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      { weight: 4, arbitrary: fields },
      { weight: 1, arbitrary: fc.tuple(fields, fields).map(([left, right]): Doc => ({ ...left, ...right })) },
      { weight: 1, arbitrary: fc.record({ $and: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }) }) },
      { weight: 2, arbitrary: fc.record({ $or: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }) }) },
      { weight: 1, arbitrary: fc.record({ $nor: fc.array(tie('filter'), { minLength: 1, maxLength: 2 }) }) },
    ),
  })).filter
}

async function open(fields: readonly string[][], docs: readonly Doc[]): Promise<DatabaseEngine> {
  const engine = openDatabase({ file: ':memory:', now })
  const keys = (names: string[]) => names.map((name) => ({ field: name, direction: 1 as const }))
  engine.declare([{ name: 'docs', indexes: fields.map((names) => ({ name: names.join('_'), keys: keys(names) })) }])
  if (docs.length > 0) await call(engine, 'insertDocument', { data: docs.map(stringifyEjson) })
  return engine
}

async function call(engine: DatabaseEngine, name: string, parameters: Doc): Promise<Doc> {
  const answer = await engine.handle({ action: `database.${name}`, collectionName: 'docs', ...parameters })
  if (answer.code) throw new Error(`${answer.code} ${answer.message}`)
  return answer as unknown as Doc
}

async function ask(engine: DatabaseEngine, wanted: Search, transactionId?: unknown): Promise<Doc[]> {
  const answer = await call(engine, 'getDocument', {
    query: stringifyEjson(wanted.filter),
    order: stringifyEjson(Object.fromEntries(wanted.order)),
    offset: wanted.offset,
    limit: wanted.limit,
    transactionId,
  })
  return (answer.data as { list: string[] }).list.map((text) => parseEjson(text, now) as Doc)
}

/** The answer of plain mingo over all documents: the same rows up to the order of documents that sort alike. */
function expectAnswer(answer: readonly Doc[], docs: readonly Doc[], { filter, order, offset, limit }: Search): void {
  const query = new Query(filter)
  const sorted = docs.filter((doc) => query.test(doc)).sort((left, right) => compareNaively(left, right, order))
  const page = sorted.slice(offset, offset + limit)
  expect(answer).toHaveLength(page.length)
  const known = new Set(sorted.map(stringifyEjson))
  expect(answer.filter((doc) => !known.has(stringifyEjson(doc)))).toEqual([])
  expect(new Set(answer.map(stringifyEjson)).size).toBe(answer.length)
  for (const [index, doc] of answer.entries()) expect(compareNaively(doc, page[index] ?? {}, order)).toBe(0)
}

test('narrowing in SQL never changes an answer: it equals plain mingo over all documents', async () => {
  const property = fc.asyncProperty(world, indexes, async ({ documents, searches }, fields) => {
    const engine = await open(fields, documents)
    for (const wanted of searches) expectAnswer(await ask(engine, wanted), documents, wanted)
    engine.close()
  })
  await fc.assert(property, { numRuns: 400 })
})

test('a transaction asks its snapshot and its own writes, whatever was committed since', async () => {
  const property = fc.asyncProperty(world, indexes, async ({ documents, searches, others, own }, fields) => {
    const engine = await open(fields, documents)
    const { transactionId } = await call(engine, 'startTransaction', {})
    const foreign = new Set(others.map(({ _id }) => _id))
    for (const { _id, ...rest } of others) {
      const target = { query: stringifyEjson({ _id }), multi: false }
      if ('a' in rest) await call(engine, 'removeDocument', target)
      else await call(engine, 'modifyDocument', { ...target, data: stringifyEjson(rest), merge: false, upsert: true })
    }
    const seen = new Map(documents.map((document) => [document._id, document]))
    for (const document of own.filter(({ _id }) => !foreign.has(_id))) {
      const { _id, ...rest } = document
      const target = { query: stringifyEjson({ _id }), multi: false, transactionId }
      await call(engine, 'modifyDocument', { ...target, data: stringifyEjson(rest), merge: false, upsert: true })
      seen.set(_id, document)
    }
    for (const wanted of searches) expectAnswer(await ask(engine, wanted, transactionId), [...seen.values()], wanted)
    engine.close()
  })
  await fc.assert(property, { numRuns: 200 })
})

test.each<[string, Doc, readonly unknown[]]>([
  ['the wider of two upper ends', { $or: [{ a: { $lte: 5 } }, { a: { $lte: 1 } }] }, [1, 3, 5]],
  ['the wider of two lower ends', { $or: [{ a: { $gte: 5 } }, { a: { $gte: 9 } }, { a: { $gte: 3 } }] }, [3, 5, 9]],
  ['a cursor: an end and an equality', { $or: [{ a: { $lt: 5 } }, { a: 5, b: 5 }] }, [1, 3, 5]],
  ['a list beside an end', { $or: [{ a: { $in: [9, 1] } }, { a: { $gt: 1, $lt: 4 } }] }, [1, 3, 9]],
  ['branches that share no field', { $or: [{ a: 1 }, { b: 9 }] }, [1, 9]],
  ['one branch that SQL cannot judge', { $or: [{ a: 1 }, { a: { $mod: [9, 0] } }] }, [1, 9]],
  ['texts that UTF-16 and UTF-8 order differently', { b: { $lt: '！' } }, ['😀']],
])('alternatives are united, never intersected: %s', async (_name, filter, expected) => {
  const engine = await open(
    [['a'], ['b']],
    [1, 3, 5, 9].map((n) => ({ _id: `n${n}`, a: n, b: n })),
  )
  await call(engine, 'insertDocument', { data: [stringifyEjson({ _id: 'text', a: '😀', b: '😀' })] })
  const found = await ask(engine, { filter, order: [['a', 1]], offset: 0, limit: 8 })
  expect(found.map(({ a }) => a)).toEqual(expected)
  engine.close()
})
