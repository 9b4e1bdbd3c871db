import type { Output } from '@shared/contracts'
import { formatPercent, ppm } from '@shared/kernel/rates'
import type { PageName, Query } from '@/api/navigate'
import { count } from './counts'
import { clockTime, exactly, shortDay } from './date'
import { yuan } from './money'

type Mine = Output<'statistics.mine'>
type Figures = Omit<Output<'statistics.shares'>['items'][number], 'code' | 'lastAt'>
export type Period = '1' | '7' | '30'
export type Hint = Mine['hint']
type Kind = Figures['kind']

export const PERIODS: readonly { readonly text: string; readonly value: Period }[] = [
  { text: '今日', value: '1' },
  { text: '7 日', value: '7' },
  { text: '30 日', value: '30' },
]

/** What a figure counts, in one line each. */
export interface Definition {
  readonly label: string
  readonly text: string
}

export const MONEY_DEFINITIONS: readonly Definition[] = [
  { label: '可提现', text: '已经结算、还没提走的佣金，随时可以提现' },
  { label: '冻结', text: '买家已付款，等确认收货、过了售后期再结算的佣金' },
  { label: '提现中', text: '已经申请、还没到账的提现' },
  { label: '已提现', text: '已经到账的提现，累计' },
]

export const COUNT_DEFINITIONS: readonly Definition[] = [
  { label: '点击', text: '朋友从你的分享进入页面的次数' },
  { label: '人数', text: '点击的人里，不同的有几位' },
  { label: '链接打开', text: '推广链接被打开的次数，打开后没有进入页面的也算' },
  { label: '注册', text: '凭你的链接或推荐码注册、成为你客户的人数' },
  { label: '付费', text: '买过归你的商品的人数，全额退款的不算' },
  { label: '订单', text: '归你的订单数，按付款那天算' },
  { label: '成交', text: '归你的商品实付，减去退款' },
]

/** How fresh the numbers are, seen from `now` (epoch ms). */
export function freshness(asOf: number | null, now: number): string {
  if (asOf === null) return '还在统计，稍后再来看'
  const at = shortDay(asOf, now) === shortDay(now, now) ? clockTime(asOf) : exactly(asOf, now)
  return `每 5 分钟更新 · 截至 ${at}`
}

/** What the chart can draw of a day. `least`: the smallest step between two of its lines, a yuan where it is money. */
export interface Curve {
  readonly name: string
  readonly least: number
  readonly of: (day: Mine['trend'][number]) => number
  readonly words: (value: number) => string
}
export type CurveName = 'visits' | 'registrations' | 'paid'

export const CURVES: Readonly<Record<CurveName, Curve>> = {
  visits: { name: '点击', least: 1, of: ({ visits }) => visits, words: count },
  registrations: { name: '注册', least: 1, of: ({ registrations }) => registrations, words: count },
  paid: { name: '成交', least: 100, of: ({ paidFen }) => paidFen, words: (value) => `¥${yuan(value)}` },
}

export interface Step {
  readonly name: string
  readonly people: number
  /** How long its bar is, in percent of the longest. */
  readonly length: number
  /** How many of the step before came as far, in words; null where nobody could be counted by it. */
  readonly rate: string | null
}

/** From clicking over registering to paying, in people. */
export function funnelOf({ visitors, registrations, payers }: Mine['total']): readonly Step[] {
  const longest = Math.max(visitors, registrations, payers)
  const step = (name: string, people: number, before: number | null): Step => ({
    name,
    people,
    length: longest === 0 ? 0 : Math.ceil((people * 100) / longest),
    rate: before === null ? null : rateWords(people, before),
  })
  return [step('点击', visitors, null), step('注册', registrations, visitors), step('付费', payers, registrations)]
}

/**
 * Whole percent. Null when there was nobody before, or fewer than came after: who registered by a typed code never clicked,
 * and who pays today may have registered last month.
 */
function rateWords(people: number, before: number): string | null {
  if (before === 0 || people > before) return null
  if (people > 0 && people * 100 < before) return '不到 1%'
  return `${Math.floor((people * 100) / before)}%`
}

/** What the numbers suggest, and the one thing to do about it. Null suggests nothing. */
export interface Advice {
  readonly text: string
  readonly action: string
  readonly page: PageName
  readonly query?: Query
}
const ADVICE: Readonly<Record<Hint, (tag: string | null) => Advice | null>> = {
  'share-more': () => ({ text: '点击还不多：多分享到几个地方试试', action: '去推广', page: 'pickShare' }),
  'few-registrations': () => ({
    ...{ text: '点击多、注册少：试试换张海报', action: '换张海报' },
    ...{ page: 'poster', query: { kind: 'register' } },
  }),
  'few-payers': () => ({ text: '注册多、付费少：给客户介绍几件好货', action: '群发消息', page: 'letters' }),
  'best-channel': (tag) => ({
    text: tag === null ? '有一个渠道成交特别好：可以多去那里分享' : `「${tag}」成交最好：可以多去那里分享`,
    action: '看渠道',
    page: 'shareFigures',
  }),
  nothing: () => null,
}
export const adviceOf = ({ hint, bestTag }: Pick<Mine, 'hint' | 'bestTag'>): Advice | null => ADVICE[hint](bestTag)

/** What an order of one's own customer earns: 返佣 10%. */
export function cashbackWords({ rate, paidIn }: NonNullable<Output<'attribution.referral'>['referral']>): string {
  return `返佣 ${formatPercent(ppm(rate))}%${paidIn === 'points' ? ' 积分' : ''}`
}

/** What a share points to, where that has no title of its own. */
const KIND_WORDS: Readonly<Record<Kind, string>> = {
  product: '商品',
  live: '直播间',
  video: '短视频',
  article: '图文',
  coupon: '优惠券',
  shop: '店铺',
  miniprogram: '小程序首页',
  register: '注册邀请',
}
export const shareTitle = ({ title, kind }: Pick<Figures, 'title' | 'kind'>): string =>
  title === '' ? KIND_WORDS[kind] : title
