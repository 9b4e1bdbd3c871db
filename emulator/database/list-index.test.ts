import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { Query } from 'mingo'
import { type DatabaseEngine, openDatabase } from '.'
import { parseEjson, stringifyEjson } from './ejson'
import { compareNaively } from './naive-order.fixture'

type Doc = Record<string, unknown>
const now = () => 1_700_000_000_000
const up = (field: string) => ({ field, direction: 1 as const })
const INDEXES = [
  { name: 'by-tag', keys: [up('tags'), up('state'), { field: 'at', direction: -1 as const }, up('_id')] },
]

function open(file: string): DatabaseEngine {
  const engine = openDatabase({ file, now })
  engine.declare([{ name: 'docs', indexes: INDEXES }])
  return engine
}

async function call(engine: DatabaseEngine, name: string, parameters: Doc): Promise<Doc> {
  const answer = await engine.handle({ action: `database.${name}`, collectionName: 'docs', ...parameters })
  if (answer.code) throw new Error(`${answer.code} ${answer.message}`)
  return answer as unknown as Doc
}

async function ask(engine: DatabaseEngine, filter: Doc, order: readonly (readonly [string, 1 | -1])[], limit: number) {
  const wanted = { query: stringifyEjson(filter), order: stringifyEjson(Object.fromEntries(order)), offset: 0, limit }
  const { list } = (await call(engine, 'getDocument', wanted)).data as { list: string[] }
  return list.map((text) => parseEjson(text, now) as Doc)
}

const ODD: readonly unknown[] = ['ab', 1, true, null, 0.5, -0, 2 ** 60, '😀', new Date(1)]
/** Few values, or what is asked for would never have been in a list before and after a change. */
const tag = fc.oneof({ weight: 3, arbitrary: fc.constantFrom('a', 'b') }, fc.constantFrom(...ODD))
const tags = fc.oneof({ weight: 6, arbitrary: fc.array(tag, { maxLength: 4 }) }, tag, fc.constant([['a'], { x: 1 }]))
const whole = fc.record({ tags, state: fc.constantFrom('on', 'on', 'off'), at: fc.nat(3) })
const body = fc.oneof({ weight: 6, arbitrary: whole }, fc.constant({ at: 1 }))
const change = fc.record({ _id: fc.constantFrom(...'pqrs'), doc: fc.option(body, { freq: 8 }) })
const asked = fc.record({
  tag: fc.oneof(
    tag,
    tag.map(($eq) => ({ $eq })),
    fc.array(tag, { minLength: 1, maxLength: 3 }).map(($all) => ({ $all })),
  ),
  state: fc.constantFrom({}, { state: 'on' }),
  at: fc.constantFrom({}, { at: { $lte: 2 } }),
  direction: fc.constantFrom<1 | -1>(1, -1),
  ordered: fc.boolean(),
  limit: fc.integer({ min: 1, max: 4 }),
})

test('an index over the elements of lists answers as plain mingo does, whatever was written in which order', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lists-'))
  let files = 0
  const history = fc.array(change, { minLength: 4, maxLength: 24 })
  const property = fc.asyncProperty(history, fc.array(asked, { minLength: 4, maxLength: 8 }), async (changes, asks) => {
    files += 1
    const file = path.join(folder, `${files}.db`)
    let engine = open(file)
    const docs = new Map<string, Doc>()
    const expectAll = async () => {
      for (const { tag, state, at, direction, ordered, limit } of asks) {
        const filter = { tags: tag, ...state, ...at }
        const order = ordered
          ? ([
              ['at', direction],
              ['_id', direction],
            ] as const)
          : []
        const query = new Query(filter)
        const hits = [...docs.values()].filter((doc) => query.test(doc))
        const sorted = ordered ? hits.sort((a, b) => compareNaively(a, b, order)) : hits
        const answer = await ask(engine, filter, order, limit)
        expect(answer).toHaveLength(Math.min(limit, hits.length))
        if (ordered) expect(answer).toEqual(sorted.slice(0, limit))
        else for (const doc of answer) expect(hits).toContainEqual(doc)
        expect(new Set(answer.map(({ _id }) => _id)).size).toBe(answer.length)
      }
    }
    for (const { _id, doc } of changes) {
      const target = { query: stringifyEjson({ _id }), multi: false }
      if (doc === null) {
        await call(engine, 'removeDocument', target)
        docs.delete(_id)
        continue
      }
      await call(engine, 'modifyDocument', { ...target, data: stringifyEjson(doc), merge: false, upsert: true })
      docs.set(_id, { _id, ...doc })
    }
    await expectAll()
    engine.close()
    engine = open(file)
    await expectAll()
    engine.close()
  })
  await fc.assert(property, { numRuns: 80 })
  rmSync(folder, { recursive: true })
}, 60_000)
