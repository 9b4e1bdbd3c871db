import { PROOF_ROWS_MAX } from '@shared/contracts/proof'
import { Refusal } from '@shared/kernel/errors'
import type { HandlersOf } from '../runtime/router'
import { countRows } from './books'
import { INVARIANTS } from './findings'
import { prove } from './prove'

/** Failures of one invariant that a page shows. */
const SHOWN_MAX = 20

export const proofHandlers: HandlersOf<'proof.run'> = {
  'proof.run': async (_input, { db, now }) => {
    const rows = Object.values(await countRows(db)).reduce((sum, count) => sum + count, 0)
    if (rows > PROOF_ROWS_MAX) throw new Refusal('TOO_MANY_ROWS', { rows, most: PROOF_ROWS_MAX })
    const { findings, counts, sealedUntil } = await prove(db)
    const invariants = INVARIANTS.map((number) => {
      return { number, checked: findings.checked(number), failures: findings.of(number).slice(0, SHOWN_MAX) }
    })
    return { holds: findings.total === 0, provedAt: now, invariants, counts: { ...counts }, sealedUntil }
  },
}
