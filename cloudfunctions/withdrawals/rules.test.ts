import { flawsOf } from '@shared/kernel/steps'
import { DAY_MS } from '@shared/kernel/time'
import type { Entry } from '../ledger/model'
import { LIMITS_DEFAULT, WITHDRAWAL_STEPS, type Withdrawal } from './model'
import { afterBill, afterRefusal, firstState, flawOf, isEnded, objectionTo, type Said, shortfallOf } from './rules'
import { monthOf, statementRows } from './statement-rows'

const wallet = { channel: 'wechat', amountFen: 1_000 } as const
const bank = { channel: 'bank', amountFen: 1_000, payee: { bank: '工商银行文三路支行' } } as const
const codeOf = (wish: Parameters<typeof objectionTo>[0], limits = LIMITS_DEFAULT, inWechat = true) =>
  objectionTo(wish, { limits, inWechat })?.code ?? null

describe('what may be asked for', () => {
  test('WD-7: at least 0.30, at most 200.00 to a wallet and 50 000.00 by hand, unless set otherwise', () => {
    expect(codeOf({ ...wallet, amountFen: 29 })).toBe('BELOW_MINIMUM')
    expect(codeOf({ ...wallet, amountFen: 30 })).toBeNull()
    expect(codeOf({ ...wallet, amountFen: 20_000 })).toBeNull()
    expect(codeOf({ ...wallet, amountFen: 20_001 })).toBe('ABOVE_LIMIT')
    expect(codeOf({ ...bank, amountFen: 5_000_000 })).toBeNull()
    expect(codeOf({ ...bank, amountFen: 5_000_001 })).toBe('ABOVE_LIMIT')
  })

  test('a wallet only inside WeChat, a bank with its branch, Alipay with its account', () => {
    expect(codeOf(wallet, LIMITS_DEFAULT, false)).toBe('NOT_IN_WECHAT')
    expect(codeOf(bank, LIMITS_DEFAULT, false)).toBeNull()
    expect(codeOf({ ...bank, payee: { bank: '' } })).toBe('PAYEE_MISSING')
    expect(codeOf({ channel: 'bank', amountFen: 1_000 })).toBe('PAYEE_MISSING')
    expect(codeOf({ channel: 'alipay', amountFen: 1_000, payee: { bank: '' } })).toBeNull()
  })

  test('the real name from 2 000 yuan on to a wallet', () => {
    const limits = { ...LIMITS_DEFAULT, wechatMaxFen: 1_000_000 }
    expect(codeOf({ ...wallet, amountFen: 199_999 }, limits)).toBeNull()
    expect(codeOf({ ...wallet, amountFen: 200_000 }, limits)).toBe('REAL_NAME_MISSING')
    expect(codeOf({ ...wallet, amountFen: 200_000, realName: '张三' }, limits)).toBeNull()
    expect(codeOf({ ...bank, amountFen: 200_000 }, limits)).toBeNull()
  })

  test('no more than is available, nor than is left of the day for the person and for the merchant', () => {
    const purses = { limits: LIMITS_DEFAULT, availableFen: 1_500_000, userTodayFen: 0, merchantTodayFen: 0 }
    expect(shortfallOf(1_500_000, purses)).toBeNull()
    expect(shortfallOf(1_500_001, purses)).toMatchObject({
      code: 'BALANCE_NOT_ENOUGH',
      data: { withdrawableFen: 1_500_000 },
    })
    expect(shortfallOf(600_000, { ...purses, userTodayFen: 1_400_000 })).toBeNull()
    expect(shortfallOf(600_001, { ...purses, userTodayFen: 1_400_000 })).toMatchObject({
      code: 'DAY_LIMIT',
      data: { leftTodayFen: 600_000 },
    })
    expect(shortfallOf(500, { ...purses, merchantTodayFen: 9_999_500 })).toBeNull()
    expect(shortfallOf(501, { ...purses, merchantTodayFen: 9_999_500 })).toEqual({ code: 'DAY_LIMIT', data: {} })
  })

  test('a wallet goes at once below the review’s amount; all else waits for a person', () => {
    expect(firstState({ ...wallet, amountFen: 99_999 }, LIMITS_DEFAULT)).toBe('paying')
    expect(firstState({ ...wallet, amountFen: 100_000 }, LIMITS_DEFAULT)).toBe('reviewing')
    expect(firstState({ ...bank, amountFen: 30 }, LIMITS_DEFAULT)).toBe('reviewing')
  })

  test('limits may not contradict each other, or WeChat', () => {
    expect(flawOf(LIMITS_DEFAULT)).toBeNull()
    expect(flawOf({ ...LIMITS_DEFAULT, minFen: 9 })).toBe('minFen')
    expect(flawOf({ ...LIMITS_DEFAULT, minFen: 20_001 })).toBe('wechatMaxFen')
    expect(flawOf({ ...LIMITS_DEFAULT, manualMaxFen: 29 })).toBe('manualMaxFen')
    expect(flawOf({ ...LIMITS_DEFAULT, userDayFen: 19_999 })).toBe('userDayFen')
    expect(flawOf({ ...LIMITS_DEFAULT, merchantDayFen: 1_999_999 })).toBe('merchantDayFen')
    expect(flawOf({ ...LIMITS_DEFAULT, realNameFromFen: 200_001 })).toBe('realNameFromFen')
  })
})

