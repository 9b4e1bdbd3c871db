import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type CollectionDeclaration, type DatabaseEngine, openDatabase } from '.'
import { parseEjson, stringifyEjson } from './ejson'
import { Sqlite } from './sqlite'
import { encodeStored } from './stored'

const now = () => 1_700_000_000_000
const events = (...fields: string[]): CollectionDeclaration => ({
  name: 'events',
  indexes: [{ name: 'by', keys: fields.map((field) => ({ field, direction: 1 })) }],
})

async function rows(
  engine: DatabaseEngine,
  query: object,
  order: object,
  limit: number,
): Promise<Record<string, unknown>[]> {
  const request = { action: 'database.getDocument', collectionName: 'events', limit }
  const answer = await engine.handle({ ...request, query: stringifyEjson(query), order: stringifyEjson(order) })
  return (answer.data as { list: string[] }).list.map((text) => parseEjson(text, now) as Record<string, unknown>)
}

const insert = (engine: DatabaseEngine, documents: object[]) =>
  engine.handle({ action: 'database.insertDocument', collectionName: 'events', data: documents.map(stringifyEjson) })

test('a page by cursor on an index decodes a page, not the ten thousand rows of the collection', async () => {
  const engine = openDatabase({ file: ':memory:', now })
  engine.declare([events('member', 'at')])
  await insert(
    engine,
    Array.from({ length: 10_000 }, (_, n) => ({ _id: `e${10_000 + n}`, member: `m${n % 2}`, at: n })),
  )
  const decoded = jest.spyOn(JSON, 'parse')
  const after = { $or: [{ at: { $lt: 5_000 } }, { at: 5_000, _id: { $lt: 'e15000' } }] }
  const page = await rows(engine, { member: 'm0', ...after }, { at: -1, _id: -1 }, 20)
  const count = decoded.mock.calls.length
  decoded.mockRestore()
  expect(page.map(({ at }) => at)).toEqual(Array.from({ length: 20 }, (_, index) => 4_998 - 2 * index))
  // A page of documents twice (once by the engine, once by this test), the row at the cursor, the parameters.
  expect(count).toBeLessThan(60)
  engine.close()
})

test('documents, indexes and what is known of fields survive a close, and dump is in _id order', async () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'engine-'))
  const file = path.join(directory, 'database.sqlite')
  const first = openDatabase({ file, now })
  first.declare([events('tag')])
  await insert(first, [
    { _id: 'b', tag: ['x', 'y'] },
    { _id: 'a', tag: 'z', at: new Date(5) },
  ])
  first.close()
  const second = openDatabase({ file, now })
  second.declare([events('tag')])
  expect(second.collections()).toEqual(['events'])
  expect(second.dump('events')).toEqual([
    { _id: 'a', tag: 'z', at: new Date(5) },
    { _id: 'b', tag: ['x', 'y'] },
  ])
  expect(await rows(second, { tag: 'y' }, {}, 10)).toMatchObject([{ _id: 'b' }])
  second.close()
  rmSync(directory, { recursive: true })
})

test('an index declared later, or changed, covers the documents that were there before', async () => {
  const engine = openDatabase({ file: ':memory:', now })
  engine.declare([{ name: 'events', indexes: [] }])
  await insert(engine, [
    { _id: 'list', tag: ['x'] },
    { _id: 'one', tag: 'x' },
    { _id: 'other', tag: 'y' },
  ])
  for (const fields of [['tag'], ['tag', 'at']]) {
    engine.declare([events(...fields)])
    expect(await rows(engine, { tag: 'x' }, { _id: 1 }, 10)).toMatchObject([{ _id: 'list' }, { _id: 'one' }])
  }
  const unique = { name: 'only', keys: [{ field: 'tag', direction: 1 as const }], unique: true }
  engine.declare([{ name: 'events', indexes: [unique] }])
  expect(await insert(engine, [{ tag: 'y' }])).toMatchObject({ code: 'DATABASE_DUPLICATE_WRITE' })
  engine.close()
})

