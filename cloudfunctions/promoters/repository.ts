import { table } from '../runtime/table'
import { promoterCodeRecord, promoterRecord } from './model'

export const promoters = table('promoters', promoterRecord)
export const promoterCodes = table('promoter-codes', promoterCodeRecord)
