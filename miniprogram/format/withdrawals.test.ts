import { limitWords } from './withdrawals'

const limits = {
  minFen: 30,
  wechatMaxFen: 200_000,
  manualMaxFen: 5_000_000,
  userDayFen: 2_000_000,
  merchantDayFen: 10_000_000,
  reviewFromFen: 100_000,
  realNameFromFen: 200_000,
}
const offer = (change: Partial<typeof limits> = {}) => ({
  accounts: [],
  limits: { ...limits, ...change },
  leftTodayFen: 0,
})

test('a wallet that can be paid as much as is reviewed says from which amount', () => {
  const most = '最低 0.30 元，单笔最多 2,000.00 元，今天还能提 0.00 元'
  expect(limitWords('wechat', offer())).toBe(`${most}，满 1,000.00 元先由财务审核`)
  expect(limitWords('wechat', offer({ reviewFromFen: 200_001 }))).toBe(most)
})

test('what is paid by hand is always reviewed, and its channel has said so', () => {
  expect(limitWords('bank', offer())).toBe('最低 0.30 元，单笔最多 50,000.00 元，今天还能提 0.00 元')
})