test('a declaration that the platform would not take is an error', () => {
  const engine = openDatabase({ file: ':memory:', now })
  const key = (field: string) => ({ field, direction: 1 as const })
  const index = (name: string, fields: string[]) => [{ name: 'events', indexes: [{ name, keys: fields.map(key) }] }]
  expect(() =>
    engine.declare(
      index(
        'long',
        Array.from({ length: 32 }, (_, n) => `f${n}`),
      ),
    ),
  ).toThrow('1 to 31 fields')
  expect(() => engine.declare(index('odd', [`x'); DROP TABLE "c:events"; --`]))).toThrow('not a name')
  expect(() => engine.declare([{ name: 'a b', indexes: [] }])).toThrow('not a collection name')
  engine.close()
})

test('a filter too large for one SQL statement is judged row by row', async () => {
  const engine = openDatabase({ file: ':memory:', now })
  engine.declare([events('a'), { name: 'events', indexes: [{ name: 'b', keys: [{ field: 'b', direction: 1 }] }] }])
  await insert(engine, [
    { _id: 'one', a: 5, b: 1 },
    { _id: 'two', a: -5 },
  ])
  const ids = async (query: object) => (await rows(engine, query, { a: 1 }, 10)).map(({ _id }) => _id)
  const numbers = (length: number, make: (index: number) => object) => Array.from({ length }, (_, index) => make(index))
  const lists = numbers(20, (list) => ({
    a: { $in: Array.from({ length: 2_000 }, (_, index) => list * 2_000 + index) },
  }))
  expect(await ids({ $or: lists })).toEqual(['one'])
  expect(await ids({ $or: numbers(1_500, (index) => (index % 2 ? { a: index } : { b: index + 2 })) })).toEqual(['one'])
  expect(await ids({ $and: numbers(1_500, (index) => ({ a: { $gte: -index } })) })).toEqual(['one'])
  engine.close()
})

test('what a failed commit taught about a field is not taken for known after a restart', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'engine-'))
  const file = path.join(folder, 'database.sqlite')
  const engine = openDatabase({ file, now })
  engine.declare([events('tags')])
  const { run } = Sqlite.prototype
  const disk = jest.spyOn(Sqlite.prototype, 'run').mockImplementation(function (this: Sqlite, sql, ...values) {
    if (sql === 'COMMIT') throw new Error('the disk is full')
    run.call(this, sql, ...values)
  })
  expect(await insert(engine, [{ _id: 'one', tags: ['x'] }])).toMatchObject({ message: 'the disk is full' })
  disk.mockRestore()
  await insert(engine, [{ _id: 'two', tags: ['x'] }])
  engine.close()
  const restarted = openDatabase({ file, now })
  expect(await rows(restarted, { tags: 'x' }, {}, 10)).toHaveLength(1)
  restarted.close()
  rmSync(folder, { recursive: true })
})

test('Extended JSON: the canonical forms of the specification, both ways', () => {
  const forms: [unknown, string][] = [
    [1, '{"$numberInt":"1"}'],
    [-2_147_483_648, '{"$numberInt":"-2147483648"}'],
    [2_147_483_648, '{"$numberLong":"2147483648"}'],
    [0.5, '{"$numberDouble":"0.5"}'],
    [-0, '{"$numberDouble":"-0.0"}'],
    [Number.NaN, '{"$numberDouble":"NaN"}'],
    [Number.NEGATIVE_INFINITY, '{"$numberDouble":"-Infinity"}'],
    [new Date(-1), '{"$date":{"$numberLong":"-1"}}'],
    [/a"b/i, '{"$regularExpression":{"pattern":"a\\"b","options":"i"}}'],
    [[null, true, 'x'], '[null,true,"x"]'],
    [{ a: { b: 1 } }, '{"a":{"b":{"$numberInt":"1"}}}'],
  ]
  for (const [value, text] of forms) {
    expect(stringifyEjson(value)).toBe(text)
    expect(parseEjson(text, now)).toEqual(value)
  }
  expect(encodeStored({ a: -0, at: new Date(7), n: Number.NaN })).toBe(
    '{"a":-0.0,"at":{"$date":7},"n":{"$numberDouble":"NaN"}}',
  )
})
