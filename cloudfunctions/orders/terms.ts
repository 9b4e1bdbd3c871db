import { DAY_MS } from '@shared/kernel/time'
import { valueAt } from '@shared/kernel/timeline'
import type { Context } from '../runtime/context'
import { TRADE_TERMS_DEFAULT, TRADE_TERMS_ID, tradeTerms } from './model'

/** The mall's hold after receipt, and how long after the last shipment receipt is confirmed by itself, as they hold now. */
export async function tradeTermsNow({ db, policies, now }: Context) {
  const timeline = (await policies.load(db, [TRADE_TERMS_ID], now)).get(TRADE_TERMS_ID)
  const value = timeline && valueAt(timeline, now)
  const { holdDays, autoConfirmDays } = value === undefined ? TRADE_TERMS_DEFAULT : tradeTerms.parse(value)
  return { holdMs: holdDays * DAY_MS, autoConfirmMs: autoConfirmDays * DAY_MS }
}
