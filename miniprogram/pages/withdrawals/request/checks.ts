import type { Draft, Output } from '@shared/contracts'
import { parseYuan } from '@shared/kernel/money'
import { yuan } from '@/format/money'
import { type Channel, maxOf } from '@/format/withdrawals'

type Offer = Output<'withdrawals.offer'>

/** What is typed. Everything is text until it is sent. */
export interface Typed {
  readonly channel: Channel
  readonly amount: string
  readonly realName: string
  readonly account: string
  readonly bank: string
  readonly note: string
}

/** What a withdrawal is measured against: one payer's account, and the limits of the day. */
export interface Measure {
  readonly withdrawableFen: number
  readonly offer: Offer
}

/** What is wrong with the amount; null: nothing. The server checks the same again. */
export function amountProblem({ channel, amount }: Typed, { withdrawableFen, offer }: Measure): string | null {
  const { limits, leftTodayFen } = offer
  const asked = parseYuan(amount)
  if (asked === null) return '请填写金额，最多两位小数'
  if (asked < limits.minFen) return `最低 ${yuan(limits.minFen)} 元`
  if (asked > withdrawableFen) return `可提现 ${yuan(withdrawableFen)} 元`
  if (asked > maxOf(channel, limits)) return `单笔最多 ${yuan(maxOf(channel, limits))} 元，可以分几次提`
  if (asked > leftTodayFen) return `今天还能提 ${yuan(leftTodayFen)} 元`
  return null
}

/** The most that one withdrawal can take now, fen. */
export const mostOf = (channel: Channel, { withdrawableFen, offer }: Measure): number =>
  Math.min(withdrawableFen, maxOf(channel, offer.limits), offer.leftTodayFen)

/** WeChat compares the real name from an amount on; a bank and Alipay always do. */
export const needsRealName = ({ channel, amount }: Typed, { limits }: Offer): boolean =>
  channel !== 'wechat' || (parseYuan(amount) ?? 0) >= limits.realNameFromFen

/** Shapes as in `payeeField` of the contracts; `checks.test.ts` keeps them so. */
const ACCOUNT = /^[0-9A-Za-z@._+-]{5,64}$/
export const REAL_NAME_MAX = 30
export const BANK_MAX = 60
const REAL_NAME_MIN = 2

export interface PayeeProblems {
  readonly realName: string | null
  readonly account: string | null
  readonly bank: string | null
}

/** What is wrong with who is to be paid; a bank wants its branch too, or the transfer comes back. */
export function payeeProblems(typed: Typed, offer: Offer): PayeeProblems {
  const isManual = typed.channel !== 'wechat'
  const name = typed.realName.trim()
  return {
    realName: needsRealName(typed, offer) && name.length < REAL_NAME_MIN ? '请填写真实姓名' : null,
    account: isManual && !ACCOUNT.test(accountOf(typed)) ? '请填写收款账号，不含空格' : null,
    bank: typed.channel === 'bank' && typed.bank.trim() === '' ? '请填写开户行' : null,
  }
}

/** A card's number is often typed in fours. */
const accountOf = ({ account }: Typed): string => account.replace(/\s/g, '')

/** What is sent; null while something is wrong. */
export function draftOf(typed: Typed, payer: string, measure: Measure): Draft<'withdrawals.request'> | null {
  const amountFen = parseYuan(typed.amount)
  const { offer } = measure
  if (amountFen === null || amountProblem(typed, measure) !== null) return null
  if (Object.values(payeeProblems(typed, offer)).some((problem) => problem !== null)) return null
  const { channel } = typed
  const realName = typed.realName.trim()
  const note = typed.note.trim()
  const bank = channel === 'bank' ? typed.bank.trim() : ''
  return {
    payer,
    channel,
    amountFen,
    ...(channel === 'wechat' && needsRealName(typed, offer) ? { realName } : {}),
    ...(channel === 'wechat' ? {} : { payee: { realName, account: accountOf(typed), bank } }),
    ...(note === '' ? {} : { note }),
  }
}
