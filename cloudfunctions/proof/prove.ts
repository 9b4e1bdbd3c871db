import type { Database } from '../runtime/database'
import { type Run, runOnce } from './one-run'

/** Runs at most: the first one, and two that look whether a failure stays. */
const RUNS_MAX = 3

/**
 * Checks everything that must always hold (spec/money.md) on the whole database; changes nothing.
 *
 * A read over many pages is no snapshot: while people act, an order may be read before its refund and the refund's entry
 * after it. So what fails is looked at again, and only a failure that the next run finds in the same words is told: the
 * words carry the amounts and versions that were seen, so the same words mean that it stays and that its rows did not
 * change meanwhile. What changes without pause (a wrong sum of all payments in the middle of a sale) can't be told from
 * reading across it; it is found when the books are proved in a quiet minute, or by its own order.
 */
export async function prove(db: Database): Promise<Run> {
  let run = await runOnce(db)
  for (let runs = 1; run.findings.total > 0 && runs < RUNS_MAX; runs += 1) {
    const again = await runOnce(db)
    const stays = again.findings.alsoIn(run.findings)
    // Nothing new was found: what stays, stays.
    const isQuiet = stays.total === again.findings.total
    if (isQuiet || runs + 1 === RUNS_MAX) return { ...again, findings: stays }
    run = again
  }
  return run
}
