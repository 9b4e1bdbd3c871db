import { table } from '../runtime/table'
import { pitchesRecord } from './model'

export const pitches = table('pitches', pitchesRecord)
