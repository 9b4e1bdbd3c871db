import type { Withdrawal } from '../withdrawals/model'
import { Sums } from './sums'

type Stored = Withdrawal & { readonly _id: string }

const ENTRIES_AFTER: Readonly<Record<Withdrawal['state'], readonly string[]>> = {
  requested: [],
  reviewing: [],
  paying: [],
  'waiting-user': [],
  paid: ['payout'],
  returned: ['payout', 'payout-return'],
  failed: ['payout-back'],
  cancelled: ['payout-back'],
  expired: ['payout-back'],
  rejected: ['payout-back'],
}

/** The entries of a withdrawal by id: its state says each of them to the fen. Accounts are purses. */
export function withdrawalEntries(withdrawal: Stored): ReadonlyMap<string, Sums> {
  const kinds = ['withdraw', ...ENTRIES_AFTER[withdrawal.state]]
  return new Map(kinds.map((kind) => [`${kind}_${withdrawal._id}`, linesOf(kind, withdrawal)]))
}

function linesOf(kind: string, { payer, promoterId, amountFen }: Stored): Sums {
  const owner = `promoter:${payer}:${promoterId}`
  const [from, to] = {
    withdraw: ['available+debt', 'withdrawing'],
    payout: ['withdrawing', 'paid'],
    'payout-back': ['withdrawing', 'available+debt'],
    'payout-return': ['paid', 'available+debt'],
  }[kind] ?? ['', '']
  const sums = new Sums()
  sums.add(`${owner}:${from}`, -amountFen)
  sums.add(`${owner}:${to}`, amountFen)
  return sums
}
