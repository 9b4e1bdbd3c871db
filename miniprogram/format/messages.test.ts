import { type Message, messageWords } from './messages'

const message = (change: Partial<Message>): Message => ({
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
