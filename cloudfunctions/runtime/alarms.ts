import * as z from 'zod'
import type { Context } from './context'
import { Duplicate } from './failures'
import { hashed } from './log'
import { table } from './table'

/** Plain values for whoever looks into it: ids and amounts, never names or texts of people. */
export type AlarmData = Readonly<Record<string, string | number | boolean | null>>

export const alarmRecord = z.object({
  name: z.string(),
  subject: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  at: z.number(),
})
export const alarms = table('alarms', alarmRecord)

export const alarmId = (name: string, subject: string): string => `${name}_${subject}`

/**
 * Something that people must look at: an amount that differs, a refund that WeChat could not pay, an entry below the
 * watermark. One alarm a name and subject: whoever notices the same thing again changes nothing. Call it outside a
 * transaction, since a run that does not hold has noticed all the same.
 */
export async function raiseAlarm(
  { db, now, log }: Pick<Context, 'db' | 'now' | 'log'>,
  name: string,
  subject: string,
  data: AlarmData,
): Promise<void> {
  try {
    await alarms.insert(db, alarmId(name, subject), { name, subject, data, at: now })
  } catch (error) {
    if (error instanceof Duplicate) return
    throw error
  }
  log('alarm', { alarm: name, subject: hashed(subject) })
}
