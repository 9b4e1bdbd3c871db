import type { Output } from '@shared/contracts'
import { askAs } from './ask-as'
import type { Phone } from './phone'
import { DAY_MS } from './times'

/**
 * Lock days of a visit to a product while the shop named none of its own (cloudfunctions/attribution/lock-days.ts, the
 * longest of a visit's). No action tells when a visitor's dye ends, so the desk winds on by the whole of it: whatever
 * was locked by a visit before is over then.
 */
export const LOCK_MS = 30 * DAY_MS

/** The settlement looks at what is due once a minute. */
const AFTER_DUE_MS = 60_000
const PAGES_MAX = 10

type Commission = Output<'commissions.mine'>['items'][number]

/** When the next of these is settled: null while none has a day, because nothing was received yet. */
export function nextDue(commissions: readonly Pick<Commission, 'dueAt' | 'waitingFor'>[]): number | null {
  const days = commissions.flatMap(({ dueAt, waitingFor }) => (dueAt === null || waitingFor !== 'hold' ? [] : [dueAt]))
  return days.length === 0 ? null : Math.min(...days)
}

/** The moment after the promoter's next settlement. Throws with the reason when there is none to wait for. */
export async function nextSettlement(promoter: Phone): Promise<number> {
  const frozen: Commission[] = []
  let cursor: string | null = null
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const asked = { state: 'frozen' as const, size: 50, ...(cursor === null ? {} : { cursor }) }
    const answer: Output<'commissions.mine'> = await askAs(promoter.token(), 'commissions.mine', asked)
    frozen.push(...answer.items)
    cursor = answer.cursor
    if (cursor === null) break
  }
  const due = nextDue(frozen)
  if (due !== null) return due + AFTER_DUE_MS
  throw new Error(
    frozen.length === 0 ? `${promoter.name}没有冻结的佣金` : '冻结的佣金还没有结算日：要等买家收货、售后处理完',
  )
}
