import type { Database } from '../runtime/database'
import { QUERY_ROWS_MAX } from '../runtime/filter'
import { table } from '../runtime/table'
import { balanceRecord, entryRecord, houseBalanceRecord, sealRecord } from './model'

/** Read by `proof` and the seal; written by `book.ts` alone. */
export const entries = table('entries', entryRecord)
export const balances = table('balances', balanceRecord)

/** Every balance of one person (or agency): a document for each payer and each points program (`accounts.ts`, readOwner). */
export const balancesOf = (db: Database, holder: string) =>
  balances.find(db, { where: { holder }, limit: QUERY_ROWS_MAX })

/** Written by `seal.ts` alone. */
export const seals = table('seals', sealRecord)
export const houseBalances = table('house-balances', houseBalanceRecord)
