import type { Output, Parsed } from '@shared/contracts'
import { members } from '../members/repository'
import { maskName } from '../members/rules'
import { promoters } from '../promoters/repository'
import type { ActionContext } from '../runtime/context'
import type { Database } from '../runtime/database'
import { loadVisitor } from '../visitors/repository'
import { stampOf } from '../visitors/rules'
import type { Decision } from './model'
import { loadTerms } from './online-world'
import { decideOrder } from './rules'

/** A binding holds for every product, so it says nothing about this one; a dye does. */
const DYED: readonly Decision['basis'][] = ['direct', 'indirect', 'last-touch']

/**
 * Who recommended the product: whom an order of it would go to now, by the rules that place it. Nothing is written, so
 * the dyes that the decision would move stay where they are.
 */
export async function recommender(
  input: Parsed<'attribution.recommender'>,
  context: ActionContext,
): Promise<Output<'attribution.recommender'>> {
  const { db, caller } = context
  const { promoter, basis } = await wouldDecide(input, context)
  if (promoter === null || promoter === caller.visitorId || !DYED.includes(basis)) return { recommender: null }
  const name = await activeName(db, promoter)
  return { recommender: name === null ? null : { name } }
}

async function wouldDecide(
  { productId, contentId }: Parsed<'attribution.recommender'>,
  context: ActionContext,
): Promise<Pick<Decision, 'promoter' | 'basis'>> {
  const { db, caller, now } = context
  const [{ visitor }, termsAt] = await Promise.all([
    loadVisitor(db, caller.visitorId),
    // Lock days move the ends of dyes only, and here none is kept.
    loadTerms(context, {
      products: [productId],
      contents: contentId === undefined ? [] : [contentId],
      coupons: [],
      shops: [],
    }),
  ])
  const { at } = stampOf(visitor, now)
  const terms = termsAt(at)
  const channel = contentId === undefined ? null : (terms.world.content(contentId)?.channel ?? null)
  const [decision] = decideOrder(visitor, { t: at, lines: [{ product: productId, channel }] }, terms)
  return decision ?? { promoter: null, basis: 'none' }
}

/** The masked name of a promoter who still promotes; null for one whom the staff disabled. */
async function activeName(db: Database, promoterId: string): Promise<string | null> {
  const [promoter, member] = await Promise.all([promoters.get(db, promoterId), members.get(db, promoterId)])
  return promoter?.state === 'active' && member !== null ? maskName(member.nickname) : null
}
