import { DAY_MS, HOUR_MS, MINUTE_MS } from '@shared/kernel/time'
import { Operational } from '../../../cloudfunctions/runtime/failures'
import { TENTH_OF } from '../mall'
import type { Deed, Doing, World } from './world'

/** The clock is wound, and the jobs run as they would at the end of it. */
async function winds({ mall }: World, ms: number): Promise<void> {
  const { clock, wechatPay } = mall.product.cloud
  await clock.advance(ms)
  // A run that was not answered is one that the next minute repeats.
  await mall.product.runJobs().catch((error: unknown) => {
    if (!(error instanceof Operational)) throw error
  })
  await wechatPay.catchUp()
}

const minutesPass: Doing = (world) => winds(world, world.dice.between(1, 45) * MINUTE_MS)
const hoursPass: Doing = (world) => winds(world, world.dice.between(1, 30) * HOUR_MS)
const daysPass: Doing = (world) => winds(world, world.dice.between(1, 16) * DAY_MS)
const noticesCome: Doing = ({ mall }) => mall.product.cloud.wechatPay.catchUp()

/** What happens to the next notices. */
const mishaps: Doing = async ({ dice, mall }) => {
  const { wechatPay } = mall.product.cloud
  const times = dice.between(1, 3)
  const kind = dice.one(['lose', 'lose-for-good', 'duplicate', 'corrupt', 'delay', 'hold', 'release'] as const)
  if (kind === 'hold') wechatPay.holdNotices()
  else if (kind === 'release') await wechatPay.releaseNotices(dice.chance(0.5) ? 'reversed' : 'in-order')
  else if (kind !== undefined) wechatPay.mishap(kind, times, kind === 'delay' ? 90_000 : undefined)
}

/** One of the next calls is not answered, whosever it is: somebody's, the job's or a notice's. */
const replyIsLost: Doing = async ({ dice, mall }) => {
  const match = dice.chance(0.8) ? '*' : 'wechat-pay:*'
  const name = dice.chance(0.7) ? 'lost-reply' : 'crash-before'
  mall.product.cloud.faults.inject({ name, match, skip: dice.between(0, 12) })
}

/** The mall changes its rules; what was placed before keeps the old ones. */
const rulesChange: Doing = async ({ dice, mall, goods, shops, promoters, tries }) => {
  const { owner } = mall
  const [one, shopId, promoter] = [dice.one(goods), dice.one(shops), dice.one(promoters)]
  if (one === undefined || shopId === undefined || promoter === undefined) return
  const split = dice.one(['merchant', 'agency', 'platform'] as const) ?? 'merchant'
  const rates = { serviceRate: dice.between(0, 900_000), promoterRate: dice.between(100_000, 900_000) }
  const changes: (() => Promise<unknown>)[] = [
    () => tries(owner, 'catalog.setPlan', { productId: one.productId, promoted: true, ...TENTH_OF(split), ...rates }),
    () => tries(owner, 'catalog.setPlan', { productId: one.productId, promoted: false }),
    () =>
      tries(owner, 'catalog.setReferralRate', {
        rate: dice.between(0, 300_000),
        paidIn: dice.chance(0.5) ? 'fen' : 'points',
      }),
    () => tries(owner, 'catalog.setReferralRate', { rate: dice.between(0, 300_000), promoterId: promoter.id }),
    () => tries(owner, 'catalog.setFreight', { shopId, freightFen: dice.between(0, 999), freeFromFen: null }),
    () => tries(owner, 'orders.setTerms', { holdDays: dice.between(0, 8), autoConfirmDays: dice.between(1, 8) }),
    () => tries(owner, 'catalog.setOnSale', { productId: one.productId, onSale: dice.chance(0.7) }),
    () =>
      tries(owner, 'catalog.addStock', {
        productId: one.productId,
        skuId: one.skuId,
        change: dice.between(-9, 30) || 1,
        reason: '盘点',
      }),
    () => tries(owner, 'promoters.disable', { promoterId: promoter.id, reason: '违规' }),
    () => tries(owner, 'promoters.enable', { promoterId: promoter.id, reason: '申诉通过' }),
    () => tries(owner, 'promoters.enable', { promoterId: promoter.id, reason: '申诉通过' }),
  ]
  await dice.one(changes)?.()
}

const looks: Doing = async ({ dice, promoters, buyers, tries }) => {
  const [promoter, buyer] = [dice.one(promoters), dice.one(buyers)]
  if (promoter !== undefined) await tries(promoter, 'commissions.mine', {})
  if (buyer !== undefined) await tries(buyer, 'orders.mine', {})
}

export const WEATHER: readonly Deed[] = [
  { name: 'minutes pass', weight: 9, run: minutesPass },
  { name: 'hours pass', weight: 6, run: hoursPass },
  { name: 'days pass', weight: 5, run: daysPass },
  { name: 'notices come', weight: 6, run: noticesCome },
  { name: 'mishaps', weight: 4, run: mishaps },
  { name: 'a reply is lost', weight: 6, run: replyIsLost },
  { name: 'rules change', weight: 8, run: rulesChange },
  { name: 'looks', weight: 2, run: looks },
]

/** Everything that can come to an end by itself does: WeChat works again, every notice arrives, two months go by. */
export async function calmsDown(world: World): Promise<void> {
  const { product } = world.mall
  const { wechatPay, faults } = product.cloud
  faults.clear()
  wechatPay.forceNoErrors()
  wechatPay.refundsGo('success')
  wechatPay.transfersGo('confirm')
  await wechatPay.releaseNotices()
  for (const { refundId, state } of wechatPay.refunds()) {
    if (state === 'PROCESSING' || state === 'ABNORMAL') await wechatPay.finishRefund(refundId, 'SUCCESS')
  }
  for (const { billNo, state } of wechatPay.bills()) {
    if (state === 'TRANSFERING')
      await wechatPay.confirmTransfer(billNo).catch(() => wechatPay.failTransfer(billNo, 'X'))
    if (state === 'ACCEPTED' || state === 'PROCESSING') wechatPay.acceptTransfer(billNo)
  }
  for (const ms of [HOUR_MS, 2 * DAY_MS, 30 * DAY_MS, 30 * DAY_MS, HOUR_MS]) await winds(world, ms)
}

/** What has not come to its end, although nobody is waited for any more; one line each. */
export function stuck({ mall }: World): string[] {
  const now = mall.product.cloud.clock.now()
  const { rows } = mall
  const told = (collection: string, isStuck: (row: Readonly<Record<string, unknown>>) => boolean) =>
    rows(collection)
      .filter(isStuck)
      .map((row) => `${collection} ${JSON.stringify(row)}`)
  const passed = (at: unknown) => at !== null && at !== undefined && Number(at) < now - DAY_MS
  const disabled = new Set(rows('promoters').flatMap(({ _id, state }) => (state === 'active' ? [] : [_id])))
  return [
    ...told('payments', ({ state, lookAt }) => state === 'open' || lookAt !== null),
    ...told('refunds', ({ state }) => state !== 'succeeded' && state !== 'closed'),
    ...told(
      'orders',
      ({ stepAt, grantAt, openAfterSaleId }) => passed(stepAt) || (passed(grantAt) && openAfterSaleId === null),
    ),
    ...told('commissions', ({ state, dueAt, openAfterSales, promoterId }) => {
      return state === 'frozen' && passed(dueAt) && Number(openAfterSales) === 0 && !disabled.has(String(promoterId))
    }),
    ...told('withdrawals', ({ state, channel }) => {
      return channel === 'wechat' && ['requested', 'paying', 'waiting-user'].includes(String(state))
    }),
  ]
}
