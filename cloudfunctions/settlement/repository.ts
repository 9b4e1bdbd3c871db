import { table } from '../runtime/table'
import { pageRecord, planRecord } from './model'

export const plans = table('settlement-plans', planRecord)
export const planPages = table('settlement-rows', pageRecord)
