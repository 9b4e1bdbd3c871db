import { inputOf, problemsOf, type Section, type Slide } from './draft'

const slide = (differs: Partial<Slide>): Slide => ({
  ...{ title: '新油', target: { kind: 'product', id: 'P' }, picture: null, targetName: '茶籽油', ...differs },
})
const section = (differs: Partial<Section>): Section => ({
  ...{ title: '秋茶', products: [{ productId: 'P', title: '茶籽油' }], ...differs },
})

test('what is gone is not saved, and a slide’s own picture stays its own', () => {
  const gone = { productId: 'G', title: null }
  const arrangement = {
    slides: [slide({ title: ' 新油 ' }), slide({ picture: 'drawn:oil' }), slide({ targetName: null })],
    sections: [section({ title: ' 秋茶 ', products: [gone, { productId: 'P', title: '茶籽油' }] })],
  }
  expect(inputOf(arrangement)).toEqual({
    slides: [
      { title: '新油', target: { kind: 'product', id: 'P' } },
      { title: '新油', target: { kind: 'product', id: 'P' }, picture: 'drawn:oil' },
    ],
    sections: [{ title: '秋茶', productIds: ['P'] }],
  })
})

test('a section has a title and something that is there', () => {
  expect(problemsOf(section({}))).toEqual({ title: null, products: null })
  expect(problemsOf(section({ title: ' ' })).title).toBe('写一个标题')
  expect(problemsOf(section({ products: [{ productId: 'G', title: null }] })).products).toBe('选至少一件商品')
})
