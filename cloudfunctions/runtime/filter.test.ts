import { type Commands, type Query, sdkFilter } from './filter'

const spell = (name: string) => (value: unknown) => ({
  [name]: value,
  and: (other: unknown) => ({ and: [{ [name]: value }, other] }),
})
const command = {
  in: (values) => ({ in: values }),
  all: (values) => ({ all: values }),
  gt: spell('gt'),
  gte: spell('gte'),
  lt: spell('lt'),
  lte: spell('lte'),
  and: (parts) => ({ and: parts }),
  or: (parts) => ({ or: parts }),
} as Commands
const filter = (where: unknown, after?: { at: number; id: string }) =>
  JSON.parse(
    JSON.stringify(
      sdkFilter({ where: where as Query['where'], limit: 1, newestFirst: { by: 'at', after: after ?? null } }, command),
    ),
  )

test.each([
  ['an object, which would be an operator', { a: { $gt: '' } }],
  ['an empty object, which would match everything', { a: {} }],
  ['undefined, which the SDK would drop', { a: undefined }],
  ['a list of objects', { a: { in: [{ $ne: null }] } }],
  ['a list that must be had, of objects', { a: { has: [{ $elemMatch: {} }] } }],
  ['NaN', { a: Number.NaN }],
])('a filter is never %s', (_say, where) => {
  expect(() => filter(where)).toThrow(TypeError)
})

test('scalars, lists and ranges become the SDK’s commands', () => {
  expect(filter({ a: 'x', b: { in: [1, 2] }, c: { from: 3, below: 5 }, d: null, e: { has: ['y', 'z'] } })).toEqual({
    a: 'x',
    b: { in: [1, 2] },
    c: { and: [{ gte: 3 }, { lt: 5 }] },
    d: null,
    e: { all: ['y', 'z'] },
  })
})

test('the page after a row begins right behind it, and the index sees a plain bound', () => {
  expect(filter({ a: 'x' }, { at: 7, id: 'm' })).toEqual({
    and: [{ a: 'x', at: { lte: 7 } }, { or: [{ at: { lt: 7 } }, { _id: { lt: 'm' } }] }],
  })
})

test('a log is read on from the row after the last one', () => {
  const query = { where: {}, limit: 1, oldestFirst: { by: 'at', after: { at: 7, id: 'm' } } } as const
  expect(JSON.parse(JSON.stringify(sdkFilter(query, command)))).toEqual({
    and: [{ at: { gte: 7 } }, { or: [{ at: { gt: 7 } }, { _id: { gt: 'm' } }] }],
  })
})
