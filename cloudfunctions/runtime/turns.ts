import { Refusal } from '@shared/kernel/errors'
import * as z from 'zod'
import type { Database, Store } from './database'
import { table } from './table'

/** How often somebody did something within the running window. */
const turnEntry = z.object({ count: z.int(), expiresAt: z.number() })
const turns = table('turns', turnEntry)

interface Window {
  readonly max: number
  readonly perMs: number
}

/** Takes one turn of `key`, or refuses with TOO_OFTEN once `max` were taken within `perMs` of the first. */
export const takeTurn = (db: Database, key: string, now: number, window: Window): Promise<void> =>
  db.transact((tx) => takeTurnIn(tx, key, now, window))

/** The same in the transaction of what is done with the turn: what does not come about takes none. */
export async function takeTurnIn(tx: Store, key: string, now: number, { max, perMs }: Window): Promise<void> {
  const entry = await turns.get(tx, key)
  if (entry === null) return turns.insert(tx, key, { count: 1, expiresAt: now + perMs })
  if (entry.expiresAt <= now) return turns.patch(tx, key, { count: 1, expiresAt: now + perMs })
  if (entry.count >= max) throw new Refusal('TOO_OFTEN', { againAt: entry.expiresAt })
  return turns.patch(tx, key, { count: entry.count + 1 })
}

/** The same for who can do without: whether there was a turn, which is taken then. */
export async function hasTurn(db: Database, key: string, now: number, window: Window): Promise<boolean> {
  try {
    await takeTurn(db, key, now, window)
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'TOO_OFTEN') return false
    throw error
  }
}
