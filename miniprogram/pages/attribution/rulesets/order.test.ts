import { moved, toggled } from './order'

test('moving up changes places with the one above, and the first cannot', () => {
  expect(moved(['a', 'b', 'c'], 2)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b', 'c'], 1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b', 'c'], 0)).toEqual(['a', 'b', 'c'])
})

test('what is taken out goes, and what is taken in comes last', () => {
  expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
  expect(toggled(['b'], 'a')).toEqual(['b', 'a'])
})
