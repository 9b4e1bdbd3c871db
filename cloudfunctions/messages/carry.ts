import { encodeCursor } from '@shared/kernel/page'
import { customers } from '../bindings/repository'
import { members } from '../members/repository'
import { maskName } from '../members/rules'
import { promoters } from '../promoters/repository'
import type { Context } from '../runtime/context'
import type { Database } from '../runtime/database'
import { derivedId } from '../runtime/derived-id'
import { stepDueRows } from '../runtime/due-rows'
import { Duplicate } from '../runtime/failures'
import { newestPage } from '../runtime/newest-page'
import { remind } from './remind'
import { pageOf, valuesOfLetter } from './reminder-rules'
import { type LetterRow, letters, messageBoxes, messages, reminderGrants } from './repository'
import { isStill, progressAfter, type Step, unreadAt } from './rules'
import { templateFor } from './templates'

/** Customers of one step. */
const BATCH = 50
/** Steps of one letter before another one's turn comes. */
const STEPS_AT_ONCE = 10

/** Task: letters go on where they stand, and whoever asked for it is reminded of those that have arrived. */
export const carryLetters = (context: Context, cursor: string | null): Promise<string | null> =>
  stepDueRows(context, cursor, { rows: letters, by: 'lookAt', batch: 1, step: carryOn })

const STOPPED = { state: 'sent', cursor: null, lookAt: null } as const

async function carryOn(context: Context, letter: LetterRow): Promise<void> {
  // Somebody who was disabled meanwhile writes to nobody more; what has arrived is its readers'.
  const writer = await promoters.get(context.db, letter.promoterId)
  if (writer?.state !== 'active') return letters.patch(context.db, letter._id, STOPPED)
  let at: LetterRow | null = letter
  for (let step = 0; step < STEPS_AT_ONCE && at !== null && at.lookAt !== null && context.db.hasTime(); step += 1) {
    at = await carryStep(context, at)
  }
}

/** The first step, at once; what fails is the job's. */
export async function carryFirst(context: Context, letter: LetterRow): Promise<LetterRow> {
  try {
    return (await carryStep(context, letter)) ?? letter
  } catch (error) {
    context.log('letter.waits', { message: error instanceof Error ? error.message : String(error) })
    return letter
  }
}

/**
 * One batch of readers, and then how far the letter came, in one transaction that holds only where the step began. Messages
 * have ids of their letter and reader: a step that is repeated tells nobody twice, and counts what it finds. Null: somebody
 * else took this step, or the letter is gone.
 */
async function carryStep(context: Context, letter: LetterRow): Promise<LetterRow | null> {
  const { db, now } = context
  const { ids, next } = await readersOf(db, letter)
  const step =
    letter.state === 'sending' ? await deliver(context, letter, ids, next) : await remindAll(context, letter, ids, next)
  return db.transact(async (tx) => {
    const current = await letters.get(tx, letter._id)
    if (current === null || !isStill(letter, current)) return null
    const progress = progressAfter(current, step, now)
    await letters.patch(tx, letter._id, progress)
    return { ...current, ...progress }
  })
}

/** The next customers of those who were the promoter's when it was written, and where the ones after them begin. */
async function readersOf(db: Database, { promoterId, customerId, sentAt, cursor }: LetterRow) {
  if (customerId !== null) return { ids: [customerId], next: null }
  // No id comes before '0': everybody who was bound until then.
  const from = cursor ?? encodeCursor({ at: sentAt + 1, id: '0' })
  const page = await newestPage(customers, db, { where: { promoterId }, by: 'boundAt', cursor: from, size: BATCH })
  return { ids: page.items.map(({ _id }) => _id).filter((id) => id !== promoterId), next: page.cursor }
}

const idOf = ({ _id }: LetterRow, readerId: string): string => derivedId(`letter\n${_id}\n${readerId}`)

/** Which of the readers have it. */
async function arrived(db: Database, letter: LetterRow, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const messageIds = ids.map((id) => idOf(letter, id))
  const found = await messages.find(db, { where: { _id: { in: messageIds } }, limit: messageIds.length })
  return new Set(found.map(({ toId }) => toId))
}

async function deliver(
  { db, now }: Context,
  letter: LetterRow,
  ids: readonly string[],
  next: string | null,
): Promise<Step> {
  if (ids.length === 0) return { delivered: 0, skipped: 0, next }
  const those = { where: { _id: { in: ids } }, limit: ids.length }
  const [boxes, people, had] = await Promise.all([
    messageBoxes.find(db, those),
    members.find(db, those),
    arrived(db, letter, ids),
  ])
  const boxOf = new Map(boxes.map((box) => [box._id, box]))
  const open = people.filter(({ _id, closedAt }) => closedAt === null && !had.has(_id)).map(({ _id }) => _id)
  const wanting = open.filter((id) => !boxOf.get(id)?.isMuted)
  const { promoterId: fromId, title, body, product } = letter
  const said = { kind: 'letter' as const, letterId: letter._id, fromId, title, body, product }
  await Promise.all(
    wanting.map((toId) => {
      const at = unreadAt(now, boxOf.get(toId)?.readUntil ?? null)
      return insertOnce(db, idOf(letter, toId), { ...said, toId, at })
    }),
  )
  return { delivered: had.size + wanting.length, skipped: open.length - wanting.length, next }
}

async function insertOnce(db: Database, id: string, message: Parameters<typeof messages.insert>[2]): Promise<void> {
  try {
    await messages.insert(db, id, message)
  } catch (error) {
    if (!(error instanceof Duplicate)) throw error
  }
}

/** Reminds those of them who granted it; without a template nobody is looked at any more. */
async function remindAll(
  context: Context,
  letter: LetterRow,
  ids: readonly string[],
  next: string | null,
): Promise<Step> {
  const { db } = context
  const template = await templateFor(db, 'letter')
  if (template === null || ids.length === 0) return { delivered: 0, skipped: 0, next: template && next }
  const those = { where: { _id: { in: ids } }, limit: ids.length }
  const [grants, boxes, had, promoter] = await Promise.all([
    reminderGrants.find(db, those),
    messageBoxes.find(db, those),
    arrived(db, letter, ids),
    members.get(db, letter.promoterId),
  ])
  const values = valuesOfLetter(letter, maskName(promoter?.nickname ?? null))
  // Whoever has had enough since it arrived is not called back to it.
  const muted = new Set(boxes.flatMap(({ _id, isMuted }) => (isMuted ? [_id] : [])))
  const willing = grants.filter(
    ({ _id, granted }) => had.has(_id) && !muted.has(_id) && Number(granted[template.templateId]) > 0,
  )
  for (const { _id: toId } of willing) {
    const wish = { toId, reminder: 'letter', values, page: pageOf('letter', '') } as const
    await remind(context, { ...wish, messageId: idOf(letter, toId) })
  }
  return { delivered: 0, skipped: 0, next }
}
