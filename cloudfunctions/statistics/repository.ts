import { table } from '../runtime/table'
import { dayRecord, markRecord, personRecord, shareFiguresRecord } from './model'

export const statisticDays = table('statistic-days', dayRecord)
export const statisticShares = table('statistic-shares', shareFiguresRecord)
export const statisticPeople = table('statistic-people', personRecord)
export const statisticMarks = table('statistic-marks', markRecord)
