import { payeeField } from '@shared/contracts/withdrawals'
import { amountProblem, draftOf, type Measure, mostOf, needsRealName, payeeProblems, type Typed } from './checks'

/** 1,286.40 yuan to withdraw; a wallet takes 200 at once, a bank 50,000; 150 yuan are left of today. */
const MEASURE: Measure = {
  withdrawableFen: 128_640,
  offer: {
    accounts: [{ payer: 'merchant', withdrawableFen: 128_640, debtFen: 0 }],
    limits: {
      minFen: 30,
      wechatMaxFen: 20_000,
      manualMaxFen: 5_000_000,
      userDayFen: 2_000_000,
      merchantDayFen: 10_000_000,
      reviewFromFen: 100_000,
      realNameFromFen: 200_000,
    },
    leftTodayFen: 2_000_000,
  },
}
const EMPTY: Typed = { channel: 'wechat', amount: '', realName: '', account: '', bank: '', note: '' }
const typed = (change: Partial<Typed>): Typed => ({ ...EMPTY, ...change })
const with_ = (change: Partial<Measure['offer']>): Measure => ({ ...MEASURE, offer: { ...MEASURE.offer, ...change } })

test.each([
  ['', '请填写金额，最多两位小数'],
  ['1.234', '请填写金额，最多两位小数'],
  ['0.29', '最低 0.30 元'],
  ['0.30', null],
  ['200', null],
  ['200.01', '单笔最多 200.00 元，可以分几次提'],
  ['1286.41', '可提现 1,286.40 元'],
])('to a wallet, %s yuan: %s', (amount, problem) => {
  expect(amountProblem(typed({ amount }), MEASURE)).toBe(problem)
})

test('by hand more can be paid at once, up to what there is', () => {
  expect(amountProblem(typed({ channel: 'bank', amount: '1286.40' }), MEASURE)).toBeNull()
  expect(amountProblem(typed({ channel: 'bank', amount: '1286.41' }), MEASURE)).toBe('可提现 1,286.40 元')
})

test('what is left of the day is a limit too, and 全部 respects every limit', () => {
  const little = with_({ leftTodayFen: 15_000 })
  expect(amountProblem(typed({ amount: '150.01' }), little)).toBe('今天还能提 150.00 元')
  expect(mostOf('wechat', little)).toBe(15_000)
  expect(mostOf('wechat', MEASURE)).toBe(20_000)
  expect(mostOf('bank', MEASURE)).toBe(128_640)
})

test('a wallet wants the real name from 2,000 yuan on, a bank always', () => {
  expect(needsRealName(typed({ amount: '1999.99' }), MEASURE.offer)).toBe(false)
  expect(needsRealName(typed({ amount: '2000' }), MEASURE.offer)).toBe(true)
  expect(needsRealName(typed({ channel: 'alipay', amount: '1' }), MEASURE.offer)).toBe(true)
})

test('nothing is sent before the payee is whole, and what is sent the contract takes', () => {
  const bank = typed({ channel: 'bank', amount: '100', realName: '王小明', account: '6222 0212 3456 7890' })
  expect(draftOf(bank, 'merchant', MEASURE)).toBeNull()
  expect(payeeProblems(bank, MEASURE.offer).bank).toBe('请填写开户行')
  const draft = draftOf({ ...bank, bank: ' 工商银行文三路支行 ', note: ' 11 月 ' }, 'merchant', MEASURE)
  expect(draft).toEqual({
    payer: 'merchant',
    channel: 'bank',
    amountFen: 10_000,
    payee: { realName: '王小明', account: '6222021234567890', bank: '工商银行文三路支行' },
    note: '11 月',
  })
  expect(payeeField.safeParse(draft?.payee).success).toBe(true)
})

test.each(['1234', 'a b', '支付宝账号', 'xiaoming@example.com', '13800138000', '1'.repeat(65)])(
  'form and contract agree about the account %s',
  (account) => {
    const fine =
      payeeProblems(typed({ channel: 'alipay', account, realName: '王小明' }), MEASURE.offer).account === null
    const cleaned = account.replace(/\s/g, '')
    expect(fine).toBe(payeeField.safeParse({ realName: '王小明', account: cleaned, bank: '' }).success)
  },
)

test('a wallet below the limit of the name sends neither name nor payee', () => {
  expect(draftOf(typed({ amount: '12.3', realName: '王小明', account: 'old' }), 'merchant', MEASURE)).toEqual({
    payer: 'merchant',
    channel: 'wechat',
    amountFen: 1_230,
  })
})
