import type { Parsed } from '@shared/contracts'
import { PITCHES_MAX } from '@shared/contracts/pitches'
import { Refusal } from '@shared/kernel/errors'
import { carriedOut, writeAudit } from '../runtime/audit'
import type { ActionContext } from '../runtime/context'
import type { Store } from '../runtime/database'
import { derivedId } from '../runtime/derived-id'
import { refuseBanned } from '../runtime/phrases'
import { PITCHES_ID, type Pitch } from './model'
import { pitches } from './repository'
import { arranged, unknownBlank } from './rules'

/** The merchant's texts in their order; none before there are some. One read. */
export const allPitches = async (store: Store): Promise<readonly Pitch[]> =>
  (await pitches.get(store, PITCHES_ID))?.pitches ?? []

/** Adds a text at the end, or changes one where it stands. A new one's id is made of the request. */
export async function savePitch(input: Parsed<'pitches.save'>, context: ActionContext): Promise<Pitch> {
  const { requestId, place, name, text, isOn } = input
  refuseBanned('name', name)
  refuseBanned('text', text)
  const blank = unknownBlank(text)
  if (blank !== null) throw new Refusal('PITCH_BLANK_UNKNOWN', { field: 'text', blank })
  const pitchId = input.pitchId ?? derivedId(`${context.caller.visitorId}\n${requestId}`)
  const saved = { pitchId, place, name, text, isOn }
  await change('pitches.save', pitchId, input, context, (known) => {
    if (input.pitchId === undefined) {
      if (known.length >= PITCHES_MAX) throw new Refusal('PITCHES_FULL')
      return [...known, saved]
    }
    if (!known.some((pitch) => pitch.pitchId === pitchId)) throw new Refusal('NOT_FOUND', { field: 'pitchId' })
    return known.map((pitch) => (pitch.pitchId === pitchId ? saved : pitch))
  })
  return saved
}

/** All texts in a new order. Somebody who arranges others than there are has an old list before them: CONFLICT. */
export const arrangePitches = (input: Parsed<'pitches.arrange'>, context: ActionContext): Promise<readonly Pitch[]> =>
  change('pitches.arrange', PITCHES_ID, input, context, (known) => {
    const after = arranged(known, input.pitchIds)
    if (after === null) throw new Refusal('CONFLICT', { field: 'pitchIds' })
    return after
  })

export async function removePitch(input: Parsed<'pitches.remove'>, context: ActionContext): Promise<void> {
  await change('pitches.remove', input.pitchId, input, context, (known) => {
    const after = known.filter(({ pitchId }) => pitchId !== input.pitchId)
    if (after.length === known.length) throw new Refusal('NOT_FOUND', { field: 'pitchId' })
    return after
  })
}

/** One change of the one document, once a request and written down. Answers how the texts stand; a repetition, how they stand now. */
function change(
  action: string,
  subject: string,
  input: { readonly requestId: string },
  { db, caller, now }: ActionContext,
  decide: (known: readonly Pitch[]) => readonly Pitch[],
): Promise<readonly Pitch[]> {
  const made = { actorId: caller.visitorId, requestId: input.requestId, action, input }
  return db.transact(async (tx) => {
    const saved = await pitches.get(tx, PITCHES_ID)
    const known = saved?.pitches ?? []
    if ((await carriedOut(tx, made)) !== null) return known
    const after = decide(known)
    const record = { pitches: [...after], changedAt: now }
    if (saved === null) await pitches.insert(tx, PITCHES_ID, record)
    else await pitches.patch(tx, PITCHES_ID, record)
    const words = { before: JSON.stringify(told(known, subject)), after: JSON.stringify(told(after, subject)) }
    await writeAudit(tx, made, { subject, reason: '', ...words, at: now })
    return after
  })
}

/** What the audit keeps: the one text that the change is about, or the order of all. */
const told = (all: readonly Pitch[], subject: string) =>
  subject === PITCHES_ID ? all.map(({ pitchId }) => pitchId) : (all.find(({ pitchId }) => pitchId === subject) ?? null)
