import { DAY_MS } from '@shared/kernel/time'
import {
  DYES_MAX,
  type Dye,
  type LostVisit,
  type MintedShare,
  type Place,
  type Reason,
  type Ruleset,
  type Slot,
  type TargetRule,
  type Terms,
  type Visit,
  type VisitorState,
  type World,
} from './model'
import { dropExpired, flawOfShare, keepLost, lostDye, noteEnd } from './rules'

/**
 * Writes a visit into the visitor's state. Every ruleset in force sees it and keeps its own dyes; a visit in a session
 * that no share opened, or through a share that is not known, changes no dye.
 */
export function recordVisit(state: VisitorState, visit: Visit, terms: Terms): void {
  dropExpired(state, visit.t, terms.keepsLost)
  state.visitsTotal += 1
  if (visit.share === null) return
  const share = terms.world.share(visit.share)
  if (share === undefined) return
  const place = placeOf(share, terms.world)
  for (const { rules, dyesVisitors } of terms.rulesets) {
    if (!dyesVisitors) continue
    const rule = rules.targets[share.kind]
    const reason = whyLost(rules, rule, share, place, visit)
    if (reason !== null) {
      if (terms.keepsLost) keepLost(state, lostVisit(rules, state, visit, share, reason, place))
    } else if (rule !== undefined && place !== undefined) {
      const page = pageOf(rule, visit, terms.world)
      if (isCovered(rule, place, page)) dyeAll(state, rules, rule, visit, share, place, page, terms)
    }
  }
}

/** The share's target as it is at the visit; the kind that the share names rules, whatever the content's own kind. */
function placeOf({ kind, target: id }: MintedShare, world: World): Place | undefined {
  switch (kind) {
    case 'product':
      return world.product(id)
    case 'live':
    case 'video':
    case 'article':
      return world.content(id)
    case 'coupon':
      return world.coupon(id)
    case 'shop':
      return { id, shop: id }
    default:
      return undefined
  }
}

/** Why a visit that a known share opened dyes nobody under these rules; null when nothing speaks against it. */
function whyLost(
  rules: Ruleset,
  rule: TargetRule | undefined,
  share: MintedShare,
  place: Place | undefined,
  visit: Visit,
): Reason | null {
  if (rule === undefined) return 'kind-not-covered'
  const flaw = flawOfShare(rules, share)
  if (flaw !== null) return flaw
  if (rule.forwarded === 'lost' && visit.forwardedBy !== undefined && visit.forwardedBy !== null)
    return 'forwarded-content'
  if (rule.plan === 'needed' && place?.promoted !== true) return 'not-promoted'
  return null
}

/** The product of the page, where the rule asks for one that is listed. */
function pageOf(rule: TargetRule, { page }: Visit, world: World): Place | undefined {
  const isAsked = rule.page !== 'any' || rule.dyes.includes('product')
  return isAsked && page.kind === 'product' ? world.product(page.id) : undefined
}

/** Whether the page is one that the rule dyes for. A page that is not is no candidate, and nobody has lost. */
const isCovered = (rule: TargetRule, place: Place, page: Place | undefined): boolean =>
  rule.page === 'any' || (page?.promoted === true && page.shop === place.shop)

function dyeAll(
  state: VisitorState,
  rules: Ruleset,
  rule: TargetRule,
  visit: Visit,
  share: MintedShare,
  place: Place,
  page: Place | undefined,
  { world, keepsLost }: Terms,
): void {
  const endsAt = visit.t + world.lockDays(place.shop)[rule.row].click * DAY_MS
  let list = state.dyes[rules.name]
  if (list === undefined) {
    list = []
    state.dyes[rules.name] = list
  }
  const promoter = share.promoter.id
  for (const on of rule.dyes) {
    const key = keyOn(on, page, place)
    if (key === undefined) continue
    let dye = find(list, on, key)
    let endsLast = endsAt
    if (dye === undefined) {
      if (list.length >= DYES_MAX) list.splice(firstToEnd(list), 1)
      dye = { on, key, promoter, share: '', kind: share.kind, shop: '', visit: 0, visitedAt: 0, endsAt, extensions: 0 }
      list.push(dye)
    } else if (dye.promoter !== promoter) {
      if (keepsLost) keepLost(state, lostDye(rules.name, dye, 'older'))
      dye.promoter = promoter
      dye.extensions = 0
    } else if (rules.chain.reentry === 'later-end') {
      // The chain goes on, with the extensions that it has used.
      endsLast = Math.max(dye.endsAt, endsAt)
    } else {
      dye.extensions = 0
    }
    dye.share = share.id
    dye.kind = share.kind
    dye.shop = place.shop
    dye.visit = state.visitsTotal
    dye.visitedAt = visit.t
    dye.endsAt = endsLast
    noteEnd(state, endsLast)
  }
}

function keyOn(on: Slot, page: Place | undefined, place: Place): string | undefined {
  if (on === 'product') return page?.id
  return on === 'shop' ? place.shop : place.channel
}

function find(list: readonly Dye[], on: Slot, key: string): Dye | undefined {
  for (const dye of list) if (dye.key === key && dye.on === on) return dye
  return undefined
}

/** The dye that a new key beyond the limit drops: the one that ends first, of equals the older visit's. */
function firstToEnd(list: readonly Dye[]): number {
  const rank = (one: Dye, other: Dye) => one.endsAt - other.endsAt || one.visit - other.visit
  return list.reduce((least, dye, at) => (rank(dye, list[least] ?? dye) < 0 ? at : least), 0)
}

/** It is told for the lines that it would have lain on; for all of them where its target belongs to no shop. */
function lostVisit(
  rules: Ruleset,
  { visitsTotal }: VisitorState,
  { t }: Visit,
  { id, promoter, kind }: MintedShare,
  reason: Reason,
  place: Place | undefined,
): LostVisit {
  const isOnChannel = place?.channel !== undefined && rules.targets[kind]?.dyes.includes('channel') === true
  return {
    ruleset: rules.name,
    reason,
    promoter: promoter.id,
    share: id,
    kind,
    visit: visitsTotal,
    visitedAt: t,
    on: place === undefined ? null : isOnChannel ? 'channel' : 'shop',
    key: (isOnChannel ? place?.channel : place?.shop) ?? null,
  }
}
