/**
 * The accounts of spec/money.md, "Accounts and postings, exactly". An account is a name; its unit is fen unless it stands
 * in a points program. Accounts of users, and what an agency may take out, keep a balance document, because ⊕ and ⊖ need
 * it; all others are summed from their postings, so that no payment waits for a shared document.
 */
export interface Account {
  readonly name: string
  /** Whose points they are; null: fen. */
  readonly program: string | null
  /** Where its balance stands; null: nowhere, it is summed. */
  readonly kept: Place | null
  /** What its balance may be. */
  readonly sign: 'any' | 'not-negative' | 'not-positive'
}

/** A field of a balance document. */
export interface Place {
  /** The document's id. */
  readonly owner: string
  readonly field: string
  /** The person or the agency whose balances are found together. */
  readonly holder: string
}

/** An account and what its owner owes beside it: what ⊕ and ⊖ work on. */
export interface Purse {
  readonly main: Account
  readonly debt: Account
}

/** Who owes a promoter: the merchant of an own mall, WeChat (it pays by itself), or an agency by its id. */
export type Payer = 'merchant' | 'wechat' | (string & {})

const house = (name: string, program: string | null, sign: Account['sign']): Account => {
  return { name, program, kept: null, sign }
}
const kept = (place: Place, name: string, program: string | null): Account => {
  return { name, program, kept: place, sign: place.field === 'debt' ? 'not-positive' : 'not-negative' }
}

export const BUYERS = house('buyers', null, 'not-positive')
export const merchant = (shopId: string): Account => house(`merchant:${shopId}`, null, 'any')
export const clearing = (program: string): Account => house(`clearing:${program}`, null, 'any')
export const issuer = (program: string): Account => house(`issuer:${program}`, program, 'any')
export const redeemed = (program: string): Account => house(`redeemed:${program}`, program, 'not-negative')
export const held = (orderId: string, program: string): Account => house(`hold:${orderId}`, program, 'not-negative')
export const escrow = (couponId: string, program: string): Account =>
  house(`escrow:${couponId}`, program, 'not-negative')

export const promoterOwner = (payer: Payer, promoterId: string): string => `promoter_${payer}_${promoterId}`
export const PROMOTER_FIELDS = ['frozen', 'available', 'withdrawing', 'paid', 'debt'] as const
export type PromoterField = (typeof PROMOTER_FIELDS)[number]
export const promoter = (payer: Payer, promoterId: string, field: PromoterField): Account =>
  kept(
    { owner: promoterOwner(payer, promoterId), field, holder: promoterId },
    `promoter:${payer}:${promoterId}:${field}`,
    null,
  )
export const promoterPurse = (payer: Payer, promoterId: string): Purse => {
  return { main: promoter(payer, promoterId, 'available'), debt: promoter(payer, promoterId, 'debt') }
}

export const agencyOwner = (agencyId: string): string => `agency_${agencyId}`
/** Every payment adds to it, so it keeps no balance. */
export const agencyFrozen = (agencyId: string): Account => house(`agency:${agencyId}:frozen`, null, 'not-negative')
export const agency = (agencyId: string, field: 'available' | 'paid' | 'debt'): Account =>
  kept({ owner: agencyOwner(agencyId), field, holder: agencyId }, `agency:${agencyId}:${field}`, null)
export const agencyPurse = (agencyId: string): Purse => {
  return { main: agency(agencyId, 'available'), debt: agency(agencyId, 'debt') }
}

export const pointsOwner = (program: string, userId: string): string => `points_${program}_${userId}`
const pointsPlace = (program: string, userId: string, field: 'points' | 'frozen' | 'debt'): Place => {
  return { owner: pointsOwner(program, userId), field, holder: userId }
}
export const userPoints = (program: string, userId: string): Account =>
  kept(pointsPlace(program, userId, 'points'), `points:${program}:${userId}`, program)
export const frozenPoints = (program: string, promoterId: string): Account =>
  kept(pointsPlace(program, promoterId, 'frozen'), `points-frozen:${program}:${promoterId}`, program)
export const pointsPurse = (program: string, userId: string): Purse => {
  const debt = kept(pointsPlace(program, userId, 'debt'), `points-debt:${program}:${userId}`, program)
  return { main: userPoints(program, userId), debt }
}

/**
 * What the balance document `owner` of `holder` is about: a promoter's account with a payer, or a person's points in a
 * program. Null for an agency's.
 */
export function readOwner(
  owner: string,
  holder: string,
): { readonly kind: 'promoter'; readonly payer: Payer } | { readonly kind: 'points'; readonly program: string } | null {
  const about = (prefix: string) => owner.slice(prefix.length, -`_${holder}`.length)
  if (owner.startsWith('promoter_')) return { kind: 'promoter', payer: about('promoter_') }
  return owner.startsWith('points_') ? { kind: 'points', program: about('points_') } : null
}
