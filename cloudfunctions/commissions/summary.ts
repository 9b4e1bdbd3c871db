import { readOwner } from '../ledger/accounts'

interface Held {
  readonly _id: string
  readonly amounts: Readonly<Record<string, number>>
}

/**
 * The promoter's numbers from their balance documents: the ledger's and no others (spec/money.md, "The page's numbers are
 * the ledger's"). A debt is shown as a positive number.
 */
export function figuresOf(balances: readonly Held[], promoterId: string) {
  const read = balances.map(({ _id, amounts }) => {
    const of = (field: string) => amounts[field] ?? 0
    return { about: readOwner(_id, promoterId), of }
  })
  return {
    accounts: read.flatMap(({ about, of }) => {
      if (about?.kind !== 'promoter') return []
      const account = {
        payer: about.payer,
        frozenFen: of('frozen'),
        withdrawableFen: of('available'),
        withdrawingFen: of('withdrawing'),
        withdrawnFen: of('paid'),
        debtFen: 0 - of('debt'),
      }
      return [account]
    }),
    points: read.flatMap(({ about, of }) => {
      if (about?.kind !== 'points') return []
      return [{ program: about.program, frozen: of('frozen'), points: of('points'), debt: 0 - of('debt') }]
    }),
  }
}
