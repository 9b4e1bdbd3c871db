import type { Output } from '@shared/contracts'
import { fen, subFen, sumFen } from '@shared/kernel/money'
import { shanghaiParts } from '@shared/kernel/time'
import { count } from './counts'
import { shortDay } from './date'
import { yuan } from './money'
import type { StateWords } from './orders'

export type Commission = Output<'commissions.mine'>['items'][number]
export type CommissionState = Commission['state']
type Account = Output<'commissions.summary'>['accounts'][number]
type Waiting = NonNullable<Commission['waitingFor']>

export const COMMISSION_WORDS: Readonly<Record<CommissionState, StateWords>> = {
  frozen: { text: '冻结', tone: 'wait' },
  settled: { text: '已结算', tone: 'ok' },
  void: { text: '已失效', tone: 'plain' },
  'clawed-back': { text: '已退回', tone: 'bad' },
}

const WAITING_WORDS: Readonly<Record<Waiting, string>> = {
  receipt: '等买家确认收货',
  hold: '等待期还没满',
  'after-sale': '有售后在处理，处理完再结算',
  promoter: '推客资格停用，结算先暂停',
}

/** What a commission waits for, when it is settled, or what became of it. `now` only says which year needs no saying. */
export function commissionSays(commission: Commission, now: number): string {
  const { state, waitingFor, dueAt, settledAt } = commission
  if (state === 'void') return '结算前买家已退款'
  if (state === 'clawed-back') return '结算后买家退款，已收回'
  if (state === 'settled') return settledAt === null ? '已到账' : `${shortDay(settledAt, now)} 结算`
  if (dueAt !== null && (waitingFor === 'hold' || waitingFor === null)) return `预计 ${shortDay(dueAt, now)} 结算`
  return waitingFor === null ? '等待结算' : WAITING_WORDS[waitingFor]
}

/** What a frozen commission waits for, by itself. Null for one that is not frozen. */
export const waitingWords = ({ state, waitingFor }: Pick<Commission, 'state' | 'waitingFor'>): string | null =>
  state !== 'frozen' ? null : waitingFor === null ? '等待结算' : WAITING_WORDS[waitingFor]

/** The expected day of settlement, or why there is none yet; null for a commission that is not frozen. */
export function expectedWords({ state, dueAt, waitingFor }: Commission, now: number): string | null {
  if (state !== 'frozen') return null
  if (dueAt === null) return '买家确认收货后才知道'
  const isHeld = waitingFor === 'after-sale' || waitingFor === 'promoter'
  return `${isHeld ? '最早 ' : ''}${shortDay(dueAt, now)}`
}

/** Who settles with the promoter. What an agency pays is never called WeChat's (reference/wechat.md 5.1). */
export const SETTLER_WORDS: Readonly<Record<Commission['split'], string>> = {
  merchant: '商家结算',
  agency: '机构结算',
  platform: '微信结算',
}

/** +17.80, or +120 积分; nothing has no sign. */
export function earned({ amount, paidIn }: Pick<Commission, 'amount' | 'paidIn'>): string {
  const sign = amount > 0 ? '+' : ''
  return paidIn === 'points' ? `${sign}${count(amount)} 积分` : `${sign}${yuan(amount)}`
}

/** What of the payment was refunded, fen. */
export const refundedFen = ({ paidFen, leftFen }: Pick<Commission, 'paidFen' | 'leftFen'>): number =>
  subFen(fen(paidFen), fen(leftFen))

/** What is written beside a line that was refunded in part: 已退 ¥10.00. Null when nothing was. */
export const refundedWords = (line: Pick<Commission, 'paidFen' | 'leftFen'>): string | null =>
  refundedFen(line) === 0 ? null : `已退 ¥${yuan(refundedFen(line))}`

const PAYER_WORDS: Readonly<Record<string, string>> = { merchant: '商家', wechat: '微信', own: '机构' }

/** Who owes the money: the merchant, WeChat, or an agency by its own name. */
export const payerWords = (payer: string): string => PAYER_WORDS[payer] ?? `机构 ${payer}`

/** Month of the day that a commission began, as in Shanghai: 2026-11. */
export function monthOf(at: number): string {
  const { year, month } = shanghaiParts(at)
  return `${year}-${String(month).padStart(2, '0')}`
}

/** 11 月, or 2025 年 11 月 when it is not this year. */
export function monthWords(month: string, now: number): string {
  const [year, number] = month.split('-').map(Number)
  return year === shanghaiParts(now).year ? `${number} 月` : `${year} 年 ${number} 月`
}

/** What came together in fen; points are apart. */
export const earnedFen = (rows: readonly Pick<Commission, 'amount' | 'paidIn'>[]): number =>
  sumFen(rows.flatMap(({ amount, paidIn }) => (paidIn === 'fen' ? [fen(amount)] : [])))

export interface Figures {
  readonly frozenFen: number
  readonly withdrawableFen: number
  readonly withdrawingFen: number
  readonly withdrawnFen: number
  readonly debtFen: number
}

/** All payers' accounts together. */
export function figuresOf(accounts: readonly Account[]): Figures {
  const sum = (name: keyof Figures) => sumFen(accounts.map((account) => fen(account[name])))
  return {
    frozenFen: sum('frozenFen'),
    withdrawableFen: sum('withdrawableFen'),
    withdrawingFen: sum('withdrawingFen'),
    withdrawnFen: sum('withdrawnFen'),
    debtFen: sum('debtFen'),
  }
}
