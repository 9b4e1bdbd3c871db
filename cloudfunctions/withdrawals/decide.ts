import type { Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import { carriedOut, writeAudit } from '../runtime/audit'
import type { ActionContext } from '../runtime/context'
import type { Store } from '../runtime/database'
import type { Withdrawal, WithdrawalState } from './model'
import { moveTo, type Row } from './move'
import { withdrawals } from './repository'
import { handOver } from './send'

interface Decision {
  readonly to: WithdrawalState
  readonly fields: Partial<Withdrawal>
  readonly reason?: string
}

/** A wallet's bill may go: it is sent at once. What is paid by hand is approved by paying it. */
export async function approve(input: Parsed<'withdrawals.approve'>, context: ActionContext): Promise<Row> {
  const row = await decide('withdrawals.approve', input, context, (row) => {
    if (row.channel !== 'wechat') throw new Refusal('INVALID_INPUT', { field: 'billNo' })
    if (row.state !== 'reviewing') throw new Refusal('ALREADY_DECIDED', { state: row.state })
    return { to: 'paying', fields: { lookAt: context.now } }
  })
  return handOver(context, row)
}

export const reject = (input: Parsed<'withdrawals.reject'>, context: ActionContext): Promise<Row> =>
  decide('withdrawals.reject', input, context, (row) => rejected(row, input.reason))

export const markPaid = (input: Parsed<'withdrawals.markPaid'>, context: ActionContext): Promise<Row> =>
  decide('withdrawals.markPaid', input, context, (row) => paidByHand(row, input.receiptNumber))

export const markReturned = (input: Parsed<'withdrawals.markReturned'>, context: ActionContext): Promise<Row> =>
  decide('withdrawals.markReturned', input, context, (row) => returned(row, input.reason))

/** Refuse with ALREADY_DECIDED what is over, and with PAID_BY_WECHAT what a hand did not pay. */
export function rejected(row: Row, reason: string): Decision {
  if (row.state !== 'reviewing') throw new Refusal('ALREADY_DECIDED', { state: row.state })
  return { to: 'rejected', fields: { reason }, reason }
}
export function paidByHand(row: Row, receiptNumber: string): Decision {
  if (row.channel === 'wechat') throw new Refusal('PAID_BY_WECHAT')
  if (row.state !== 'reviewing') throw new Refusal('ALREADY_DECIDED', { state: row.state })
  return { to: 'paid', fields: { receiptNumber } }
}
export function returned(row: Row, reason: string): Decision {
  if (row.channel === 'wechat') throw new Refusal('PAID_BY_WECHAT')
  if (row.state !== 'paid') throw new Refusal('ALREADY_DECIDED', { state: row.state })
  return { to: 'returned', fields: { reason }, reason }
}

/** One decision of the staff about one withdrawal, once a request, written down with who made it. */
export function decide(
  action: string,
  input: { readonly requestId: string; readonly billNo: string },
  { db, caller, now }: ActionContext,
  decision: (row: Row) => Decision,
): Promise<Row> {
  const change = { actorId: caller.visitorId, requestId: input.requestId, action, input }
  return db.transact(async (tx: Store) => {
    const row = await withdrawals.get(tx, input.billNo)
    if (row === null) throw new Refusal('NOT_FOUND')
    if ((await carriedOut(tx, change)) !== null) return row
    const { to, fields, reason = '' } = decision(row)
    const after = await moveTo(tx, row, to, { ...fields, decidedBy: caller.visitorId }, now)
    await writeAudit(tx, change, { subject: input.billNo, reason, before: row.state, after: after.state, at: now })
    return after
  })
}
