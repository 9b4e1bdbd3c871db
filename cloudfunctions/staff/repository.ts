import { table } from '../runtime/table'
import { staffRecord } from './model'

export const staff = table('staff', staffRecord)