const SENT = 1_000_000
const sent: Withdrawal = {
  ...{ promoterId: 'p', payer: 'merchant', channel: 'wechat', amountFen: 1_000, realName: null, payee: null },
  ...{ openid: 'o', state: 'paying', wechatState: null, transferBillNo: null, packageInfo: null, sentAt: SENT },
  ...{ refusedAt: null, cancelAskedAt: null, reason: '', note: '', receiptNumber: '', requestedAt: SENT },
  ...{ decidedBy: null, confirmBefore: null, endedAt: null, lookAt: SENT, attempts: 1, version: 1 },
  ...{ exportId: null, exportedAt: null, exportedBefore: null },
  ...{ requestId: 'r', inputHash: 'h' },
}
const said = (state: Said['state'], more: Partial<Said> = {}): Said => ({
  ...{ state, amountFen: 1_000, transferBillNo: null, failReason: null, packageInfo: null },
  ...more,
})
/** The row after a word, as `takeBill` keeps it. */
function heard(row: Withdrawal, word: Said, now = SENT + 1): Withdrawal {
  const decided = afterBill(row, word, now)
  return decided.verdict === 'take' ? { ...row, ...decided.fields, state: decided.to } : row
}

describe('what WeChat says of a bill', () => {
  test('every state is reached and every way ends', () => {
    expect(flawsOf(WITHDRAWAL_STEPS, 'requested')).toEqual([])
  })

  test('waits for the payee for a day from when WeChat first said so, however late it took the bill', () => {
    const late = SENT + 3 * DAY_MS
    const waiting = heard(sent, said('WAIT_USER_CONFIRM', { packageInfo: 'pack' }), late)
    expect(waiting).toMatchObject({ state: 'waiting-user', packageInfo: 'pack', confirmBefore: late + DAY_MS })
    expect(heard(waiting, said('WAIT_USER_CONFIRM'), late + 1_000).confirmBefore).toBe(late + DAY_MS)
    expect(heard(waiting, said('FAIL'), late + DAY_MS - 1)).toMatchObject({ state: 'failed' })
    expect(heard(waiting, said('FAIL'), late + DAY_MS)).toMatchObject({ state: 'expired' })
  })

  test('that never waited for anybody fails and does not expire, however long it took', () => {
    expect(heard(sent, said('FAIL'), SENT + 3 * DAY_MS)).toMatchObject({ state: 'failed' })
  })

  test('that WeChat calls overdue is expired, also when we heard of its waiting a little late', () => {
    const waiting = heard(sent, said('WAIT_USER_CONFIRM'), SENT + 300_000)
    const word = said('FAIL', { failReason: 'OVERDUE_CLOSE' })
    expect(heard(waiting, word, SENT + DAY_MS)).toMatchObject({ state: 'expired' })
  })

  test.each([
    ['SUCCESS', {}, 'paid'],
    ['FAIL', {}, 'failed'],
    ['CANCELLED', {}, 'cancelled'],
    ['CANCELLED', { cancelAskedAt: SENT }, 'cancelled'],
    ['FAIL', { cancelAskedAt: SENT }, 'failed'],
  ] as const)('ends by %s %j as %s within the day', (state, row, end) => {
    expect(heard({ ...sent, ...row }, said(state))).toMatchObject({ state: end, wechatState: state })
  })

  test.each([
    ['FAIL', {}, 'expired'],
    ['CANCELLED', {}, 'expired'],
    // We cancelled it.
    ['CANCELLED', { cancelAskedAt: SENT }, 'cancelled'],
    // Somebody confirmed it, and then it failed.
    ['FAIL', { wechatState: 'TRANSFERING' }, 'failed'],
    ['SUCCESS', {}, 'paid'],
  ] as const)('ends by %s %j as %s after a day of waiting', (state, row, end) => {
    const waiting = heard(sent, said('WAIT_USER_CONFIRM'), SENT)
    const word = said(state, { failReason: 'no' })
    expect(heard({ ...waiting, ...row }, word, SENT + DAY_MS)).toMatchObject({ state: end, reason: 'no' })
  })

  test('ends the same in whatever order words arrive, each once or twice', () => {
    const words = (['ACCEPTED', 'PROCESSING', 'WAIT_USER_CONFIRM', 'TRANSFERING', 'SUCCESS'] as const).map((state) =>
      said(state),
    )
    const ends = new Set<string>()
    for (const order of permutations([...words, said('WAIT_USER_CONFIRM'), said('SUCCESS')])) {
      const { state, wechatState } = order.reduce((row, word) => heard(row, word), sent)
      ends.add(`${state} ${wechatState}`)
    }
    expect([...ends]).toEqual(['paid SUCCESS'])
  })

  test('an older word after a newer one changes no state', () => {
    const transferring = heard(heard(sent, said('WAIT_USER_CONFIRM')), said('TRANSFERING'))
    expect(heard(transferring, said('WAIT_USER_CONFIRM', { packageInfo: 'old' }))).toMatchObject({
      ...{ state: 'waiting-user', wechatState: 'TRANSFERING', packageInfo: 'old' },
    })
    expect(heard(transferring, said('ACCEPTED'))).toMatchObject({ state: 'waiting-user', wechatState: 'TRANSFERING' })
  })

  test('an end after another end, another amount, and a bill that was never sent are for people to look at', () => {
    const paid = heard(sent, said('SUCCESS'))
    expect(afterBill(paid, said('SUCCESS'), SENT)).toEqual({ verdict: 'known' })
    expect(afterBill(paid, said('WAIT_USER_CONFIRM'), SENT)).toEqual({ verdict: 'known' })
    expect(afterBill(paid, said('FAIL'), SENT)).toEqual({ verdict: 'odd', what: 'contradicted' })
    const failed = heard(sent, said('FAIL'))
    expect(afterBill(failed, said('CANCELLED'), SENT)).toEqual({ verdict: 'known' })
    expect(afterBill(failed, said('SUCCESS'), SENT)).toEqual({ verdict: 'odd', what: 'contradicted' })
    const other = said('SUCCESS', { amountFen: 1_001 })
    expect(afterBill(sent, other, SENT)).toEqual({ verdict: 'odd', what: 'amount-differs' })
    const unsent = { ...sent, sentAt: null }
    expect(afterBill(unsent, said('SUCCESS'), SENT)).toEqual({ verdict: 'odd', what: 'contradicted' })
  })

  test('an end is an end', () => {
    const ends = (Object.keys(WITHDRAWAL_STEPS) as Withdrawal['state'][]).filter(isEnded)
    expect(ends).toEqual(['paid', 'returned', 'failed', 'cancelled', 'expired', 'rejected'])
  })
})

