/** Words that a withdrawal says outside our pages: to the payee in WeChat, and in the files of finance and promoters. */

/** WeChat's `transfer_remark`, at most 32 signs; the payee reads it. */
export const TRANSFER_REMARK = '推广佣金提现'

/** Columns of what is to be paid by hand; the first and the last three are those of the results that come back. */
export const TO_PAY_COLUMNS = [
  '单号',
  '姓名',
  '账号',
  '开户行',
  '金额(元)',
  '申请时间',
  '备注',
  '上次导出',
  '结果',
  '回单号',
  '原因',
]
export const RESULT_COLUMNS = { billNo: '单号', result: '结果', receiptNumber: '回单号', reason: '原因' } as const
/** What finance may write under 结果. */
export const RESULTS = { 成功: 'paid', 失败: 'rejected', 退回: 'returned' } as const

export const STATEMENT_COLUMNS = [
  '时间',
  '付款方',
  '类型',
  '单号',
  '说明',
  '待结算',
  '可提现',
  '提现中',
  '已提现',
  '欠款',
]
export const OPENING = '月初余额'
export const CHANGES = '本月合计'
export const CLOSING = '月末余额'

/** Kinds of entries that move a promoter's money. */
export const ENTRY_WORDS: Readonly<Record<string, string>> = {
  payment: '顾客付款',
  settle: '佣金结算',
  refund: '退款扣回',
  withdraw: '申请提现',
  payout: '提现到账',
  'payout-back': '提现退回',
  'payout-return': '银行退回',
}

export const PAYER_WORDS: Readonly<Record<string, string>> = { merchant: '商家', wechat: '微信支付' }

export const CHANNEL_WORDS = { wechat: '微信零钱', bank: '银行卡', alipay: '支付宝' } as const

export const STATE_WORDS = {
  requested: '已申请',
  reviewing: '审核中',
  paying: '打款中',
  'waiting-user': '待确认收款',
  paid: '已到账',
  returned: '已退回',
  failed: '失败',
  cancelled: '已取消',
  expired: '超时未确认',
  rejected: '未通过',
} as const
