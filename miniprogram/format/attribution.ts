import type { Output } from '@shared/contracts'
import { DAY_MS } from '@shared/kernel/time'
import { clockTime, shortDay } from './date'
import { nameOf } from './names'

type Why = Output<'attribution.why'>
type Because = NonNullable<Why['because']>
export type Rejected = Why['rejected'][number]
type Kind = NonNullable<Because['kind']>
export type Basis = Why['basis']
export type Reason = Rejected['reason']

/** What somebody opened. */
const KIND_WORDS: Readonly<Record<Kind, string>> = {
  product: '商品卡',
  live: '直播间',
  video: '短视频',
  article: '图文',
  coupon: '优惠券',
  shop: '店铺首页',
  miniprogram: '小程序',
  register: '注册页',
}

/** By what a line was decided, in a word or two. */
const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  direct: '直接染色',
  indirect: '间接染色',
  'last-touch': '最后一次进入',
  bound: '注册绑定',
  none: '没有归属',
}

/** What that means. `{who}` is whom it went to. */
const BASIS_SENTENCES: Readonly<Record<Basis, string>> = {
  direct: '买家下单前，最近一次是从{who}的分享看到这个商品，或进到卖它的频道，所以归{who}。',
  indirect: '没有人分享过这个商品给买家，但买家最近从{who}的分享看过同一家店的商品，所以归{who}。',
  'last-touch': '买家最后一次有效进入这家店，走的是{who}的分享，而且还在有效期内，所以归{who}。',
  bound: '买家注册时绑定了{who}，之后的订单都归{who}。',
  none: '没有符合规则的分享，所以不归任何推客。',
}

/** Why something else did not count: straight after a count (另有 1 位推客较早) and beside what it was. */
const REASON_WORDS: Readonly<Record<Reason, { readonly short: string; readonly sentence: string }>> = {
  expired: { short: '已过有效期', sentence: '下单时已过有效期' },
  older: { short: '较早', sentence: '后来又从别的分享进入，以后来的为准' },
  'indirect-under-direct': { short: '只算间接染色', sentence: '只是同一家店的间接染色，让位给直接染色' },
  'not-promoted': { short: '，商品没有开推广', sentence: '商品当时没有开推广' },
  'minted-elsewhere': { short: '，分享不是在推客里生成的', sentence: '分享不是在推客里生成的' },
  'minted-before-registration': { short: '，生成分享时还不是推客', sentence: '生成这个分享时还不是推客' },
  'forwarded-content': { short: '，内容被别人转发过', sentence: '直播、短视频和图文被别人转发后不再计入' },
  'kind-not-covered': { short: '，这种分享不算', sentence: '规则不计入这种分享' },
}

/** Rulesets that ship with the product; another one goes by its own name. */
const RULESET_WORDS: Readonly<Record<string, string>> = {
  'alliance-2024': '优选联盟带货机构',
  'tuike-2025': '微信推客',
  referral: '注册绑定',
}

export const basisWords = (basis: Basis): string => BASIS_WORDS[basis]
export const rulesetWords = (name: string): string => RULESET_WORDS[name] ?? name

interface Whose {
  readonly isMine: boolean
  readonly promoterName: string | null
}

/** Whose something is: 你, a masked name for the staff, and for promoters nobody by name. */
const whose = ({ isMine, promoterName }: Whose): string =>
  isMine ? '你' : promoterName === null ? '另一位推客' : nameOf(promoterName)

/** What decided, in a sentence. */
export function basisSentence({ basis, isMine, because }: Why): string {
  const who = whose({ isMine, promoterName: because?.promoterName ?? null })
  return BASIS_SENTENCES[basis].split('{who}').join(who)
}

/** To whom it went: the page's headline. */
export function verdict({ basis, isMine, because }: Why): string {
  if (basis === 'none') return '这件商品不归任何推客'
  return `这件商品归${whose({ isMine, promoterName: because?.promoterName ?? null })}`
}

/** What led here: 打开你的商品卡, 用你的推荐码注册. */
export function cause(because: Because): string {
  const who = whose(because)
  if (because.boundBy === 'code') return `用${who}的推荐码注册`
  const kind = because.kind === null ? '分享' : KIND_WORDS[because.kind]
  return because.boundBy === 'share' ? `从${who}的${kind}注册` : `打开${who}的${kind}`
}

/** What else there was: 打开另一位推客的直播间. */
export const otherCause = (rejected: Rejected): string =>
  `打开${whose(rejected)}的${rejected.kind === null ? '分享' : KIND_WORDS[rejected.kind]}`

export const reasonSentence = (reason: Reason): string => REASON_WORDS[reason].sentence

/** How long it holds: 30 天内有效，到 12-20. Null where the record has no end. `now` only says which year needs no saying. */
export function validity(at: number, until: number, now: number): string {
  const days = (until - at) / DAY_MS
  const end = shortDay(until, now)
  // An end that was moved by another visit or an order is not a number of days from this one.
  return Number.isInteger(days) ? `${days} 天内有效，到 ${end}` : `有效到 ${end} ${clockTime(until)}`
}

/**
 * The others at a glance: 另有 1 位推客较早，未计入. Without names nobody can tell two promoters from two visits of one,
 * so only a single one is counted as a person.
 */
export function otherCounts(rejected: readonly Rejected[]): string[] {
  const groups = new Map<string, Rejected[]>()
  for (const one of rejected) {
    const key = `${one.isMine} ${one.reason}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { short } = REASON_WORDS[first.reason]
    const many = first.isMine ? `你的另 ${group.length} 次分享` : `另有 ${group.length} 次打开`
    const one = first.isMine ? '你的另 1 次分享' : '另有 1 位推客'
    return [`${group.length === 1 ? one : many}${short}，未计入`]
  })
}
