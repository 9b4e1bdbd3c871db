import type { Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import { DAY_MS } from '@shared/kernel/time'
import type { ActionContext } from '../runtime/context'
import type { Store } from '../runtime/database'
import { inputHash } from '../runtime/replay'
import { refuseUnfit } from '../runtime/shown-text'
import type { EntryOf } from '../runtime/table'
import { takeTurn } from '../runtime/turns'
import type { Member } from './model'
import { keepAvatar, members } from './repository'
import { wasSent, withSent } from './rules'

type MemberRow = EntryOf<typeof members>
type Changed = Partial<Pick<Member, 'nickname' | 'avatarFileId' | 'phone'>>
interface Change {
  readonly requestId: string
  readonly inputHash: string
}

/** Nobody has so many phones; each time costs the merchant a fee to WeChat. */
const PHONES_A_DAY = { max: 5, perMs: DAY_MS }

/** What a member says of themselves: a new name, a new picture, or both. */
export async function updateProfile(
  input: Parsed<'members.updateProfile'>,
  context: ActionContext,
): Promise<MemberRow> {
  const { db, caller, files } = context
  const { requestId, nickname, avatarBase64 } = input
  const change = changeOf('members.updateProfile', input)
  const known = await existing(db, caller.visitorId)
  if (avatarBase64 !== undefined) await deleteLeft(context, known)
  if (wasSent(known, change)) return known
  if (nickname !== undefined) await refuseUnfit('nickname', nickname, context)
  const changed: Changed = nickname === undefined ? {} : { nickname }
  if (avatarBase64 !== undefined) {
    changed.avatarFileId = await keepAvatar(files, caller.visitorId, { requestId, avatarBase64 })
  }
  const after = await save(context, change, changed)
  if (avatarBase64 !== undefined) await deleteLeft(context, after)
  return after
}

/** The new picture is theirs by now: an old one that can't be deleted yet is no reason to say otherwise. */
async function deleteLeft({ files, log }: ActionContext, { leftFileId }: Member): Promise<void> {
  if (leftFileId === null) return
  await files.remove(leftFileId).catch((error: unknown) => log('file.left', { message: String(error) }))
}

/**
 * The phone that WeChat vouches for. A code is good once: when WeChat's answer or our own write is lost, the repetition
 * finds the code used up and is told PHONE_CODE_WRONG, which asks the person to press WeChat's button again. A reply that
 * was lost after the write is found in the member instead.
 */
export async function setPhone(input: Parsed<'members.setPhone'>, context: ActionContext): Promise<MemberRow> {
  const { db, caller, now, wechat } = context
  const change = changeOf('members.setPhone', input)
  const known = await existing(db, caller.visitorId)
  if (wasSent(known, change)) return known
  await takeTurn(db, `phone_${caller.visitorId}`, now, PHONES_A_DAY)
  const phone = await wechat.phoneOf(input.code)
  if (phone !== null) return save(context, change, { phone })
  // The same request a moment ago may be what used the code.
  const after = await existing(db, caller.visitorId)
  if (!wasSent(after, change)) throw new Refusal('PHONE_CODE_WRONG')
  return after
}

export const removePhone = (input: Parsed<'members.removePhone'>, context: ActionContext): Promise<MemberRow> =>
  save(context, changeOf('members.removePhone', input), { phone: null })

const changeOf = (action: string, input: { readonly requestId: string }): Change => ({
  requestId: input.requestId,
  inputHash: inputHash({ action, input }),
})

/** Writes it once; what was written before stands as it is. */
const save = ({ db, caller, facts, now }: ActionContext, change: Change, changed: Changed): Promise<MemberRow> =>
  db.transact(async (tx) => {
    const before = await existing(tx, caller.visitorId)
    if (wasSent(before, change)) return before
    const left = changed.avatarFileId === undefined ? {} : { leftFileId: before.avatarFileId }
    const { nickname = before.nickname } = changed
    const isRenamed = nickname !== before.nickname
    const renames = before.renames + (isRenamed ? 1 : 0)
    const written = { ...changed, ...left, renames, sent: withSent(before, change) }
    await members.patch(tx, caller.visitorId, written)
    if (isRenamed) {
      await facts.record(tx, { name: 'member.renamed', subject: caller.visitorId, version: renames, at: now, nickname })
    }
    return { ...before, ...written }
  })

/** The caller as a member; who closed the account meanwhile is none any more. */
async function existing(store: Store, visitorId: string): Promise<MemberRow> {
  const member = await members.get(store, visitorId)
  if (member === null || member.closedAt !== null) throw new Refusal('NOT_REGISTERED')
  return member
}
