import type { RefusalData } from '@shared/kernel/errors'
import { canStep, isFinal } from '@shared/kernel/steps'
import { DAY_MS } from '@shared/kernel/time'
import { type Limits, WITHDRAWAL_STEPS, type Withdrawal, type WithdrawalState } from './model'

/** WeChat ends a bill that nobody confirmed after this (wechat.md 4.3). */
const CONFIRM_MS = DAY_MS
/** Its `fail_reason` then. */
const OVERDUE = 'OVERDUE_CLOSE'

export interface Wish {
  readonly channel: Withdrawal['channel']
  readonly amountFen: number
  readonly realName?: string | undefined
  readonly payee?: { readonly bank: string } | undefined
}

type WishRefusal =
  | 'PAYEE_MISSING'
  | 'NOT_IN_WECHAT'
  | 'BELOW_MINIMUM'
  | 'ABOVE_LIMIT'
  | 'REAL_NAME_MISSING'
  | 'BALANCE_NOT_ENOUGH'
  | 'DAY_LIMIT'
interface Objection {
  readonly code: WishRefusal
  readonly data: RefusalData
}
const no = (code: WishRefusal, data: RefusalData = {}): Objection => ({ code, data })

/** Why a withdrawal can't be as it is wished, whatever the balance; null: it can. */
export function objectionTo(wish: Wish, { limits, inWechat }: { limits: Limits; inWechat: boolean }): Objection | null {
  const { channel, amountFen, realName, payee } = wish
  const isWallet = channel === 'wechat'
  if (isWallet && !inWechat) return no('NOT_IN_WECHAT')
  if (!isWallet && payee === undefined) return no('PAYEE_MISSING', { field: 'payee' })
  if (channel === 'bank' && payee?.bank === '') return no('PAYEE_MISSING', { field: 'payee.bank' })
  if (amountFen < limits.minFen) return no('BELOW_MINIMUM', { field: 'amountFen', minFen: limits.minFen })
  const maxFen = isWallet ? limits.wechatMaxFen : limits.manualMaxFen
  if (amountFen > maxFen) return no('ABOVE_LIMIT', { field: 'amountFen', maxFen })
  if (isWallet && amountFen >= limits.realNameFromFen && realName === undefined) {
    return no('REAL_NAME_MISSING', { field: 'realName' })
  }
  return null
}

interface Purses {
  readonly limits: Limits
  readonly availableFen: number
  /** Asked for today before, by this person and of the merchant. */
  readonly userTodayFen: number
  readonly merchantTodayFen: number
}

/** Why there is not enough for it; null: there is. Decided before the ledger is touched, never by its failing. */
export function shortfallOf(amountFen: number, purses: Purses): Objection | null {
  const { limits, availableFen, userTodayFen, merchantTodayFen } = purses
  if (amountFen > availableFen) {
    return no('BALANCE_NOT_ENOUGH', { field: 'amountFen', withdrawableFen: availableFen })
  }
  const left = limits.userDayFen - userTodayFen
  if (amountFen > left) return no('DAY_LIMIT', { leftTodayFen: Math.max(0, left) })
  // How much others took is nobody's business.
  if (amountFen > limits.merchantDayFen - merchantTodayFen) return no('DAY_LIMIT')
  return null
}

/** Where a new withdrawal goes first: what a person pays by hand, and what is large, is reviewed. */
export function firstState({ channel, amountFen }: Wish, { reviewFromFen }: Limits): 'reviewing' | 'paying' {
  return channel === 'wechat' && amountFen < reviewFromFen ? 'paying' : 'reviewing'
}

/** The field by which limits contradict each other or WeChat's; null: they do not. */
export function flawOf(limits: Limits): keyof Limits | null {
  const { minFen, wechatMaxFen, manualMaxFen, userDayFen, merchantDayFen, realNameFromFen } = limits
  if (minFen < WECHAT_MIN_FEN) return 'minFen'
  if (wechatMaxFen < minFen) return 'wechatMaxFen'
  if (manualMaxFen < minFen) return 'manualMaxFen'
  if (userDayFen < wechatMaxFen) return 'userDayFen'
  if (merchantDayFen < userDayFen) return 'merchantDayFen'
  return realNameFromFen > WECHAT_REAL_NAME_FROM_FEN ? 'realNameFromFen' : null
}
/** wechat.md 4.3. */
const WECHAT_MIN_FEN = 10
const WECHAT_REAL_NAME_FROM_FEN = 200_000

/** Moves a withdrawal by its table; a step that is not in it is a mistake of ours. */
export function step(from: WithdrawalState, to: WithdrawalState): WithdrawalState {
  if (!canStep(WITHDRAWAL_STEPS, from, to)) throw new Error(`a withdrawal can't go ${from} → ${to}`)
  return to
}

export const isEnded = (state: WithdrawalState): boolean => isFinal(WITHDRAWAL_STEPS, state) || state === 'paid'

