import type { Output } from '@shared/contracts'
import { shanghaiParts } from '@shared/kernel/time'
import { exactly } from './date'
import { yuan } from './money'
import type { StateWords } from './orders'

export type Withdrawal = Output<'withdrawals.mine'>['items'][number]
type Offer = Output<'withdrawals.offer'>
export type WithdrawalState = Withdrawal['state']
export type Channel = Withdrawal['channel']

export const CHANNEL_WORDS: Readonly<Record<Channel, { readonly name: string; readonly hint: string }>> = {
  wechat: { name: '微信零钱', hint: '在微信里确认后马上到账' },
  bank: { name: '银行卡', hint: '财务审核后人工打款' },
  alipay: { name: '支付宝', hint: '财务审核后人工打款' },
}

export const WITHDRAWAL_WORDS: Readonly<Record<WithdrawalState, StateWords>> = {
  requested: { text: '已提交', tone: 'wait' },
  reviewing: { text: '审核中', tone: 'wait' },
  paying: { text: '打款中', tone: 'wait' },
  'waiting-user': { text: '待你确认', tone: 'wait' },
  paid: { text: '已到账', tone: 'ok' },
  returned: { text: '已退回', tone: 'bad' },
  failed: { text: '打款失败', tone: 'bad' },
  cancelled: { text: '已取消', tone: 'plain' },
  expired: { text: '已过期', tone: 'bad' },
  rejected: { text: '没有通过', tone: 'bad' },
}

const SAYINGS: Readonly<Record<WithdrawalState, string>> = {
  requested: '正在提交',
  reviewing: '财务正在审核，通过后打款',
  paying: '正在打款，请稍等',
  'waiting-user': '请在微信里确认收款，到期没有确认会退回可提现',
  paid: '钱已经到账',
  returned: '银行退回了这笔钱，已放回可提现',
  failed: '没有打款成功，金额已放回可提现',
  cancelled: '你取消了，金额已放回可提现',
  expired: '没有按时确认收款，金额已放回可提现',
  rejected: '审核没有通过，金额已放回可提现',
}

/** Where a withdrawal stands. `now` only says which year needs no saying. */
export function withdrawalSays(withdrawal: Output<'withdrawals.withdrawal'>, now: number): string {
  const { state, isCancelling, confirmBefore, confirm } = withdrawal
  if (isCancelling && isOpen(state)) return '已申请取消，等微信答复，也可能已经付出'
  // Confirmed already, or too late to be: what comes of it WeChat will say.
  if (state === 'waiting-user' && confirm === null) return '微信正在处理，请过一会儿刷新'
  if (state === 'waiting-user' && confirmBefore !== null)
    return `请在 ${exactly(confirmBefore, now)} 前到微信里确认收款，过时退回可提现`
  return SAYINGS[state]
}

/** While the money is neither paid nor back. */
export const isOpen = (state: WithdrawalState): boolean => OPEN.includes(state)
const OPEN: readonly WithdrawalState[] = ['requested', 'reviewing', 'paying', 'waiting-user']

/** 微信零钱, 银行卡 尾号 1234 */
export const payeeWords = ({ channel, payee }: Pick<Withdrawal, 'channel' | 'payee'>): string =>
  payee === '' ? CHANNEL_WORDS[channel].name : `${CHANNEL_WORDS[channel].name} ${payee}`

/** Most of one withdrawal by this channel, fen. */
export const maxOf = (channel: Channel, { wechatMaxFen, manualMaxFen }: Offer['limits']): number =>
  channel === 'wechat' ? wechatMaxFen : manualMaxFen

/**
 * The limits of a withdrawal before any is broken: 最低 0.30 元，单笔最多 200.00 元，今天还能提 20,000.00 元. What is paid by
 * hand is always reviewed, and its channel says so.
 */
export function limitWords(channel: Channel, { limits, leftTodayFen }: Offer): string {
  const { minFen, reviewFromFen } = limits
  const most = maxOf(channel, limits)
  const words = `最低 ${yuan(minFen)} 元，单笔最多 ${yuan(most)} 元，今天还能提 ${yuan(leftTodayFen)} 元`
  const isReviewed = channel === 'wechat' && reviewFromFen <= most
  return isReviewed ? `${words}，满 ${yuan(reviewFromFen)} 元先由财务审核` : words
}

/** The last `many` months, this one first: 2026-11. */
export function lastMonths(now: number, many: number): string[] {
  const { year, month } = shanghaiParts(now)
  return Array.from({ length: many }, (_, back) => {
    const months = year * 12 + month - 1 - back
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
  })
}
