import { DAY_MS } from '@shared/kernel/time'
import type { Context } from '../runtime/context'
import { Operational } from '../runtime/failures'
import { hashed } from '../runtime/log'
import { bannedPhrases } from '../runtime/phrases'
import { dataOf, type Reminder, type Values } from './reminder-rules'
import { reminderGrants, reminders } from './repository'
import { templateFor } from './templates'

/** Somebody is reminded of a message that they have in the app. */
export interface Reminding {
  readonly messageId: string
  readonly toId: string
  readonly reminder: Reminder
  readonly values: Values
  readonly page: string
}

/** No fact is heard again after so long. */
const KEPT_MS = 40 * DAY_MS

/**
 * Sends one subscribe message if its reader granted one, once at most: the grant is taken first, in one transaction with
 * the row that says so, and whatever happens to the call afterwards, WeChat is not asked a second time. A reminder that
 * was lost is lost; the message is in the app.
 */
export async function remind(context: Context, wish: Reminding): Promise<void> {
  const { db, log, wechat } = context
  const grants = await reminderGrants.get(db, wish.toId)
  if (grants === null || !Object.values(grants.granted).some((left) => left > 0)) return
  const template = await templateFor(db, wish.reminder)
  if (template === null || !(Number(grants.granted[template.templateId]) > 0)) return
  const { templateId } = template
  const data = dataOf(template, wish.values)
  if (bannedPhrases(Object.values(data).join('\n')).length > 0) {
    return log('reminder.withheld', { reminder: wish.reminder, message: hashed(wish.messageId) })
  }
  // Once a grant is taken there is one try, so it must have its time.
  if (!db.hasTime()) throw new Operational('no time left to remind anybody')
  const openid = await take(context, wish, templateId)
  if (openid === null) return
  let outcome: Awaited<ReturnType<typeof wechat.sendReminder>> | 'failed' = 'failed'
  let reason = ''
  try {
    outcome = await wechat.sendReminder({ openid, templateId, page: wish.page, data })
  } catch (error) {
    reason = error instanceof Error ? error.message : String(error)
  }
  const state = outcome === 'sent' || outcome === 'refused' ? outcome : 'failed'
  if (state === 'failed') log('reminder.failed', { reminder: wish.reminder, outcome, reason })
  const isUnused = typeof outcome === 'number'
  await settle(context, wish, { templateId, openid, state, isUnused }).catch((error: unknown) =>
    log('reminder.unsettled', { message: String(error) }),
  )
}

/** Takes one grant for this message; null when there is none, or one was taken for it before. */
async function take({ db, now, entropy }: Context, { messageId, toId }: Reminding, templateId: string) {
  // By it a transaction whose answer was lost knows its own row again.
  const takenBy = entropy.id()
  return db.transact(async (tx) => {
    const known = await reminders.get(tx, messageId)
    const own = await reminderGrants.get(tx, toId)
    if (own === null) return null
    if (known !== null) return known.takenBy === takenBy ? own.openid : null
    const left = own.granted[templateId] ?? 0
    if (left < 1) return null
    await reminderGrants.patch(tx, toId, { granted: { ...own.granted, [templateId]: left - 1 } })
    await reminders.insert(tx, messageId, { templateId, takenBy, state: 'taken', at: now, expiresAt: now + KEPT_MS })
    return own.openid
  })
}

interface Settled {
  readonly templateId: string
  readonly openid: string
  readonly state: 'sent' | 'refused' | 'failed'
  /** WeChat took the template, the page or the values for none, so the grant is still there. */
  readonly isUnused: boolean
}

/** Writes down what came of it. Somebody of whom WeChat knows no grant has none, whatever we counted; one that was not used is given back. */
const settle = ({ db }: Context, { messageId, toId }: Reminding, { templateId, openid, state, isUnused }: Settled) =>
  db.transact(async (tx) => {
    // Written down already by a run whose answer was lost: nothing is given back twice.
    if ((await reminders.get(tx, messageId))?.state !== 'taken') return
    const own = state === 'refused' || isUnused ? await reminderGrants.get(tx, toId) : null
    // What another device granted meanwhile is not what WeChat spoke of.
    if (own?.openid === openid) {
      const left = isUnused ? (own.granted[templateId] ?? 0) + 1 : 0
      await reminderGrants.patch(tx, toId, { granted: { ...own.granted, [templateId]: left } })
    }
    await reminders.patch(tx, messageId, { state })
  })
