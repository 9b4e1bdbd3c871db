import * as z from 'zod'
import { bindingRecord } from '../visitors/model'

/**
 * One row a customer, for the promoter's list; the same binding stands in the visitor's document, for decisions. The id is
 * the customer's. What they paid is written by `statistics`, and counts the lines that are this promoter's.
 */
export const customerRecord = bindingRecord.extend({
  /** What a search by name finds them by (`catalog/search-terms.ts`). */
  nameTerms: z.array(z.string()).default([]),
  /** Of which of the customer's names they are: how often they were renamed before (`members/model.ts`, `renames`). */
  nameVersion: z.int().default(0),
  paidFen: z.int().default(0),
  ordersTotal: z.int().default(0),
  /** 0 before the first: lists are ordered by it. */
  lastOrderAt: z.number().default(0),
})
export type Customer = z.output<typeof customerRecord>
