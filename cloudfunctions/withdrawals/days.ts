import { businessDay, DAY_MS, startOfBusinessDay } from '@shared/kernel/time'
import type { Store } from '../runtime/database'
import { DAY_SCOPES } from './model'
import { withdrawalDays } from './repository'

/** What is asked for on one business day in Shanghai. */
export interface Day {
  /** By this promoter, in fen. */
  readonly user: number
  /** Of the merchant by anybody, in fen. */
  readonly merchant: number
  /** Counts `fen` more, or less where it is negative. */
  count(fen: number): Promise<void>
}

export async function openDay(store: Store, promoterId: string, at: number): Promise<Day> {
  const day = businessDay(at)
  const ids = [`${DAY_SCOPES.user(promoterId)}_${day}`, `${DAY_SCOPES.merchant}_${day}`] as const
  const [user, merchant] = [await withdrawalDays.get(store, ids[0]), await withdrawalDays.get(store, ids[1])]
  const counted = [
    { id: ids[0], row: user },
    { id: ids[1], row: merchant },
  ]
  return {
    user: user?.fen ?? 0,
    merchant: merchant?.fen ?? 0,
    async count(fen) {
      for (const { id, row } of counted) {
        if (row !== null) await withdrawalDays.patch(store, id, { fen: row.fen + fen })
        else await withdrawalDays.insert(store, id, { fen, expiresAt: startOfBusinessDay(at) + 2 * DAY_MS })
      }
    },
  }
}

/** What came to nothing binds nobody; and neither does the limit of a day that is over. */
export async function giveBack(
  tx: Store,
  { promoterId, amountFen, requestedAt }: { promoterId: string; amountFen: number; requestedAt: number },
  now: number,
): Promise<void> {
  if (businessDay(requestedAt) === businessDay(now)) await (await openDay(tx, promoterId, now)).count(-amountFen)
}
