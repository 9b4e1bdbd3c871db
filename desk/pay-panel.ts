import { button, h } from './dom'
import { controlPay, type PayState, readPay, type State } from './emulator'
import type { Panel } from './panel'
import { noticesAndRefunds } from './pay-controls'
import { historyOf } from './pay-history'
import { yuan } from './times'

const SHOWN = 20

/** What WeChat Pay received, what it waits for, and how it misbehaves next. */
export function payPanel(refresh: () => Promise<void>): Panel {
  const waiting = h('ul', { className: 'list' })
  const history = h('ul', { className: 'list' })
  const balance = h('p', { className: 'hint' })
  const act = async (action: string, details: object) => {
    await controlPay(action, details)
    await refresh()
  }
  const element = h(
    'div',
    {},
    balance,
    h('h3', {}, '等着做的'),
    waiting,
    noticesAndRefunds(act),
    h('h3', {}, '发生过的'),
    history,
  )
  let shown = ''
  return {
    element,
    show: async ({ now }: State) => {
      const pay = await readPay(SHOWN)
      // Rows carry buttons: they are made anew only when something changed.
      const mark = JSON.stringify([pay, openPayments(pay, now).length])
      if (mark === shown) return
      shown = mark
      balance.textContent = `这里扮演微信支付。运营账户 ¥${yuan(pay.balanceFen)}`
      const rows = waitingRows(pay, now, act)
      waiting.replaceChildren(...(rows.length > 0 ? rows : [h('li', { className: 'list__empty' }, '没有')]))
      history.replaceChildren(...historyOf(pay, SHOWN))
    },
  }
}

const openPayments = ({ payments }: PayState, now: number) =>
  payments.filter((one) => one.closedAt === null && one.transactions.length === 0 && one.expiresAt > now)

type Act = (action: string, details: object) => Promise<void>

/** What a person would do in WeChat now: pay, take the money; and refunds that were left unfinished. */
function waitingRows(pay: PayState, now: number, act: Act): HTMLElement[] {
  const payments = openPayments(pay, now).map(({ paymentId, description, totalFen }) =>
    row(
      `${description} ¥${yuan(totalFen)}`,
      button('付款', () => act('pay', { id: paymentId }), 'button button--small'),
    ),
  )
  const bills = pay.bills.flatMap(({ billNo, amountFen, state }) =>
    state !== 'WAIT_USER_CONFIRM'
      ? []
      : row(
          `提现 ¥${yuan(amountFen)}，等收款人确认`,
          button('确认收款', () => act('confirm-transfer', { id: billNo }), 'button button--small'),
          button(
            '转账失败',
            () => act('fail-transfer', { id: billNo, reason: 'PAYEE_ACCOUNT_ABNORMAL' }),
            'button button--small',
          ),
        ),
  )
  const refunds = pay.refunds.flatMap(({ refundId, refundFen, state }) =>
    state !== 'PROCESSING'
      ? []
      : row(
          `退款 ¥${yuan(refundFen)}，处理中`,
          ...(['SUCCESS', 'ABNORMAL', 'CLOSED'] as const).map((end) =>
            button(END[end], () => act('finish-refund', { id: refundId, state: end }), 'button button--small'),
          ),
        ),
  )
  return [...payments, ...bills, ...refunds]
}

const END = { SUCCESS: '退成', ABNORMAL: '异常', CLOSED: '关闭' } as const

const row = (text: string, ...buttons: HTMLElement[]): HTMLElement =>
  h('li', { className: 'list__row' }, text, h('div', { className: 'ways' }, ...buttons))
