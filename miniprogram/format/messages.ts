import type { Output } from '@shared/contracts'
import { count } from './counts'
import { yuan } from './money'

export type Message = Output<'messages.mine'>['items'][number]

interface Words {
  readonly title: string
  /** What to know or do; `goods` is what the order was about. */
  readonly text: (goods: string, amountFen: number | null) => string
}

const WORDS: Readonly<Record<Message['kind'], Words>> = {
  'order-shipped': { title: '商家发货了', text: (goods) => `${goods}已经寄出，点开看物流` },
  'order-timed-out': { title: '订单关闭了', text: (goods) => `${goods}没有按时付款，还想要可以重新下单` },
  'refund-succeeded': { title: '退款到账了', text: (goods, fen) => `${goods}${refunded(fen)}，原路退回你的付款账户` },
  'after-sale-rejected': { title: '售后没有通过', text: (goods) => `${goods}的售后商家没有同意，点开看原因` },
  'gift-accepted': { title: '礼物有人收下了', text: (goods) => `${goods}已被领取，商家准备发货` },
  'gift-returned': { title: '礼物没人领取', text: (goods) => `${goods}过了领取时间，款项会退给你` },
  'gift-shipped': { title: '你的礼物寄出了', text: (goods) => `${goods}已经寄出，点开看物流` },
}

const refunded = (fen: number | null): string => (fen === null ? '已退款' : `退款 ¥${yuan(fen)}`)

/** 「山茶籽油」, 「山茶籽油」等 3 种商品 */
export const goodsWords = ({ title, lines }: Pick<Message, 'title' | 'lines'>): string =>
  lines > 1 ? `「${title}」等 ${count(lines)} 种商品` : `「${title}」`

export function messageWords(message: Message): { readonly title: string; readonly text: string } {
  const { title, text } = WORDS[message.kind]
  return { title, text: text(goodsWords(message), message.amountFen) }
}
