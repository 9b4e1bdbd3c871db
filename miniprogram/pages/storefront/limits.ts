/** How much the front of the mall takes, as in the contracts (`storefront`, `catalog-shapes`); a test keeps them equal. */
export const slidesMax = 8
export const slideTitleMax = 20
export const sectionsMax = 8
export const sectionTitleMax = 12
export const sectionProductsMax = 10
export const shelvesMax = 20
export const shelfNameMax = 8
