import { table } from '../runtime/table'
import { decisionRecord, visitRecord } from './records'

export const visits = table('visits', visitRecord)
export const decisions = table('decisions', decisionRecord)
