import type { Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import { carriedOut, writeAudit } from '../runtime/audit'
import type { ActionContext } from '../runtime/context'
import type { Store } from '../runtime/database'
import { type ReminderTemplate, reminderTemplatesRecord, TEMPLATES_ID } from './model'
import { canFill, type Reminder } from './reminder-rules'
import { reminderTemplates } from './repository'

/** WeChat's templates as the merchant chose them, at most one a reminder. */
export const loadTemplates = async (store: Store): Promise<ReminderTemplate[]> =>
  (await reminderTemplates.get(store, TEMPLATES_ID))?.templates ?? []

export const templateFor = async (store: Store, reminder: Reminder): Promise<ReminderTemplate | null> =>
  (await loadTemplates(store)).find((template) => template.reminder === reminder) ?? null

/** Replaces all of them. INVALID_INPUT for a template that asks for what its reminder can't say. */
export function setTemplates(input: Parsed<'messages.setTemplates'>, { db, caller, now }: ActionContext) {
  const { templates, requestId } = input
  if (!templates.every(canFill)) throw new Refusal('INVALID_INPUT', { field: 'templates' })
  const change = { actorId: caller.visitorId, requestId, action: 'messages.setTemplates', input }
  return db.transact(async (tx) => {
    const done = await carriedOut(tx, change)
    if (done !== null) return { items: templatesOf(done.after) }
    const before = await reminderTemplates.get(tx, TEMPLATES_ID)
    if (before === null) await reminderTemplates.insert(tx, TEMPLATES_ID, { templates, changedAt: now })
    else await reminderTemplates.patch(tx, TEMPLATES_ID, { templates, changedAt: now })
    const said = { before: JSON.stringify(before?.templates ?? []), after: JSON.stringify(templates) }
    await writeAudit(tx, change, { subject: TEMPLATES_ID, reason: '', ...said, at: now })
    return { items: templates }
  })
}

const templatesOf = (said: string) => reminderTemplatesRecord.shape.templates.parse(JSON.parse(said))
