import type { Parsed } from '@shared/contracts'
import { wasSent, withSent } from '../members/rules'
import type { ActionContext } from '../runtime/context'
import { inputHash } from '../runtime/replay'
import type { ReminderGrants } from './model'
import { reminderGrants } from './repository'
import { grantedAfter } from './rules'
import { loadTemplates } from './templates'

/** The templates that a page may ask WeChat's question for, and what the caller has granted. */
export async function ownReminders({ db, caller }: ActionContext) {
  const [templates, grants] = await Promise.all([loadTemplates(db), reminderGrants.get(db, caller.visitorId)])
  return templates.map(({ reminder, templateId }) => {
    return { reminder, templateId, granted: grants?.granted[templateId] ?? 0 }
  })
}

/**
 * Counts what the person granted to WeChat. In a browser there is nobody whom WeChat could remind, and nothing to count.
 */
export async function grantReminders(input: Parsed<'messages.grantReminders'>, context: ActionContext): Promise<void> {
  const { db, caller } = context
  const { provider, subject: openid } = caller.identity
  if (provider !== 'wechat') return
  const change = { requestId: input.requestId, inputHash: inputHash(input) }
  const templates = await loadTemplates(db)
  const idOf = new Map(templates.map(({ reminder, templateId }) => [reminder, templateId]))
  const answers = input.answers.flatMap(({ reminder, answer }) => {
    const templateId = idOf.get(reminder)
    return templateId === undefined ? [] : [{ templateId, answer }]
  })
  await db.transact(async (tx) => {
    const own = await reminderGrants.get(tx, caller.visitorId)
    if (own !== null && wasSent(own, change)) return
    // A no on another device takes nothing of what was granted on the one that counts.
    if (own !== null && own.openid !== openid && answers.every(({ answer }) => answer !== 'accept')) return
    const before: ReminderGrants = own ?? { openid, granted: {}, sent: [] }
    // Another device's grants are not this openid's, and WeChat would refuse to send by them.
    const granted = grantedAfter(before.openid === openid ? before.granted : {}, answers)
    const grants = { openid, granted, sent: withSent(before, change) }
    if (own === null) await reminderGrants.insert(tx, caller.visitorId, grants)
    else await reminderGrants.patch(tx, caller.visitorId, grants)
  })
}
