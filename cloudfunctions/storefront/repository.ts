import { table } from '../runtime/table'
import { homeRecord } from './model'

/** The one document `HOME_ID`. */
export const arrangements = table('arrangements', homeRecord)
