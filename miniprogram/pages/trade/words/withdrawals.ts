import type { Output } from '@shared/contracts'
import type { StateWords } from '@/format/orders'
import { WITHDRAWAL_WORDS, type WithdrawalState } from '@/format/withdrawals'
import type { Row } from '@/hooks/use-list'

export type StaffWithdrawal = Row<'withdrawals.staffList'>
type ImportError = Output<'withdrawals.importResults'>['errors'][number]

/** Seen by finance: what waits for whom. */
export const STAFF_WITHDRAWAL_WORDS: Readonly<Record<WithdrawalState, StateWords>> = {
  ...WITHDRAWAL_WORDS,
  reviewing: { text: '待审核', tone: 'wait' },
  'waiting-user': { text: '待本人确认', tone: 'wait' },
  cancelled: { text: '本人已取消', tone: 'plain' },
  rejected: { text: '已拒绝', tone: 'plain' },
}

export type WithdrawalDecision = 'approve' | 'reject' | 'markPaid' | 'markReturned'

/** What finance can decide now. A wallet is paid by WeChat, the others by hand: paying approves them. */
export function decisionsOn({
  channel,
  state,
}: Pick<StaffWithdrawal, 'channel' | 'state'>): readonly WithdrawalDecision[] {
  if (state === 'reviewing') return channel === 'wechat' ? ['approve', 'reject'] : ['markPaid', 'reject']
  return state === 'paid' && channel !== 'wechat' ? ['markReturned'] : []
}

const PROBLEM_WORDS: Readonly<Record<string, string>> = {
  unknown: '没有这笔提现',
  missing: '没有填',
  malformed: '格式不对',
  twice: '重复了',
  'by-wechat': '微信零钱由微信打款，不能手工登记',
  over: '已经处理过，和现在的状态不符',
}

/** 第 3 行 · 回单号：没有填. The first line has the names of the columns. */
export function importErrorWords({ row, field, problem }: ImportError): string {
  if (row === 1) return field === '' ? '读不出表格' : `缺少“${field}”这一列`
  return `第 ${row} 行 · ${field}：${PROBLEM_WORDS[problem] ?? problem}`
}
