import { table } from '../runtime/table'
import { commissionRecord } from './model'

export const commissions = table('commissions', commissionRecord)
