import type { Database, Transaction } from './connect'

/** Moves money between two accounts and writes a line about it, in one transaction, as an application would. */
export async function transfer(db: Database, id: string, from: string, to: string, fen: number): Promise<void> {
  await retryingConflicts(() =>
    db.runTransaction(async (transaction: Transaction) => {
      const accounts = transaction.collection('accounts')
      const { data } = await accounts.doc(from).get()
      await accounts.doc(from).update({ fen: data.fen - fen })
      await accounts.doc(to).update({ fen: db.command.inc(fen) })
      await transaction.collection('ledger').add({ _id: id, from, to, fen })
    }),
  )
}

const ATTEMPTS = 60
const LONGEST_PAUSE_MS = 200

/** The SDK runs a transaction four times without a pause; under contention that is not enough without this. */
async function retryingConflicts(run: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await run()
      return
    } catch (error) {
      const conflict = error instanceof Error && 'code' in error && error.code === 'DATABASE_TRANSACTION_CONFLICT'
      if (!conflict || attempt === ATTEMPTS) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(LONGEST_PAUSE_MS, 5 * 2 ** attempt)))
    }
  }
}
