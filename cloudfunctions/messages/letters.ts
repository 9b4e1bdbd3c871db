import type { Parsed } from '@shared/contracts'
import { LETTERS_TO_ALL_A_DAY, LETTERS_TO_ONE_A_DAY, LETTERS_TO_SAME_A_DAY } from '@shared/contracts/messages'
import { Refusal } from '@shared/kernel/errors'
import { DAY_MS, MINUTE_MS } from '@shared/kernel/time'
import { customers } from '../bindings/repository'
import { products } from '../catalog/repository'
import { members } from '../members/repository'
import { promoters } from '../promoters/repository'
import type { ActionContext } from '../runtime/context'
import type { Store } from '../runtime/database'
import { derivedId } from '../runtime/derived-id'
import { refuseBanned } from '../runtime/phrases'
import { inputHash, isReplay } from '../runtime/replay'
import { refuseUnfit } from '../runtime/shown-text'
import { takeTurnIn } from '../runtime/turns'
import { carryFirst } from './carry'
import type { Letter } from './model'
import { type LetterRow, letters, messageBoxes } from './repository'

type Input = Parsed<'messages.sendLetter'>

/** The job leaves a letter's first step to the request that wrote it. */
const FIRST_STEP_MS = MINUTE_MS

/**
 * Writes a letter to one of the caller's customers, or to all of them, and carries it as far as one step goes; the rest is
 * the job's. What is refused takes no turn.
 */
export async function sendLetter(input: Input, context: ActionContext): Promise<LetterRow> {
  const { db, caller, now } = context
  const letterId = derivedId(`letter\n${caller.visitorId}\n${input.requestId}`)
  // Looked at once before WeChat is asked, and again inside the transaction.
  const first = await look(db, letterId, input, caller.visitorId)
  if ('known' in first) return first.known
  if (input.customerId === undefined) await refuseNobody(context)
  refuseBanned('title', input.title)
  // As it is read, so that nothing hides by standing half in the one and half in the other.
  await refuseUnfit('body', `${input.title}\n${input.body}`, context, 'letter')
  const { letter, isNew } = await db.transact(async (tx) => {
    const found = await look(tx, letterId, input, caller.visitorId)
    if ('known' in found) return { letter: found.known, isNew: false }
    await takeTurns(tx, caller.visitorId, input.customerId, now)
    const made = letterOf(input, found.product, caller.visitorId, now)
    await letters.insert(tx, letterId, made)
    return { letter: { _id: letterId, ...made }, isNew: true }
  })
  return isNew ? carryFirst(context, letter) : letter
}

type Found = { readonly known: LetterRow } | { readonly product: Letter['product'] }

/** What this very request wrote before, if it did; else what the letter needs, with a refusal thrown. */
async function look(store: Store, letterId: string, input: Input, promoterId: string): Promise<Found> {
  const known = await letters.get(store, letterId)
  if (known !== null && isReplay(known, input)) return { known }
  if ((await promoters.get(store, promoterId))?.state !== 'active') throw new Refusal('PROMOTER_DISABLED')
  if (input.customerId !== undefined) await refuseStranger(store, input.customerId, promoterId)
  if (input.productId === undefined) return { product: null }
  const product = await products.get(store, input.productId)
  if (product === null) throw new Refusal('NOT_FOUND')
  if (product.state !== 'on-sale') throw new Refusal('OFF_SALE')
  return { product: { productId: product._id, title: product.title } }
}

/** Another's customer is told apart from nobody by nothing. */
async function refuseStranger(store: Store, customerId: string, promoterId: string): Promise<void> {
  if ((await customers.get(store, customerId))?.promoterId !== promoterId) throw new Refusal('NOT_FOUND')
  if ((await members.get(store, customerId))?.closedAt !== null) throw new Refusal('NOT_FOUND')
  if ((await messageBoxes.get(store, customerId))?.isMuted) throw new Refusal('LETTERS_MUTED')
}

async function refuseNobody({ db, caller }: ActionContext): Promise<void> {
  const where = { promoterId: caller.visitorId }
  const found = await customers.find(db, { where, newestFirst: { by: 'boundAt' }, limit: 1 })
  if (found.length === 0) throw new Refusal('NO_CUSTOMERS')
}

async function takeTurns(tx: Store, promoterId: string, customerId: string | undefined, now: number): Promise<void> {
  const turns: readonly (readonly [key: string, max: number])[] =
    customerId === undefined
      ? [[`letters-all_${promoterId}`, LETTERS_TO_ALL_A_DAY]]
      : [
          [`letters-one_${promoterId}`, LETTERS_TO_ONE_A_DAY],
          [`letters-same_${promoterId}_${customerId}`, LETTERS_TO_SAME_A_DAY],
        ]
  for (const [key, max] of turns) await takeTurnIn(tx, key, now, { max, perMs: DAY_MS })
}

function letterOf(input: Input, product: Letter['product'], promoterId: string, now: number): Letter {
  const { requestId, customerId = null, title, body } = input
  return {
    ...{ promoterId, customerId, title, body, product, requestId, inputHash: inputHash(input) },
    ...{ state: 'sending', sentAt: now, lookAt: now + FIRST_STEP_MS, cursor: null, delivered: 0, skipped: 0 },
  }
}
