import type { Output } from '@shared/contracts'
import type { PageName, Query } from '@/api/navigate'
import { badge } from './badge'
import { yuan } from './money'

export type Block = Output<'closure.check'>['blocks'][number]

interface Words {
  /** What it is, with how many of them: the unit stands in it. */
  readonly text: (many: string) => string
  /** What settles it. */
  readonly how: string
  /** Where; null: nowhere in the app. */
  readonly lead: { readonly verb: string; readonly page: PageName; readonly query?: Query } | null
}

const WORDS: Readonly<Record<Block['reason'], Words>> = {
  'unpaid-orders': {
    text: (many) => `${many} 笔订单还没付款`,
    how: '付款或取消',
    lead: { verb: '去处理', page: 'orderList', query: { state: 'unpaid' } },
  },
  'orders-under-way': {
    text: (many) => `${many} 笔订单还没完成`,
    how: '等发货，收到后确认收货',
    lead: { verb: '看订单', page: 'orderList' },
  },
  'gifts-under-way': {
    text: (many) => `${many} 份收到的礼物还没完成`,
    how: '等发货，收到后确认收货',
    lead: { verb: '看礼物', page: 'giftList' },
  },
  'after-sales': {
    text: (many) => `${many} 笔售后在处理`,
    how: '等商家处理完，或者撤销',
    lead: { verb: '看售后', page: 'afterSaleList' },
  },
  refunds: {
    text: (many) => `${many} 笔退款在路上`,
    how: '等款项退回',
    lead: { verb: '看订单', page: 'orderList' },
  },
  'customers-paying': {
    text: (many) => `${many} 笔你推广的订单可能正在付款`,
    how: '等大约半小时再来',
    lead: { verb: '看订单', page: 'decisions' },
  },
  'commissions-frozen': {
    text: (many) => `${many} 笔佣金还没结算`,
    how: '等结算',
    lead: { verb: '看收益', page: 'earnings' },
  },
  'commissions-withdrawable': {
    text: () => '还有佣金没提现',
    how: '先提现',
    lead: { verb: '去提现', page: 'requestWithdrawal' },
  },
  'commissions-debt': {
    text: () => '有佣金要退还',
    how: '客户退款后要退还的佣金，用以后的佣金抵清；不再推广就联系商家',
    lead: { verb: '看收益', page: 'earnings' },
  },
  withdrawals: {
    text: (many) => `${many} 笔提现没办完`,
    how: '等到账，或者取消',
    lead: { verb: '看提现', page: 'withdrawalList' },
  },
  staff: { text: () => '你是商家的工作人员', how: '请店主先收回你的权限', lead: null },
}

export interface BlockShown {
  readonly text: string
  readonly how: string
  /** ¥318.20; empty where no money is in question. */
  readonly amount: string
  readonly lead: Words['lead']
}

export function blockShown({ reason, count, fen }: Block): BlockShown {
  const { text, how, lead } = WORDS[reason]
  return { text: text(badge(count)), how, amount: fen === null || fen === 0 ? '' : `¥${yuan(fen)}`, lead }
}
