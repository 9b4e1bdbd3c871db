import { slideAt } from './slide-at'

// Four slides of 300 px.
const at = (scrollLeft: number) => slideAt({ scrollLeft, scrollWidth: 1_200 }, 4)

test('the slide that fills most of the track is the one shown', () => {
  expect([0, 149, 150, 449, 450, 900].map(at)).toEqual([0, 0, 1, 1, 2, 3])
})

test('a track that is pulled beyond its ends shows its first or last slide', () => {
  expect([-80, 1_300].map(at)).toEqual([0, 3])
})

test('a track that is not laid out yet shows its first slide', () => {
  expect(slideAt({ scrollLeft: 0, scrollWidth: 0 }, 4)).toBe(0)
})
