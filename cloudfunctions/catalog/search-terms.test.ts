import fc from 'fast-check'
import { searchedTerms, searchTermsOf } from './search-terms'

test('a title is found by its signs, by every two of them, and by every three letters or digits', () => {
  expect(searchTermsOf('山茶油 5L')).toEqual(['山', '茶', '油', '5', 'l', '山茶', '茶油', '油5', '5l'])
  expect(searchTermsOf('油50 G')).toEqual(['油', '5', '0', 'g', '油5', '50', '0g', '50g'])
})

test.each([
  ['full-width and upper case', 'ＡＢ油', ['ab', 'b油']],
  ['a square unit', '500㎖', ['00m', '0ml', '500']],
  ['a number, by three digits at a time', '编号07777', ['077', '777', '号0', '编号']],
  ['blanks of any width, and punctuation', ' 山茶　“油 ” ', ['山茶', '油']],
  ['a sign of two UTF-16 units', '𠮷野家', ['野家', '𠮷野']],
])('%s is asked for by what says most', (_say, typed, expected) => {
  expect(searchedTerms(typed).sort()).toEqual([...expected].sort())
})

test.each(['', '   ', '。、！', '🎁', '- / -'])('%j asks for nothing', (typed) => {
  expect(searchedTerms(typed)).toEqual([])
})

test.each([
  ['the particular word before the general one, and any pair before a sign', '油 山茶 蜂蜜', ['蜂蜜', '山茶', '油']],
  ['a word before a size', '蜂蜜 500ml', ['蜂蜜', '0ml', '00m', '500']],
  ['a part of a number before a word', '编号077', ['077', '号0', '编号']],
])('the index serves %s', (_say, typed, expected) => {
  expect(searchedTerms(typed)).toEqual(expected)
})

const text = (max: number) =>
  fc.string({ unit: fc.constantFrom(...'山茶花蜂蜜油aB93 ，㎖🎁é'), maxLength: max, minLength: 1 })

test('a title is found by any part of itself, and stays small', () => {
  fc.assert(
    fc.property(text(60), fc.nat(59), fc.integer({ min: 1, max: 30 }), (title, from, length) => {
      const terms = searchTermsOf(title)
      expect(terms.length).toBeLessThanOrEqual(177)
      expect(new Set(terms).size).toBe(terms.length)
      // Beyond sixty signs in their written form nothing is kept.
      fc.pre([...title.normalize('NFKC')].length <= 60)
      const part = [...title].slice(from, from + length).join('')
      for (const term of searchedTerms(part)) expect(terms).toContain(term)
    }),
  )
})
