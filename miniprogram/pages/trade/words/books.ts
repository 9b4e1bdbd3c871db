/** The invariants of the books in the order in which they are proved; the last is the chain of seals. */
const INVARIANT_WORDS: readonly string[] = [
  '每笔分录相加为零，总账为零',
  '余额等于流水之和',
  '各账户的正负号都对',
  '冻结、提现中、占用的积分与单据一致',
  '没有重复入账',
  '付款、运费、退款与订单行一致',
  '库存加得回总数，没有负数',
  '有欠款的账户没有可提现',
  '每个人的钱都算得回他的订单',
  '封存的流水没有被改动',
]

export const invariantWords = (number: number): string => INVARIANT_WORDS[number - 1] ?? `第 ${number} 项`

/** What was read for the proof, of the collections that a person knows. */
export const COUNT_WORDS: readonly (readonly [collection: string, words: string])[] = [
  ['entries', '分录'],
  ['balances', '账户'],
  ['orders', '订单'],
  ['payments', '付款'],
  ['refunds', '退款'],
  ['commissions', '佣金'],
  ['withdrawals', '提现'],
]
