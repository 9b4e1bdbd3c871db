import type { Person, Product } from '../product'

interface Desk {
  readonly product: () => Product
  /** Wire requests of the one action that `work` calls. */
  count(work: () => Promise<unknown>): Promise<number>
  owner(): Promise<Person>
  visitor(): Promise<Person>
}

const PLAN = { promoted: true, split: 'merchant', serviceRate: 200_000, promoterRate: 500_000 } as const

const shopOf = async (owner: Person) => (await owner.get('catalog.addShop', { name: '山茶小铺' })).shopId
const productOf = (owner: Person, shopId: string) =>
  owner.get('catalog.addProduct', {
    ...{ shopId, title: '山茶籽油', plan: PLAN },
    skus: [{ name: '单瓶', priceFen: 8_900, stock: 9 }],
  })
/** A promoted product in a shop of its own. */
export const stocked = async (owner: Person) => productOf(owner, await shopOf(owner))

/** One typical call of every action of the catalog, for docs/costs.md. */
export function catalogCosts({ product, count, owner, visitor }: Desk) {
  return {
    'catalog.addShop': async () => {
      const staff = await owner()
      return count(() => staff.get('catalog.addShop', { name: '山茶小铺' }))
    },
    'catalog.addChannel': async () => {
      const staff = await owner()
      return count(() => staff.get('catalog.addChannel', { name: '山茶直播' }))
    },
    'catalog.addProduct': async () => {
      const staff = await owner()
      const shopId = await shopOf(staff)
      return count(() => productOf(staff, shopId))
    },
    'catalog.addContent': async () => {
      const staff = await owner()
      const shopId = await shopOf(staff)
      const { channelId } = await staff.get('catalog.addChannel', { name: '山茶直播' })
      return count(() => staff.get('catalog.addContent', { kind: 'live', channelId, shopId, title: '采茶直播' }))
    },
    'catalog.setLockDays': async () => {
      const staff = await owner()
      const shopId = await shopOf(staff)
      return count(() => staff.get('catalog.setLockDays', { shopId, days: { 'product.click': 15 } }))
    },
    'catalog.setPlan': async () => {
      const staff = await owner()
      const { productId } = await stocked(staff)
      return count(() => staff.get('catalog.setPlan', { productId, ...PLAN, endAt: product().cloud.clock.now() * 2 }))
    },
    'catalog.setReferralRate': async () => {
      const staff = await owner()
      return count(() => staff.get('catalog.setReferralRate', { rate: 100_000 }))
    },
    'catalog.setPointsProgram': async () => {
      const staff = await owner()
      const shopId = await shopOf(staff)
      const program = { shopId, program: shopId, pointsPerYuan: 100, earnRate: 10_000 }
      return count(() => staff.get('catalog.setPointsProgram', program))
    },
    'catalog.setFreight': async () => {
      const staff = await owner()
      const shopId = await shopOf(staff)
      return count(() => staff.get('catalog.setFreight', { shopId, freightFen: 800, freeFromFen: 9_900 }))
    },
    'catalog.changeProduct': async () => {
      const staff = await owner()
      const { productId } = await stocked(staff)
      return count(() => staff.get('catalog.changeProduct', { productId, title: '山茶籽油 新榨' }))
    },
    'catalog.setOnSale': async () => {
      const staff = await owner()
      const { productId } = await stocked(staff)
      return count(() => staff.get('catalog.setOnSale', { productId, onSale: false }))
    },
    'catalog.addStock': async () => {
      const staff = await owner()
      const { productId, skuIds } = await stocked(staff)
      const more = { productId, skuId: skuIds[0] ?? '', change: 9, reason: '到货' }
      return count(() => staff.get('catalog.addStock', more))
    },
    'catalog.products': async () => {
      const one = await visitor()
      return count(() => one.get('catalog.products', {}))
    },
    'catalog.productsById': async () => {
      const staff = await owner()
      const { productId } = await stocked(staff)
      return count(() => staff.get('catalog.productsById', { productIds: [productId] }))
    },
    'catalog.categories': async () => {
      const one = await visitor()
      return count(() => one.get('catalog.categories', {}))
    },
    'catalog.setCategories': async () => {
      const staff = await owner()
      return count(() => staff.get('catalog.setCategories', { categories: [{ name: '粮油' }] }))
    },
    'catalog.contents': async () => {
      const one = await visitor()
      return count(() => one.get('catalog.contents', {}))
    },
    'catalog.product': async () => {
      const staff = await owner()
      const { productId } = await stocked(staff)
      return count(() => staff.get('catalog.product', { productId }))
    },
    'catalog.content': async () => {
      const staff = await owner()
      const shopId = await shopOf(staff)
      const { channelId } = await staff.get('catalog.addChannel', { name: '山茶直播' })
      const content = { kind: 'live', channelId, shopId, title: '采茶直播' } as const
      const { contentId } = await staff.get('catalog.addContent', content)
      return count(() => staff.get('catalog.content', { contentId }))
    },
    'catalog.shop': async () => {
      const staff = await owner()
      const shopId = await shopOf(staff)
      return count(() => staff.get('catalog.shop', { shopId }))
    },
  }
}
