import type { ProgressStep } from '@/components/progress-steps'
import { type Commission, waitingWords } from '@/format/commissions'

const PAID = '买家付款，佣金冻结'
const RECEIVED = '买家确认收货'
const HELD = '等待期满'
const SETTLED = '已结算'

/** The way of a commission: payment, receipt, hold, settlement, and its end by a refund. What is not recorded has no time. */
export function stepsOf(commission: Commission): readonly ProgressStep[] {
  const paid: ProgressStep = { text: PAID, at: commission.frozenAt, is: 'done' }
  return commission.state === 'frozen' ? [paid, ...toCome(commission)] : [paid, ...ended(commission)]
}

/** The clock of the hold starts with the receipt, so an expected day says that it was confirmed. */
function toCome(commission: Commission): ProgressStep[] {
  const { dueAt } = commission
  const waiting = waitingWords(commission)
  const more = waiting === null ? {} : { more: waiting }
  const settled: ProgressStep = { text: SETTLED, at: null, is: 'to-come' }
  if (dueAt === null)
    return [{ text: RECEIVED, at: null, is: 'now', ...more }, { text: HELD, at: null, is: 'to-come' }, settled]
  return [{ text: RECEIVED, at: null, is: 'done' }, { text: HELD, at: dueAt, is: 'now', ...more }, settled]
}

function ended({ state, dueAt, settledAt, endedAt }: Commission): ProgressStep[] {
  const received: ProgressStep[] = dueAt === null ? [] : [{ text: RECEIVED, at: null, is: 'done' }]
  if (state === 'void') return [...received, { text: '已失效，买家已退款', at: endedAt, is: 'now' }]
  // Points that the buyer claims settle a line before its hold is over; then there was none to wait for.
  const isHeld = dueAt !== null && settledAt !== null && dueAt <= settledAt
  const held: ProgressStep[] = isHeld ? [{ text: HELD, at: dueAt, is: 'done' }] : []
  const isTakenBack = state === 'clawed-back'
  const settled: ProgressStep = { text: SETTLED, at: settledAt, is: isTakenBack ? 'done' : 'now' }
  const back: ProgressStep[] = isTakenBack ? [{ text: '已退回，买家已退款', at: endedAt, is: 'now' }] : []
  return [...received, ...held, settled, ...back]
}
