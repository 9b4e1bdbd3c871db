import { MINUTE_MS } from '@shared/kernel/time'
import { rollUp } from '../../cloudfunctions/statistics/roll'
import type { Person, Product } from '../product'

interface World {
  readonly product: () => Product
  count(work: () => Promise<unknown>): Promise<number>
  promoter(): Promise<Person>
  visitor(): Promise<Person>
}

/** Visitors of the one step that is counted. */
const VISITORS = 20

/** One typical call of every action of the statistics, and one step of the task, for docs/costs.md. */
export function statisticCosts({ product, count, promoter, visitor }: World) {
  const finish = async (cursor: string | null): Promise<void> => {
    const next = await rollUp(product().context(60), cursor)
    if (next !== null) await finish(next)
  }
  return {
    calls: {
      'statistics.mine': async () => {
        const one = await promoter()
        return count(() => one.get('statistics.mine', {}))
      },
      'statistics.shares': async () => {
        const one = await promoter()
        return count(() => one.get('statistics.shares', {}))
      },
    },
    /** What counting a visit of each of twenty new visitors of one share costs. */
    async task(): Promise<number> {
      await product().cloud.clock.advance(5 * MINUTE_MS)
      await finish(null)
      const one = await promoter()
      const { code } = await one.get('shares.create', { target: { kind: 'register' } })
      for (let index = 0; index < VISITORS; index += 1) {
        const person = await visitor()
        await person.get('attribution.visit', { share: code, page: { kind: 'mall', id: 'mall' } })
      }
      await product().cloud.clock.advance(5 * MINUTE_MS)
      const context = product().context(60)
      await rollUp(context, 'visits')
      return context.meter.calls
    },
  }
}
