import * as z from 'zod'
import { query } from './action'
import { timeField } from './fields'

/** Rows that a request can read three times in its time, should something seem wrong; more is proved by `npm run prove`. */
export const PROOF_ROWS_MAX = 5_000

export const proof = {
  /** Checks the nine invariants of spec/money.md on the whole database. */
  'proof.run': query({
    who: ['owner', 'finance'],
    input: {},
    output: z.object({
      holds: z.boolean(),
      provedAt: timeField,
      invariants: z.array(
        z.object({
          number: z.int(),
          checked: z.int(),
          /** What is wrong, in English with ids: for whoever mends it. At most 20. */
          failures: z.array(z.string()),
        }),
      ),
      counts: z.record(z.string(), z.int()),
      /** The watermark of the seals: until when entries can't change unseen. */
      sealedUntil: timeField.nullable(),
    }),
    refusals: ['TOO_MANY_ROWS'],
  }),
} as const
