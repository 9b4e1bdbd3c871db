import type { Output, Parsed } from '@shared/contracts'
import { valueAt } from '@shared/kernel/timeline'
import { announce } from '../runtime/announce'
import type { ActionContext, Context } from '../runtime/context'
import { announcedPolicy } from '../runtime/policies'
import { MODE_DEFAULT, MODE_ID, modePolicy } from './model'

/** Whether what is due settles by itself now; otherwise only an executed plan settles. */
export async function settlesByItself({ db, policies, now }: Context): Promise<boolean> {
  const timeline = (await policies.load(db, [MODE_ID], now)).get(MODE_ID)
  const value = timeline && valueAt(timeline, now)
  return (value === undefined ? MODE_DEFAULT : modePolicy.parse(value)).byItself
}

export async function readMode(context: Context): Promise<Output<'settlement.mode'>> {
  const last = await announcedPolicy(context.db, MODE_ID)
  const announced = last === undefined ? null : { ...modePolicy.parse(last.value), from: last.from }
  return { byItself: await settlesByItself(context), announced }
}

/** Announces the mode; answers from when it holds. */
export const setMode = (input: Parsed<'settlement.setMode'>, context: ActionContext): Promise<number> =>
  announce('settlement.setMode', input, context, async () => {
    return { policyId: MODE_ID, subject: MODE_ID, value: { byItself: input.byItself } }
  })
