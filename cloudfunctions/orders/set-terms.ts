import type { Parsed } from '@shared/contracts'
import { announce } from '../runtime/announce'
import type { ActionContext } from '../runtime/context'
import { TRADE_TERMS_ID } from './model'

/** Announces the hold after receipt and the wait after the last shipment; answers from when they hold. */
export const setTerms = (input: Parsed<'orders.setTerms'>, context: ActionContext): Promise<number> =>
  announce('orders.setTerms', input, context, async () => {
    const { holdDays, autoConfirmDays } = input
    return { policyId: TRADE_TERMS_ID, subject: TRADE_TERMS_ID, value: { holdDays, autoConfirmDays } }
  })
