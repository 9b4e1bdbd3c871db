import type { Context } from '../runtime/context'
import { stepDueRows } from '../runtime/due-rows'
import { returnGift } from './gift'
import type { Order } from './model'
import { receiveByItself } from './receipt'
import { orders } from './repository'

/** A gift's way back may wait some seconds for WeChat. */
const BATCH = 10

/** Task: gifts that nobody accepted go back, and what was shipped long ago counts as received. */
export const stepDueOrders = (context: Context, cursor: string | null): Promise<string | null> =>
  stepDueRows(context, cursor, { rows: orders, by: 'stepAt', batch: BATCH, step })

async function step(context: Context, { _id, state }: Order & { readonly _id: string }): Promise<void> {
  if (state === 'gift-offered') await returnGift(context, _id)
  if (state === 'shipped') await receiveByItself(context, _id)
}
