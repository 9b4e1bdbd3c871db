import type { Home, TargetKind } from './model'
import { shownHome, targetsOf, unknownIn } from './rules'

const slide = (kind: TargetKind, id: string) => ({ title: id, target: { kind, id }, picture: null })
const home: Home = {
  slides: [slide('product', 'p1'), slide('shop', 's1'), slide('category', 'c1'), slide('product', 'p3')],
  sections: [
    { title: '一', productIds: ['p1', 'p2'] },
    { title: '二', productIds: ['p2'] },
  ],
}

test('a target is asked for once, however often the home points to it', () => {
  expect(targetsOf(home, 'product')).toEqual(['p1', 'p3', 'p2'])
  expect(targetsOf(home, 'shop')).toEqual(['s1'])
  expect(targetsOf(home, 'content')).toEqual([])
})

test('what can not be shown is left out, in the order of the rest, and an empty section with it', () => {
  const shown = shownHome(home, (_kind, id) => id !== 'p2' && id !== 's1')
  expect(shown.slides.map(({ target }) => target.id)).toEqual(['p1', 'c1', 'p3'])
  expect(shown.sections).toEqual([{ title: '一', productIds: ['p1'] }])
})

test('kinds are told apart: a shop of a product’s id is no product', () => {
  expect(shownHome(home, (kind) => kind === 'shop')).toEqual({ slides: [slide('shop', 's1')], sections: [] })
})

test.each([
  ['nothing is unknown', () => true, null],
  ['a slide leads nowhere', (kind: TargetKind) => kind !== 'category', 'slides'],
  ['a section has a product that is not there', (_kind: TargetKind, id: string) => id !== 'p2', 'sections'],
])('when %s, the field named is right', (_say, isThere, expected) => {
  expect(unknownIn(home, isThere)).toBe(expected)
})
