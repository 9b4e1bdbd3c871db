import type { Output } from '@shared/contracts'

/** A withdrawal as its promoter sees it. */
export type Withdrawal = Output<'withdrawals.withdrawal'>
