import type { Findings } from './findings'
import type { JoinedOrder, OrderPostings } from './of-order'
import { linesOf, written } from './posted'
import { differences, Sums } from './sums'

/**
 * Invariant 9 where it is decided: what the entries of one order did to each account is what its rows say. Without it a
 * settlement that was booked to the wrong person passes 1 … 8.
 */
export function checkOrderEntries(joined: JoinedOrder, expected: OrderPostings, findings: Findings): void {
  const { order, entries } = joined
  const posted = new Sums()
  for (const entry of entries.values()) posted.addAll(linesOf(entry))
  for (const [id, lines] of expected.exact) {
    const entry = entries.get(id)
    if (entry === undefined) {
      findings.check(9, false, () => `entry ${id} is missing: ${written(lines)}`)
      continue
    }
    const found = linesOf(entry)
    findings.check(
      9,
      differences(found, lines).length === 0,
      () => `entry ${id} posts ${written(found)}, its rows say ${written(lines)}`,
    )
  }
  for (const [id, { accounts, buyersFen }] of expected.open) {
    const entry = entries.get(id)
    findings.check(
      9,
      entry !== undefined || buyersFen === 0,
      () => `entry ${id} is missing: ${buyersFen} fen to the buyers`,
    )
    if (entry === undefined) continue
    const found = linesOf(entry)
    const strangers = [...found].map(([account]) => account).filter((account) => !accounts.has(account))
    findings.check(
      9,
      strangers.length === 0,
      () => `entry ${id} posts to ${strangers.join(', ')}, which its rows do not name`,
    )
    findings.check(
      9,
      found.get('buyers') === BigInt(buyersFen),
      () => `entry ${id} gives buyers ${found.get('buyers')}, its refund ${buyersFen}`,
    )
  }
  const wrong = differences(posted, expected.net)
  findings.check(9, wrong.length === 0, () => {
    const what = wrong.map(({ key, a, b }) => `${key} ${a} instead of ${b}`).join(', ')
    return `the entries of order ${order._id} (version ${order.version}) come to ${what}`
  })
}
