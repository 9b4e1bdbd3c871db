import { table } from '../runtime/table'
import { closureRecord } from './model'

/** By whose account it was. */
export const closures = table('closures', closureRecord)