test('one refusal proves nothing; the second in a row ends what is wrong with the bill itself, or what was cancelled', () => {
  const first = { refusedAt: null, cancelAskedAt: null }
  const again = { refusedAt: SENT, cancelAskedAt: null }
  expect(afterRefusal(first, 'PARAM_ERROR')).toBe('wait')
  expect(afterRefusal(again, 'PARAM_ERROR')).toBe('failed')
  expect(afterRefusal(again, 'INVALID_REQUEST')).toBe('failed')
  expect(afterRefusal(again, 'NOT_ENOUGH')).toBe('wait')
  expect(afterRefusal(again, 'NO_AUTH')).toBe('wait')
  expect(afterRefusal({ ...first, cancelAskedAt: SENT }, 'NOT_ENOUGH')).toBe('wait')
  expect(afterRefusal({ ...again, cancelAskedAt: SENT }, 'NOT_ENOUGH')).toBe('cancelled')
})

test('a statement keeps payers apart, and takes off what came after the month', () => {
  const { from, until } = monthOf('2026-12')
  // The first instants of December and January in Shanghai.
  expect([from, until]).toEqual([Date.UTC(2026, 10, 30, 16), Date.UTC(2026, 11, 31, 16)])
  const entry = (kind: Entry['kind'], at: number, lines: Record<string, number>): Entry => ({
    ...{ kind, reference: 'r', at, holders: ['p'] },
    lines: Object.entries(lines).map(([account, amount]) => ({ account, program: null, amount })),
  })
  const since = [
    entry('payment', from, { 'merchant:s': -500, 'promoter:merchant:p:frozen': 200, 'promoter:own:p:frozen': 300 }),
    entry('settle', until - 1, { 'promoter:own:p:frozen': -300, 'promoter:own:p:available': 300 }),
    entry('settle', until, { 'promoter:merchant:p:frozen': -200, 'promoter:merchant:p:available': 200 }),
    entry('settle', until, { 'promoter:own:other:frozen': -7, 'promoter:own:other:available': 7 }),
  ]
  const now = { frozen: 0, withdrawing: 0, paid: 0, debt: 0 }
  const accounts = [
    { payer: 'merchant', now: { ...now, available: 250 } },
    { payer: 'own', now: { ...now, available: 300 } },
  ]
  const rows = statementRows({
    ...{ promoterId: 'p', accounts, since, until },
    notes: { titles: new Map(), bills: new Map() },
  })
  expect(rows.map(([, payer, what, , , frozen, available]) => [payer, what, frozen, available])).toEqual([
    ['商家', '月初余额', '0.00', '0.50'],
    ['商家', '顾客付款', '2.00', '0.00'],
    ['商家', '本月合计', '2.00', '0.00'],
    ['商家', '月末余额', '2.00', '0.50'],
    ['own', '月初余额', '0.00', '0.00'],
    ['own', '顾客付款', '3.00', '0.00'],
    ['own', '佣金结算', '-3.00', '3.00'],
    ['own', '本月合计', '0.00', '3.00'],
    ['own', '月末余额', '0.00', '3.00'],
  ])
})

function* permutations<T>(items: readonly T[]): Generator<T[]> {
  if (items.length === 0) yield []
  for (const [index, item] of items.entries()) {
    for (const rest of permutations([...items.slice(0, index), ...items.slice(index + 1)])) yield [item, ...rest]
  }
}
