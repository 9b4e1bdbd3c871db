import type { Output } from '@shared/contracts'
import { businessDay, DAY_MS } from '@shared/kernel/time'
import { count } from './counts'
import { clockTime, exactly } from './date'
import { yuan } from './money'
import { nameOf } from './names'

export type Message = Output<'messages.mine'>['items'][number]
export type LetterMessage = Extract<Message, { readonly kind: 'letter' }>
export type OrderMessage = Exclude<Message, LetterMessage>
/** As the promoter who sent it sees it. */
export type SentLetter = Output<'messages.letters'>['items'][number]
export type Reminder = Output<'messages.reminders'>['items'][number]['reminder']

interface Words {
  readonly title: string
  /** What to know or do; `goods` is what the order was about. */
  readonly text: (goods: string, amountFen: number | null) => string
}

const WORDS: Readonly<Record<OrderMessage['kind'], Words>> = {
  'order-shipped': { title: '商家发货了', text: (goods) => `${goods}已经寄出，点开看物流` },
  'order-timed-out': { title: '订单关闭了', text: (goods) => `${goods}没有按时付款，还想要可以重新下单` },
  'refund-succeeded': { title: '退款到账了', text: (goods, fen) => `${goods}${refunded(fen)}，原路退回你的付款账户` },
  'after-sale-rejected': { title: '售后没有通过', text: (goods) => `${goods}的售后商家没有同意，点开看原因` },
  'gift-accepted': { title: '礼物有人收下了', text: (goods) => `${goods}已被领取，商家准备发货` },
  'gift-returned': { title: '礼物没人领取', text: (goods) => `${goods}过了领取时间，款项会退给你` },
  'gift-shipped': { title: '你的礼物寄出了', text: (goods) => `${goods}已经寄出，点开看物流` },
  'commission-frozen': { title: '有一笔新佣金', text: (goods, fen) => `${goods}有人付款了，${earned(fen)}，先冻结` },
}

const refunded = (fen: number | null): string => (fen === null ? '已退款' : `退款 ¥${yuan(fen)}`)
const earned = (fen: number | null): string => (fen === null ? '佣金会记在你名下' : `你将赚 ¥${yuan(fen)}`)

/** 「山茶籽油」, 「山茶籽油」等 3 种商品 */
export const goodsWords = ({ title, lines }: Pick<OrderMessage, 'title' | 'lines'>): string =>
  lines > 1 ? `「${title}」等 ${count(lines)} 种商品` : `「${title}」`

export function messageWords(message: Message): { readonly title: string; readonly text: string } {
  if (message.kind === 'letter')
    return { title: message.title, text: `${fromPromoter(message.fromName)}：${message.body}` }
  const { title, text } = WORDS[message.kind]
  return { title, text: text(goodsWords(message), message.amountFen) }
}

/** Who a letter is from; `name` is masked. A promoter without a nickname is only the promoter. */
export const fromPromoter = (name: string): string => (name === '' ? '你的推客' : `你的推客 ${name}`)

/** Whom a letter of one's own went to. */
export const toWords = ({ toName }: Pick<SentLetter, 'toName'>): string =>
  toName === null ? '全部客户' : nameOf(toName)

/** How far a letter of one's own is. */
export function progressWords({
  state,
  delivered,
  skipped,
}: Pick<SentLetter, 'state' | 'delivered' | 'skipped'>): string {
  const reached = `已送达 ${count(delivered)} 人`
  if (state === 'sending') return `发送中 ${reached}`
  return skipped > 0 ? `${reached}，${count(skipped)} 人不接收` : reached
}

/** When something may be done again, seen from `now`: 明天 14:05 后可以再发. */
export function againWords(againAt: number, now: number): string {
  const day = businessDay(againAt)
  const clock = clockTime(againAt)
  if (day === businessDay(now)) return `今天 ${clock} 后可以再发`
  if (day === businessDay(now + DAY_MS)) return `明天 ${clock} 后可以再发`
  return `${exactly(againAt, now)} 后可以再发`
}

/** What one lets WeChat tell, as a row says it. */
export const REMINDER_WORDS: Readonly<Record<Reminder, string>> = {
  'order-shipped': '商家发货时提醒我',
  'refund-succeeded': '退款到账时提醒我',
  'commission-frozen': '有新佣金时提醒我',
  letter: '推客发消息时提醒我',
}
