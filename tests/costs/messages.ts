import { tell } from '../../cloudfunctions/messages/listeners'
import type { Person, Product } from '../product'

interface World {
  readonly product: () => Product
  /** Wire requests of the one action that `work` calls. */
  count(work: () => Promise<unknown>): Promise<number>
  member(): Promise<Person>
}

/** One typical call of every action of the inbox, for docs/costs.md. */
export function messageCosts({ product, count, member }: World) {
  async function told() {
    const one = await member()
    const { visitorId: toId } = await one.get('members.me', {})
    const context = product().context()
    const news = { toId, orderId: toId, title: '山茶籽油', lines: 1 }
    await tell({ name: 'order.timed-out', subject: toId, version: 2, at: context.now, ...news }, context)
    return { one, now: context.now, calls: context.meter.calls }
  }
  return {
    calls: {
      'messages.mine': async () => {
        const { one } = await told()
        return count(() => one.get('messages.mine', {}))
      },
      'messages.unread': async () => {
        const { one } = await told()
        return count(() => one.get('messages.unread', {}))
      },
      'messages.markRead': async () => {
        const { one, now } = await told()
        return count(() => one.get('messages.markRead', { until: now }))
      },
    },
    /** What telling one person of a fact costs. */
    tell: async () => (await told()).calls,
  }
}
