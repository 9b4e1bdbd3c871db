import type { Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import { valueAt } from '@shared/kernel/timeline'
import { announce } from '../runtime/announce'
import type { ActionContext, Context } from '../runtime/context'
import { LIMITS_DEFAULT, LIMITS_ID, type Limits, limitsPolicy } from './model'
import { flawOf } from './rules'

/** The limits that hold now. */
export async function limitsNow({ db, now, policies }: Context): Promise<Limits> {
  const timeline = (await policies.load(db, [LIMITS_ID], now)).get(LIMITS_ID)
  const value = timeline && valueAt(timeline, now)
  return value === undefined ? LIMITS_DEFAULT : limitsPolicy.parse(value)
}

/** Announces other limits; answers from when they hold. Withdrawals that were asked for keep theirs. */
export function setLimits(input: Parsed<'withdrawals.setLimits'>, context: ActionContext): Promise<number> {
  const { requestId: _, ...limits } = input
  const flaw = flawOf(limits)
  if (flaw !== null) throw new Refusal('LIMITS_REFUSED', { field: flaw })
  return announce('withdrawals.setLimits', input, context, async () => {
    return { policyId: LIMITS_ID, subject: LIMITS_ID, value: limits }
  })
}
