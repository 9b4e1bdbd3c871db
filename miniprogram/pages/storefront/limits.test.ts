import { CATEGORIES_MAX, CATEGORY_NAME_MAX } from '@shared/contracts/catalog-shapes'
import {
  SECTION_PRODUCTS_MAX,
  SECTION_TITLE_MAX,
  SECTIONS_MAX,
  SLIDE_TITLE_MAX,
  SLIDES_MAX,
} from '@shared/contracts/storefront'
import * as limits from './limits'

test('the limits of the forms are the contracts’', () => {
  expect(limits).toEqual({
    slidesMax: SLIDES_MAX,
    slideTitleMax: SLIDE_TITLE_MAX,
    sectionsMax: SECTIONS_MAX,
    sectionTitleMax: SECTION_TITLE_MAX,
    sectionProductsMax: SECTION_PRODUCTS_MAX,
    shelvesMax: CATEGORIES_MAX,
    shelfNameMax: CATEGORY_NAME_MAX,
  })
})
