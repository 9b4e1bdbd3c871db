import { attempt } from './buying'
import { type Deed, type Doing, someLines, someOrder } from './world'

const ships: Doing = async (world) => {
  const found = someOrder(world, 'to-ship')
  if (found === undefined) return
  const { dice, mall, tries } = world
  const lines = (found.row.lines as unknown[]).flatMap((_, line) => (dice.chance(0.5) ? [line] : []))
  const some = dice.chance(0.85) || lines.length === 0 ? {} : { lines }
  await tries(mall.owner, 'orders.ship', { orderId: found.orderId, company: 'ZTO', number: 'ZTO7788990011', ...some })
}

const confirms: Doing = async (world) => {
  const found = world.dice.chance(0.95) ? someOrder(world, 'shipped') : someOrder(world, 'to-ship')
  if (found !== undefined) await world.tries(found.buyer, 'orders.confirmReceipt', { orderId: found.orderId })
}

const claims: Doing = async (world) => {
  const found = someOrder(world, 'received', 'refunded')
  if (found !== undefined) await world.tries(found.buyer, 'orders.claimPoints', { orderId: found.orderId })
}

/** Of the freight nothing, all, or a part. */
const someFreight = (row: Readonly<Record<string, unknown>>, part: number): number => {
  const left = Number(row.freightFen) - Number(row.freightRefundedFen) - Number(row.freightRefundingFen)
  return part < 0.5 ? 0 : part < 0.8 ? left : Math.floor(left / 2)
}

const REFUNDABLE = ['gift-offered', 'to-ship', 'shipped', 'received', 'received'] as const

const asksBack: Doing = async (world) => {
  const found = someOrder(world, ...REFUNDABLE)
  if (found === undefined) return
  const { orderId, buyer, row } = found
  const asked = { orderId, lines: someLines(world, row.lines), freightFen: someFreight(row, world.dice.fraction()) }
  const wanted = { ...asked, isReturn: world.dice.chance(0.5), reason: '破损', pictures: [] }
  const made = await world.tries(buyer, 'orders.requestAfterSale', wanted)
  if (made !== null) world.afterSales.push({ afterSaleId: made.afterSaleId, buyer })
}

interface AfterSaleRow {
  readonly lines: readonly { readonly line: number; readonly fen: number }[]
  readonly freightFen: number
}

const decides: Doing = async ({ dice, mall, afterSales, tries }) => {
  const found = dice.one(dice.chance(0.7) ? afterSales.slice(-3) : afterSales)
  if (found === undefined) return
  const { afterSaleId, buyer } = found
  const { owner } = mall
  const verdict = dice.fraction()
  if (verdict < 0.2) await tries(buyer, 'orders.cancelAfterSale', { afterSaleId })
  else if (verdict < 0.4) await tries(owner, 'orders.rejectAfterSale', { afterSaleId, answer: '不符合条件' })
  else {
    const { lines, freightFen } = mall.row('after-sales', afterSaleId) as unknown as AfterSaleRow
    const agreed = lines.map(({ line, fen }) => ({
      line,
      fen: dice.chance(0.7) ? Number(fen) : dice.between(0, Number(fen)),
    }))
    const terms = { lines: agreed, freightFen: Number(freightFen), restock: dice.chance(0.5) }
    await tries(owner, 'orders.approveAfterSale', { afterSaleId, ...terms })
  }
}

const refunds: Doing = async (world) => {
  const found = someOrder(world, ...REFUNDABLE)
  if (found === undefined) return
  const { orderId, row } = found
  const slice = { lines: someLines(world, row.lines), freightFen: someFreight(row, world.dice.fraction()) }
  const wanted = { orderId, ...slice, restock: world.dice.chance(0.5), reason: '协商退款' }
  await world.tries(world.mall.owner, 'orders.refund', wanted)
}

/** How WeChat's refunds go for a while, or how one ends that did not go. */
const refundsGo: Doing = async ({ dice, mall }) => {
  const { wechatPay } = mall.product.cloud
  if (dice.chance(0.5)) {
    wechatPay.refundsGo(
      dice.one(['success', 'success', 'hold', 'abnormal', 'closed', 'not-enough'] as const) ?? 'success',
    )
    return
  }
  const open = wechatPay.refunds().filter(({ state }) => state === 'PROCESSING' || state === 'ABNORMAL')
  const one = dice.one(open)
  const end = dice.one(['SUCCESS', 'SUCCESS', 'ABNORMAL', 'CLOSED'] as const) ?? 'SUCCESS'
  if (one !== undefined) await attempt(() => wechatPay.finishRefund(one.refundId, end))
}

export const FULFILLING: readonly Deed[] = [
  { name: 'ships', weight: 20, run: ships },
  { name: 'confirms', weight: 14, run: confirms },
  { name: 'claims', weight: 6, run: claims },
  { name: 'asks back', weight: 8, run: asksBack },
  { name: 'decides', weight: 9, run: decides },
  { name: 'refunds', weight: 9, run: refunds },
  { name: 'refunds go', weight: 5, run: refundsGo },
]
