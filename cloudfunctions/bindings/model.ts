import type * as z from 'zod'
import { bindingRecord } from '../visitors/model'

/** One row a customer, for the promoter's list; the same binding stands in the visitor's document, for decisions. */
export const customerRecord = bindingRecord
export type Customer = z.output<typeof customerRecord>
