import { attempt } from './buying'
import type { Deed, Doing } from './world'

const PAYEE = { realName: '王小明', account: '6222020000001234', bank: '工商银行 西湖支行' }

/** Most of one transfer to a wallet, until the mall says otherwise. */
const WALLET_MAX_FEN = 20_000

const withdraws: Doing = async ({ dice, promoters, bills, tries }) => {
  const promoter = dice.one(promoters)
  if (promoter === undefined) return
  const summary = await tries(promoter, 'commissions.summary', {})
  const account = dice.one((summary?.accounts ?? []).filter(({ withdrawableFen }) => withdrawableFen > 0))
  if (account === undefined) return
  const { payer, withdrawableFen } = account
  const channel = dice.one(['wechat', 'wechat', 'bank', 'alipay'] as const) ?? 'wechat'
  const some = dice.chance(0.4) ? withdrawableFen : dice.between(1, withdrawableFen + 20)
  const amountFen = channel === 'wechat' && dice.chance(0.9) ? Math.min(some, WALLET_MAX_FEN) : some
  const payee = channel === 'wechat' ? {} : { payee: PAYEE }
  const made = await tries(promoter, 'withdrawals.request', { payer, channel, amountFen, ...payee })
  if (made !== null) bills.push({ billNo: made.billNo, promoter })
}

/** What becomes of a bill: by its promoter, by the staff, or by WeChat. */
const decides: Doing = async ({ dice, mall, bills, tries }) => {
  const found = dice.one(dice.chance(0.7) ? bills.slice(-4) : bills)
  if (found === undefined) return
  const { billNo, promoter } = found
  const { owner } = mall
  const { wechatPay } = mall.product.cloud
  const row = mall.row('withdrawals', billNo)
  const byHand: Doing[] = [
    async () => void (await tries(owner, 'withdrawals.markPaid', { billNo, receiptNumber: 'R2026120800' })),
    async () => void (await tries(owner, 'withdrawals.markPaid', { billNo, receiptNumber: 'R2026120801' })),
    async () => void (await tries(owner, 'withdrawals.markReturned', { billNo, reason: '户名不符' })),
    async () => void (await tries(owner, 'withdrawals.reject', { billNo, reason: '资料不全' })),
    async () => void (await tries(promoter, 'withdrawals.cancel', { billNo })),
  ]
  const byWechat: Doing[] = [
    () => attempt(() => wechatPay.confirmTransfer(billNo)),
    () => attempt(() => wechatPay.confirmTransfer(billNo)),
    () => attempt(() => wechatPay.confirmTransfer(billNo, { staysTransferring: true })),
    () => attempt(() => wechatPay.failTransfer(billNo, 'ACCOUNT_FROZEN')),
    () => attempt(async () => wechatPay.acceptTransfer(billNo)),
    async () => void (await tries(promoter, 'withdrawals.refresh', { billNo })),
    async () => void (await tries(promoter, 'withdrawals.cancel', { billNo })),
    async () => void (await tries(owner, 'withdrawals.approve', { billNo })),
    async () => void (await tries(owner, 'withdrawals.reject', { billNo, reason: '资料不全' })),
  ]
  const isWallet = dice.chance(0.95) === (row.channel === 'wechat')
  await (dice.one(isWallet ? byWechat : byHand) as (() => Promise<void>) | undefined)?.()
}

const transfersGo: Doing = async ({ dice, mall }) => {
  const { wechatPay } = mall.product.cloud
  wechatPay.transfersGo(dice.one(['confirm', 'confirm', 'accepted', 'processing'] as const) ?? 'confirm')
  wechatPay.overdueEndsAs(dice.one(['FAIL', 'CANCELLED'] as const) ?? 'FAIL')
  if (dice.chance(0.2)) wechatPay.forceError('transfer', 403, 'NOT_ENOUGH', 2)
}

const plans: Doing = async ({ dice, mall, plans, tries }) => {
  if (dice.chance(0.5)) {
    const plan = await tries(mall.owner, 'settlement.plan', {})
    if (plan !== null) plans.push(plan.planId)
  } else {
    const planId = dice.one(plans)
    if (planId !== undefined) await tries(mall.owner, 'settlement.execute', { planId })
  }
}

export const WITHDRAWING: readonly Deed[] = [
  { name: 'withdraws', weight: 18, run: withdraws },
  { name: 'decides on a bill', weight: 16, run: decides },
  { name: 'transfers go', weight: 3, run: transfersGo },
  { name: 'plans a settlement', weight: 4, run: plans },
]
