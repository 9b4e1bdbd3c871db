import { isOpen, type WithdrawalState } from '@/format/withdrawals'
import type { Withdrawal } from './shown-withdrawal'

export interface Step {
  readonly state: WithdrawalState
  /** Null while it is not known, and for what was passed without a record. */
  readonly at: number | null
  readonly is: 'done' | 'now' | 'to-come'
}

type Shown = Pick<Withdrawal, 'channel' | 'state' | 'requestedAt' | 'endedAt'>

/**
 * The way of a withdrawal. One that is under way shows what is still to come; one that ended shows its end alone, because
 * what it passed is not told.
 */
export function stepsOf({ channel, state, requestedAt, endedAt }: Shown): readonly Step[] {
  const asked: Step = { state: 'requested', at: requestedAt, is: 'done' }
  if (!isOpen(state)) return [asked, { state, at: endedAt, is: 'now' }]
  const way: readonly WithdrawalState[] = [
    ...(state === 'reviewing' || channel !== 'wechat' ? (['reviewing'] as const) : []),
    'paying',
    ...(channel === 'wechat' ? (['waiting-user'] as const) : []),
    'paid',
  ]
  const here = way.indexOf(state)
  return [
    asked,
    ...way.map((step, index) => ({
      state: step,
      at: null,
      is: index < here ? ('done' as const) : index === here ? ('now' as const) : ('to-come' as const),
    })),
  ]
}
