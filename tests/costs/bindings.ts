import type { Person } from '../product'

interface People {
  count(work: () => Promise<unknown>): Promise<number>
  promoter(): Promise<Person>
  visitor(): Promise<Person>
}

/** One typical call of what a promoter asks of their customers, for docs/costs.md. */
export function bindingCosts({ count, promoter, visitor }: People) {
  async function withCustomer() {
    const one = await promoter()
    const { code } = await one.get('shares.create', { target: { kind: 'register' } })
    const customer = await visitor()
    await customer.get('members.register', { nickname: '老李', share: code })
    return { one, customerId: (await customer.get('members.me', {})).visitorId }
  }
  return {
    'bindings.summary': async () => {
      const { one } = await withCustomer()
      return count(() => one.get('bindings.summary', {}))
    },
    'bindings.customers': async () => {
      const { one } = await withCustomer()
      return count(() => one.get('bindings.customers', { search: '老李' }))
    },
    'bindings.customer': async () => {
      const { one, customerId } = await withCustomer()
      return count(() => one.get('bindings.customer', { customerId }))
    },
  }
}
