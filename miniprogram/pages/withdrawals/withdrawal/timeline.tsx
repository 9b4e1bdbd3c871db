import { ProgressSteps } from '@/components/progress-steps'
import { WITHDRAWAL_WORDS } from '@/format/withdrawals'
import type { Withdrawal } from './shown-withdrawal'
import { stepsOf } from './steps-of'

/** From the request to the end: what was, what is, what is to come. */
export function Timeline({ withdrawal }: { readonly withdrawal: Withdrawal }) {
  const steps = stepsOf(withdrawal).map(({ state, at, is }) => ({ text: WITHDRAWAL_WORDS[state].text, at, is }))
  return <ProgressSteps steps={steps} />
}
