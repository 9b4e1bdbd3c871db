import type { Product } from '@/hooks/use-products'
import type { Slide } from './draft'
import { previewOf } from './preview-of'

const product = (productId: string, state: Product['state'] = 'on-sale'): Product => ({
  ...{ productId, title: productId, shopId: 'S', picture: `https://pictures/${productId}`, priceFen: 1 },
  ...{ strikePriceFen: null, state, promoted: false, earnFen: null },
})
const slide = (id: string, picture: string | null, kind: Slide['target']['kind'] = 'product'): Slide => ({
  ...{ title: '', target: { kind, id }, picture, targetName: id },
})
const PRODUCTS = [product('A'), product('B', 'off-sale')]
const file = 'cloud://env/products/a.png'

test('what is gone or off sale is left out, and a section of nothing with it', () => {
  const sections = [
    {
      title: '有',
      products: [
        { productId: 'B', title: 'B' },
        { productId: 'A', title: 'A' },
      ],
    },
    { title: '无', products: [{ productId: 'B', title: 'B' }] },
  ]
  const slides = [slide('B', null), { ...slide('A', null), targetName: null }]
  expect(previewOf({ slides, sections }, PRODUCTS, true)).toEqual({
    slides: [],
    sections: [{ title: '有', products: [PRODUCTS[0]] }],
  })
})

test('a slide shows its own picture, else its product’s; a file of the cloud in WeChat alone', () => {
  const slides = [slide('A', null), slide('A', 'drawn:oil'), slide('A', file), slide('K', file, 'category')]
  const pictures = (showsFiles: boolean) =>
    previewOf({ slides, sections: [] }, PRODUCTS, showsFiles).slides.map(({ picture }) => picture)
  expect(pictures(true)).toEqual(['https://pictures/A', 'drawn:oil', file, file])
  expect(pictures(false)).toEqual(['https://pictures/A', 'drawn:oil', 'https://pictures/A', null])
})
