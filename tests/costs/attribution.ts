import type { Person } from '../product'
import { stocked } from './catalog'

interface People {
  count(work: () => Promise<unknown>): Promise<number>
  owner(): Promise<Person>
  promoter(): Promise<Person>
  visitor(): Promise<Person>
}

/** One typical call of what a product's page and the tab 推广 ask of attribution, for docs/costs.md. */
export function recommenderCosts({ count, owner, promoter, visitor }: People) {
  return {
    'attribution.recommender': async () => {
      const { productId } = await stocked(await owner())
      const page = { kind: 'product', id: productId } as const
      const { code } = await (await promoter()).get('shares.create', { target: page })
      const one = await visitor()
      await one.get('attribution.visit', { share: code, page })
      return count(() => one.get('attribution.recommender', { productId }))
    },
    'attribution.referral': async () => {
      const one = await promoter()
      return count(() => one.get('attribution.referral', {}))
    },
  }
}
