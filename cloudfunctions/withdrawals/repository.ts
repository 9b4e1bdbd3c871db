import { table } from '../runtime/table'
import { dayRecord, withdrawalRecord } from './model'

export const withdrawals = table('withdrawals', withdrawalRecord)
export const withdrawalDays = table('withdrawal-days', dayRecord)
