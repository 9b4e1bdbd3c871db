import { table } from '../runtime/table'
import {
  channelRecord,
  contentRecord,
  pointsProgramRecord,
  productRecord,
  shelvesRecord,
  shopRecord,
  stockRecord,
} from './model'

export const shops = table('shops', shopRecord)
export const channels = table('channels', channelRecord)
export const products = table('products', productRecord)
export const contents = table('contents', contentRecord)
export const stock = table('stock', stockRecord)
/** By the program's name. */
export const pointsPrograms = table('points-programs', pointsProgramRecord)
/** The one document `SHELVES_ID`. */
export const shelves = table('shelves', shelvesRecord)
