import { promoter, promoterPurse } from '../ledger/accounts'
import { type Book, openBook } from '../ledger/book'
import { add, give } from '../ledger/rules'
import type { Store } from '../runtime/database'
import { giveBack } from './days'
import type { Withdrawal, WithdrawalState } from './model'
import { withdrawals } from './repository'
import { COMES_BACK, isEnded, step } from './rules'

export type Row = Withdrawal & { readonly _id: string }

/** Between two questions to WeChat about one bill; also what makes its sendings too far apart to overtake each other. */
export const LOOK_MS = 300_000

/**
 * The only way on for a withdrawal: its state by the table, and in the same transaction the entry that the state says
 * (spec/money.md, `payout`, `payout-back`, `payout-return`) and the day's limits. Answers the row as it is then.
 */
export async function moveTo(
  tx: Store,
  row: Row,
  to: WithdrawalState,
  fields: Partial<Withdrawal>,
  now: number,
): Promise<Row> {
  const changed: Partial<Withdrawal> = { ...fields, version: row.version + 1 }
  if (to !== row.state) {
    changed.state = step(row.state, to)
    if (isEnded(to)) Object.assign(changed, { endedAt: now, lookAt: null })
    const book = openBook(tx, now)
    await post(book, row, to)
    await book.save()
    if (COMES_BACK.includes(to)) await giveBack(tx, row, now)
  }
  await withdrawals.patch(tx, row._id, changed)
  return { ...row, ...changed }
}

async function post(
  book: Book,
  { _id: billNo, payer, promoterId, amountFen }: Row,
  to: WithdrawalState,
): Promise<void> {
  const account = (field: 'withdrawing' | 'paid') => promoter(payer, promoterId, field)
  const back = give(promoterPurse(payer, promoterId), amountFen)
  if (to === 'paid') {
    await book.post('payout', billNo, [add(account('withdrawing'), -amountFen), add(account('paid'), amountFen)])
  } else if (to === 'returned') {
    await book.post('payout-return', billNo, [add(account('paid'), -amountFen), back])
  } else if (COMES_BACK.includes(to)) {
    await book.post('payout-back', billNo, [add(account('withdrawing'), -amountFen), back])
  }
}
