import { table } from '../runtime/table'
import { channelRecord, contentRecord, productRecord, shopRecord } from './model'

export const shops = table('shops', shopRecord)
export const channels = table('channels', channelRecord)
export const products = table('products', productRecord)
export const contents = table('contents', contentRecord)
