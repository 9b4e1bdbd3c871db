import { h } from './dom'
import type { PayState } from './emulator'
import { shortTime, yuan } from './times'

interface Happened {
  readonly at: number
  readonly what: string
  readonly state: string
  readonly isBad: boolean
}

const REFUND_STATE: Readonly<Record<string, string>> = {
  PROCESSING: '处理中',
  SUCCESS: '已退回',
  CLOSED: '已关闭',
  ABNORMAL: '异常',
}
const BILL_STATE: Readonly<Record<string, string>> = {
  ACCEPTED: '已受理',
  PROCESSING: '处理中',
  WAIT_USER_CONFIRM: '待确认',
  TRANSFERING: '转账中',
  SUCCESS: '已到账',
  FAIL: '失败',
  CANCELING: '撤销中',
  CANCELLED: '已撤销',
}
const NOTICE_STATE = { pending: '待送', delivered: '已送达', 'given-up': '放弃' } as const

/** Payments, refunds, transfers and notices in one list, newest first. */
export function historyOf(pay: PayState, shown: number): HTMLElement[] {
  const happened = [...pay.payments.map(payment), ...pay.refunds.map(refund), ...pay.bills.map(bill)]
  const all = [...happened, ...pay.notices.map(notice)].sort((one, other) => other.at - one.at)
  if (all.length === 0) return [h('li', { className: 'list__empty' }, '微信支付还没有收到请求')]
  return all
    .slice(0, shown)
    .map(({ at, what, state, isBad }) =>
      h(
        'li',
        { className: 'list__row' },
        h('strong', {}, what),
        h('span', { className: isBad ? 'bad' : 'ok' }, ` ${state}`),
        h('time', { className: 'list__time' }, shortTime(at)),
      ),
    )
}

function payment({ description, totalFen, createdAt, closedAt, transactions }: PayState['payments'][number]): Happened {
  const paid = transactions.length
  const state = paid > 1 ? `付了 ${paid} 次` : paid === 1 ? '已付' : closedAt === null ? '未付' : '已关闭'
  return { at: createdAt, what: `${description} ¥${yuan(totalFen)}`, state, isBad: paid > 1 }
}

const refund = ({ refundFen, createdAt, state }: PayState['refunds'][number]): Happened => ({
  at: createdAt,
  what: `退款 ¥${yuan(refundFen)}`,
  state: REFUND_STATE[state] ?? state,
  isBad: state === 'ABNORMAL' || state === 'CLOSED',
})

const bill = ({ amountFen, createdAt, state }: PayState['bills'][number]): Happened => ({
  at: createdAt,
  what: `转账 ¥${yuan(amountFen)}`,
  state: BILL_STATE[state] ?? state,
  isBad: state === 'FAIL',
})

function notice({ summary, createdAt, state, attempts }: PayState['notices'][number]): Happened {
  const tries = attempts.length > 1 ? `，送了 ${attempts.length} 次` : ''
  return {
    at: createdAt,
    what: `通知 ${summary}`,
    state: `${NOTICE_STATE[state]}${tries}`,
    isBad: state === 'given-up',
  }
}
