import type { REMINDERS } from '@shared/contracts/messages'
import { shanghaiParts } from '@shared/kernel/time'

type Reminder = (typeof REMINDERS)[number]

/** What WeChat shows of each reminder: in a field for text, and in one that takes five signs of Chinese. */
export const REMINDER_WORDS: Readonly<Record<Reminder, { readonly text: string; readonly phrase: string }>> = {
  'order-shipped': { text: '已发货，点开查看物流', phrase: '已发货' },
  'refund-succeeded': { text: '退款已原路退回', phrase: '已退款' },
  'commission-frozen': { text: '客户已付款，佣金待结算', phrase: '待结算' },
  letter: { text: '推客给你写了消息', phrase: '新消息' },
}

/** A promoter who gave no name. */
export const NAMELESS = '推客'

/** The first of the goods, and how many kinds there are when it is not the only one. */
export const goodsInWords = (title: string, lines: number): string => (lines > 1 ? `${title} 等${lines}件` : title)

/** As WeChat wants it, `2019年10月1日 15:01`, in Shanghai. */
export function timeInWords(at: number): string {
  const { year, month, day, hour, minute } = shanghaiParts(at)
  return `${year}年${month}月${day}日 ${two(hour)}:${two(minute)}`
}
const two = (part: number): string => String(part).padStart(2, '0')

/** `12345` fen as formatYuan writes them, with WeChat's sign for them behind. */
export const amountInWords = (yuan: string): string => `${yuan}元`
