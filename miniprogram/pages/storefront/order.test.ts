import { moved, replaced, without } from './order'

const ALL = ['a', 'b', 'c']

test('one goes up or down by a place, and stays at an end', () => {
  expect(moved(ALL, 1, -1)).toEqual(['b', 'a', 'c'])
  expect(moved(ALL, 1, 1)).toEqual(['a', 'c', 'b'])
  expect(moved(ALL, 0, -1)).toEqual(ALL)
  expect(moved(ALL, 2, 1)).toEqual(ALL)
})

test('one goes, or another takes its place, or joins at the end', () => {
  expect(without(ALL, 1)).toEqual(['a', 'c'])
  expect(replaced(ALL, 1, 'x')).toEqual(['a', 'x', 'c'])
  expect(replaced(ALL, 3, 'x')).toEqual(['a', 'b', 'c', 'x'])
})
