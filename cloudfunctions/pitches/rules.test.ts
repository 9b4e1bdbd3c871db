import { fen } from '@shared/kernel/money'
import { arranged, filled, unknownBlank } from './rules'

const share = { link: 'https://mall.example/s/abc', code: 'K7QFM', product: '山茶籽油', priceFen: fen(8_900) }

test.each([
  ['{product} 现在 {price}：{link}，推荐码 {code}', '山茶籽油 现在 ¥89.00：https://mall.example/s/abc，推荐码 K7QFM'],
  ['{link}{link}', 'https://mall.example/s/abchttps://mall.example/s/abc'],
  ['没有空格，也没有括号', '没有空格，也没有括号'],
  ['只有一边 { 或 }', '只有一边 { 或 }'],
])('%p is filled', (text, expected) => {
  expect(filled(text, share)).toBe(expected)
})

test('a title is words, whatever it looks like', () => {
  expect(filled('{product}', { ...share, product: '$& {code} {link} 茶' })).toBe('$& {code} {link} 茶')
})

test.each([
  ['{product} 很好', { product: null }],
  ['才 {price}', { priceFen: null }],
  ['{link} 推荐码 {code}', { code: null }],
])('%p is not said where there is nothing to fill it with', (text, lack) => {
  expect(filled(text, { ...share, ...lack })).toBeNull()
})

test('a price of nothing is a price', () => {
  expect(filled('{price}', { ...share, priceFen: fen(0) })).toBe('¥0.00')
})

test.each([
  ['{link} {code} {product} {price}', null],
  ['{links}', '{links}'],
  ['{ link }', '{ link }'],
  ['{}', '{}'],
  ['｛link｝', '｛link｝'],
  ['{link｝', '{link｝'],
  ['{{link}}', null],
  ['{link} {名字}', '{名字}'],
  ['{constructor}', '{constructor}'],
])('of %p, what nobody fills is %p', (text, expected) => {
  expect(unknownBlank(text)).toBe(expected)
})

describe('a new order', () => {
  const known = ['a', 'b', 'c'].map((pitchId) => ({ pitchId }))
  test('names all of them once', () => {
    expect(arranged(known, ['c', 'a', 'b'])?.map(({ pitchId }) => pitchId)).toEqual(['c', 'a', 'b'])
    expect(arranged([], [])).toEqual([])
  })
  test.each([[['a', 'b']], [['a', 'b', 'b']], [['a', 'b', 'd']], [['a', 'b', 'c', 'c']], [['a', 'b', 'c', 'd']]])(
    '%j is none',
    (ids) => {
      expect(arranged(known, ids)).toBeNull()
    },
  )
})
