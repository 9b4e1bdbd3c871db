import type { Person } from '../product'
import { stocked } from './catalog'

interface Desk {
  /** Wire requests of the one action that `work` calls. */
  count(work: () => Promise<unknown>): Promise<number>
  owner(): Promise<Person>
  visitor(): Promise<Person>
}

/** A slide to a product, a section of it, and nothing that needs an address of storage. */
async function arrangement(staff: Person) {
  const { productId } = await stocked(staff)
  const target = { kind: 'product', id: productId } as const
  return { slides: [{ title: '新榨', target }], sections: [{ title: '掌柜推荐', productIds: [productId] }] }
}

/** One typical call of every action of the storefront, for docs/costs.md. */
export function storefrontCosts({ count, owner, visitor }: Desk) {
  return {
    'storefront.home': async () => {
      const staff = await owner()
      await staff.get('storefront.arrange', await arrangement(staff))
      const one = await visitor()
      return count(() => one.get('storefront.home', {}))
    },
    'storefront.arrangement': async () => {
      const staff = await owner()
      await staff.get('storefront.arrange', await arrangement(staff))
      return count(() => staff.get('storefront.arrangement', {}))
    },
    'storefront.arrange': async () => {
      const staff = await owner()
      const wanted = await arrangement(staff)
      return count(() => staff.get('storefront.arrange', wanted))
    },
  }
}
