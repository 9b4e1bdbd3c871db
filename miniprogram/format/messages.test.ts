import {
  againWords,
  fromPromoter,
  type LetterMessage,
  messageWords,
  type OrderMessage,
  progressWords,
  toWords,
} from './messages'

const message = (change: Partial<OrderMessage>): OrderMessage => ({
  messageId: 'M',
  kind: 'order-shipped',
  orderId: 'O',
  title: '山茶籽油',
  lines: 1,
  amountFen: null,
  at: 1,
  isRead: false,
  ...change,
})

test('a message names the goods', () => {
  expect(messageWords(message({}))).toEqual({ title: '商家发货了', text: '「山茶籽油」已经寄出，点开看物流' })
})

test('of an order with more goods it names the first and how many there are', () => {
  expect(messageWords(message({ lines: 3 })).text).toBe('「山茶籽油」等 3 种商品已经寄出，点开看物流')
})

test('a refund says how much, to the fen', () => {
  const refund = message({ kind: 'refund-succeeded', amountFen: 999_999_999 })
  expect(messageWords(refund).text).toBe('「山茶籽油」退款 ¥9,999,999.99，原路退回你的付款账户')
})

test('a promoter reads at once what a line earns them, and that it is not theirs yet', () => {
  const frozen = message({ kind: 'commission-frozen', amountFen: 890 })
  expect(messageWords(frozen)).toEqual({ title: '有一笔新佣金', text: '「山茶籽油」有人付款了，你将赚 ¥8.90，先冻结' })
})

test('a letter stands under its own title, with who it is from', () => {
  const letter: LetterMessage = {
    ...{ messageId: 'L', kind: 'letter', fromName: '小*', title: '新茶到了', body: '今天下单明天发' },
    ...{ product: null, at: 1, isRead: false },
  }
  expect(messageWords(letter)).toEqual({ title: '新茶到了', text: '你的推客 小*：今天下单明天发' })
  expect(fromPromoter('')).toBe('你的推客')
})

test('a sent letter says how far it is, and how many want none', () => {
  expect(progressWords({ state: 'sending', delivered: 50, skipped: 2 })).toBe('发送中 已送达 50 人')
  expect(progressWords({ state: 'sent', delivered: 1_204, skipped: 0 })).toBe('已送达 1,204 人')
  expect(progressWords({ state: 'sent', delivered: 83, skipped: 3 })).toBe('已送达 83 人，3 人不接收')
  expect([null, '', '老*'].map((toName) => toWords({ toName }))).toEqual(['全部客户', '微信用户', '老*'])
})

test('when one may write again is said by the day of Shanghai', () => {
  // 2026-11-20 23:30 in Shanghai.
  const now = Date.UTC(2026, 10, 20, 15, 30)
  const minutes = (many: number) => now + many * 60_000
  expect(againWords(minutes(10), now)).toBe('今天 23:40 后可以再发')
  expect(againWords(minutes(40), now)).toBe('明天 00:10 后可以再发')
  expect(againWords(minutes(3 * 24 * 60), now)).toBe('11-23 23:30 后可以再发')
})
