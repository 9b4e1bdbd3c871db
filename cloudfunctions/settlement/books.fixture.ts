import type { Product } from '../../tests/product'

interface EntryRow {
  readonly _id: string
  readonly lines: readonly { readonly account: string; readonly program: string | null; readonly amount: number }[]
}

/** What every account holds by its postings alone, zeros left out: a second opinion on the balances. */
export function postings(product: Product): Record<string, number> {
  const sums = new Map<string, number>()
  for (const { lines } of product.cloud.database.dump('entries') as unknown as EntryRow[]) {
    for (const { account, amount } of lines) sums.set(account, (sums.get(account) ?? 0) + amount)
  }
  return Object.fromEntries([...sums].filter(([, amount]) => amount !== 0))
}

/** The same accounts as the balance documents have them. */
export function balances(product: Product): Record<string, number> {
  const rows = product.cloud.database.dump('balances') as unknown as {
    _id: string
    holder: string
    amounts: Record<string, number>
  }[]
  const named = rows.flatMap(({ _id, holder, amounts }) =>
    Object.entries(amounts).map(([field, amount]) => [nameOf(_id, holder, field), amount] as const),
  )
  return Object.fromEntries(named.filter(([, amount]) => amount !== 0))
}

function nameOf(owner: string, holder: string, field: string): string {
  const [kind = '', about = ''] = owner.slice(0, owner.length - holder.length - 1).split('_')
  if (kind === 'agency') return `agency:${holder}:${field}`
  if (kind === 'promoter') return `promoter:${about}:${holder}:${field}`
  const prefix = { points: 'points', frozen: 'points-frozen', debt: 'points-debt' }[field]
  return `${prefix}:${about}:${holder}`
}

/** Accounts that keep a balance, of all that have postings. */
export const kept = (all: Record<string, number>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(all).filter(
      ([account]) => /^(promoter:|points)/.test(account) || /^agency:.*:(available|debt|paid)$/.test(account),
    ),
  )
