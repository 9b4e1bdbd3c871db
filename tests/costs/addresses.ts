import { ADDRESS } from '../market'
import type { Person } from '../product'

interface World {
  /** Wire requests of the one action that `work` calls. */
  count(work: () => Promise<unknown>): Promise<number>
  visitor(): Promise<Person>
}

/** One typical call of every action of the address book, for docs/costs.md: a book that has an address already. */
export function addressCosts({ count, visitor }: World) {
  async function housed() {
    const one = await visitor()
    return { one, ...(await one.get('addresses.save', { address: ADDRESS, isDefault: false })) }
  }
  return {
    'addresses.mine': async () => {
      const { one } = await housed()
      return count(() => one.get('addresses.mine', {}))
    },
    'addresses.address': async () => {
      const { one, addressId } = await housed()
      return count(() => one.get('addresses.address', { addressId }))
    },
    'addresses.save': async () => {
      const { one } = await housed()
      return count(() => one.get('addresses.save', { address: ADDRESS, isDefault: true }))
    },
    'addresses.remove': async () => {
      const { one, addressId } = await housed()
      return count(() => one.get('addresses.remove', { addressId }))
    },
  }
}
