import type { Context } from '../runtime/context'
import { stepDueRows } from '../runtime/due-rows'
import { timelineOf } from '../runtime/policies'
import { productPolicyId } from './model'
import { products } from './repository'
import { earnFenOf, planAt } from './rules'

/** Plans that end at one midnight are many; the rest follows in the next step. */
const BATCH = 50

/**
 * Products whose plan has ended, or whose next one has begun, take their new place in lists by commission: policies change
 * by themselves, rows do not.
 */
export const endPlans = (context: Context, cursor: string | null): Promise<string | null> =>
  stepDueRows(context, cursor, {
    ...{ rows: products, by: 'earnsUntil', batch: BATCH },
    step: ({ db, now }, { _id }) =>
      db.transact(async (tx) => {
        const product = await products.get(tx, _id)
        // Another plan may have been announced since.
        if (product === null || product.earnsUntil === null || product.earnsUntil > now) return
        const timeline = await timelineOf(tx, productPolicyId(_id))
        const earns = planAt(timeline, now)
        const earnsUntil = timeline.find(({ from }) => from > now)?.from ?? null
        await products.patch(tx, _id, { earns, earnFen: earnFenOf(product.priceFen, earns), earnsUntil })
      }),
  })
