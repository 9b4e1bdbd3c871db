import type { ReminderTemplate } from './model'
import { canFill, dataOf, isReminder, pageOf, valuesOfLetter, valuesOfOrder } from './reminder-rules'

/** 2019-10-01 15:01 in Shanghai. */
const AT = Date.UTC(2019, 9, 1, 7, 1)
const ORDER = { title: '山茶籽油', lines: 1, amountFen: 12_345 }
const LETTER = {
  ...{
    promoterId: 'P',
    customerId: null,
    title: '新榨的山茶籽油到了',
    body: '今年的头道油刚到，喜欢清淡一点的可以试试，有问题随时问我。',
  },
  ...{ product: null, state: 'sent' as const, sentAt: AT, lookAt: null, cursor: null, delivered: 1, skipped: 0 },
  ...{ requestId: 'r', inputHash: 'h' },
}
const of = (fields: ReminderTemplate['fields'], values = valuesOfOrder('refund-succeeded', ORDER, AT)) =>
  dataOf({ fields }, values)

test('a field says what the template asks for, in WeChat’s forms', () => {
  const fields = { thing1: 'title', amount2: 'amount', time3: 'time', thing4: 'text', phrase5: 'text' } as const
  expect(of(fields)).toEqual({
    ...{ thing1: '山茶籽油', amount2: '123.45元', time3: '2019年10月1日 15:01' },
    ...{ thing4: '退款已原路退回', phrase5: '已退款' },
  })
  expect(of({ number1: 'amount', character_string2: 'amount', date3: 'time' })).toEqual({
    ...{ number1: '123.45', character_string2: '123.45', date3: '2019年10月1日 15:01' },
  })
})

test('several kinds of goods are named by the first', () => {
  const values = valuesOfOrder('order-shipped', { title: '山茶籽油', lines: 3, amountFen: null }, AT)
  expect(of({ thing1: 'title', thing2: 'text' }, values)).toEqual({
    thing1: '山茶籽油 等3件',
    thing2: '已发货，点开查看物流',
  })
})

test.each([
  ['一二三四五六七八九十一二三四五六七八九十', '一二三四五六七八九十一二三四五六七八九十'],
  ['一二三四五六七八九十一二三四五六七八九十甲', '一二三四五六七八九十一二三四五六七八九…'],
  ['第一行\n第二行  后面', '第一行 第二行 后面'],
  ['😀'.repeat(10), '😀'.repeat(10)],
  ['😀'.repeat(11), `${'😀'.repeat(9)}…`],
  ['一二三四五六七八九十一👨‍👩‍👧一二三', '一二三四五六七八九十一👨‍👩‍👧…'],
  ['一二三四五六七八九十一二👨‍👩‍👧一二三', '一二三四五六七八九十一二…'],
  ['字\u202e\u200b\u0000尾', '字尾'],
  ['\u200b\u2060', '新消息'],
])('a thing is one line of twenty signs: %s', (title, shown) => {
  expect(of({ thing1: 'title' }, valuesOfLetter({ ...LETTER, title }, '小*'))).toEqual({ thing1: shown })
})

test('a letter says who wrote it; a name has ten signs of Chinese, or twenty of Latin', () => {
  const name = (written: string) => of({ name1: 'name' }, valuesOfLetter(LETTER, written)).name1
  expect([name('小*'), name('')]).toEqual(['小*', '推客'])
  expect(name('一二三四五六七八九十甲')).toBe('一二三四五六七八九…')
  expect(name('A'.repeat(20))).toBe('A'.repeat(20))
  expect(of({ thing1: 'text', phrase2: 'text' }, valuesOfLetter(LETTER, ''))).toEqual({
    ...{ thing1: '今年的头道油刚到，喜欢清淡一点的可以试…', phrase2: '新消息' },
  })
})

test.each<[string, ReminderTemplate['reminder'], ReminderTemplate['fields'], boolean]>([
  ['what a refund can say', 'refund-succeeded', { thing1: 'title', amount2: 'amount', time3: 'time' }, true],
  ['an amount where there is none', 'order-shipped', { amount1: 'amount' }, false],
  ['a name where there is none', 'commission-frozen', { name1: 'name' }, false],
  ['a letter’s writer', 'letter', { name1: 'name', thing2: 'title', thing3: 'text' }, true],
  ['a title in a field for amounts', 'refund-succeeded', { amount1: 'title' }, false],
  ['a title in a field for phrases', 'letter', { phrase1: 'title' }, false],
  ['nothing', 'letter', {}, false],
])('a template that asks for %s', (_, reminder, fields, can) => {
  expect(canFill({ reminder, templateId: 'template-of-one-kind-1', fields })).toBe(can)
})

test('a tap leads to what it is about', () => {
  expect(pageOf('order-shipped', 'O1')).toBe('pages/orders/order/index?id=O1')
  expect(pageOf('refund-succeeded', 'O1')).toBe('pages/orders/order/index?id=O1')
  expect(pageOf('commission-frozen', 'O1')).toBe('pages/commissions/earnings/index')
  expect(pageOf('letter', '')).toBe('pages/messages/inbox/index')
})

test('not of every message is anybody reminded', () => {
  const kinds = ['order-shipped', 'gift-shipped', 'order-timed-out', 'refund-succeeded', 'commission-frozen', 'letter']
  expect(kinds.filter(isReminder)).toEqual(['order-shipped', 'refund-succeeded', 'commission-frozen'])
})