/** Ends that give the money back. */
export const COMES_BACK: readonly WithdrawalState[] = ['failed', 'cancelled', 'expired', 'rejected']

/** What WeChat says of a bill, in an answer, a query or a verified notice. */
export interface Said {
  readonly state:
    | 'ACCEPTED'
    | 'PROCESSING'
    | 'WAIT_USER_CONFIRM'
    | 'TRANSFERING'
    | 'CANCELING'
    | 'SUCCESS'
    | 'FAIL'
    | 'CANCELLED'
  readonly amountFen: number
  readonly transferBillNo: string | null
  readonly failReason: string | null
  readonly packageInfo: string | null
}

/** How far a bill is; what says less than is known already is an older word that came late. */
const RANK: Readonly<Record<string, number>> = {
  ACCEPTED: 0,
  PROCESSING: 1,
  WAIT_USER_CONFIRM: 2,
  TRANSFERING: 3,
  CANCELING: 3,
}
export const isLastWord = (state: Said['state']): boolean => RANK[state] === undefined
/** Nobody took the money yet, so it may still be cancelled. */
export const isCancellable = (state: Said['state']): boolean => (RANK[state] ?? 3) < 3

export type Verdict =
  /** Somebody must look: another amount than ours, or an end after another end. Nothing changes. */
  | { readonly verdict: 'odd'; readonly what: 'amount-differs' | 'contradicted' }
  | { readonly verdict: 'known' }
  | { readonly verdict: 'take'; readonly to: WithdrawalState; readonly fields: Partial<Withdrawal> }

/** What a bill's word makes of its withdrawal, in whatever order words arrive and however often (spec/money.md, "Withdrawals"). */
export function afterBill(row: Withdrawal, said: Said, now: number): Verdict {
  if (said.amountFen !== row.amountFen) return { verdict: 'odd', what: 'amount-differs' }
  const isLast = isLastWord(said.state)
  if (isEnded(row.state)) {
    const agrees = (row.state === 'paid') === (said.state === 'SUCCESS')
    return isLast && !agrees ? { verdict: 'odd', what: 'contradicted' } : { verdict: 'known' }
  }
  // It was never handed to WeChat.
  if (row.sentAt === null) return { verdict: 'odd', what: 'contradicted' }
  const told = {
    transferBillNo: said.transferBillNo ?? row.transferBillNo,
    packageInfo: said.packageInfo ?? row.packageInfo,
  }
  if (isLast) {
    const fields = { ...told, wechatState: said.state, reason: said.failReason ?? '' }
    return { verdict: 'take', to: endOf(row, said, now), fields }
  }
  const isLate = (RANK[said.state] ?? 0) < (RANK[row.wechatState ?? ''] ?? 0)
  if (isLate) return { verdict: 'take', to: row.state, fields: told }
  const fields = { ...told, wechatState: said.state, reason: '' }
  if (said.state !== 'WAIT_USER_CONFIRM') return { verdict: 'take', to: row.state, fields }
  // Its day begins when WeChat has the bill, which may be long after we first sent it.
  const confirmBefore = row.confirmBefore ?? now + CONFIRM_MS
  return { verdict: 'take', to: 'waiting-user', fields: { ...fields, confirmBefore } }
}

/** The name of an end: `expired` when nobody confirmed for a day and we did not cancel, by WeChat's confirmed word only. */
function endOf(row: Withdrawal, { state, failReason }: Said, now: number): WithdrawalState {
  if (state === 'SUCCESS') return 'paid'
  const { confirmBefore, wechatState, cancelAskedAt } = row
  const waited = confirmBefore !== null && wechatState !== 'TRANSFERING'
  // We may have heard of its waiting a little later than it began.
  const isOverdue = waited && (now >= confirmBefore || failReason === OVERDUE)
  if (cancelAskedAt === null && isOverdue) return 'expired'
  return state === 'CANCELLED' ? 'cancelled' : 'failed'
}

/** Refusals that are about this very bill, so that sending it again can't help. All others pass, or people mend them. */
const ABOUT_THE_BILL = new Set(['PARAM_ERROR', 'INVALID_REQUEST', 'NAME_NOT_CORRECT', 'OPENID_ERROR'])

/**
 * What a refused sending means, when WeChat does not know the number. One refusal proves nothing: an earlier sending, whose
 * answer was lost, may still be carried out, and the money would be paid and given back. Sendings are at least five minutes
 * apart and WeChat takes no request with a signature older than that, so after the second refusal in a row no other can
 * be on its way: the bill will never exist.
 */
export function afterRefusal(
  before: Pick<Withdrawal, 'refusedAt' | 'cancelAskedAt'>,
  code: string,
): 'wait' | 'failed' | 'cancelled' {
  if (before.refusedAt === null) return 'wait'
  if (before.cancelAskedAt !== null) return 'cancelled'
  return ABOUT_THE_BILL.has(code) ? 'failed' : 'wait'
}
