import { table } from '../runtime/table'
import { customerRecord } from './model'

/** The document's id is the customer's, so nobody is bound twice. */
export const customers = table('bindings', customerRecord)
