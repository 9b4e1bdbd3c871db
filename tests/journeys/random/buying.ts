import { ADDRESS } from '../../market'
import { type Deed, type Doing, someOrder, type World } from './world'

const visits: Doing = async ({ dice, promoters, buyers, goods, shares, tries }) => {
  const [promoter, buyer, one] = [dice.one(promoters), dice.one(buyers), dice.one(goods)]
  if (promoter === undefined || buyer === undefined || one === undefined) return
  const target = { kind: 'product', id: one.productId } as const
  const name = `${promoter.id} ${one.productId}`
  const share = shares.get(name) ?? (await tries(promoter, 'shares.create', { target }))?.code
  if (share === undefined) return
  shares.set(name, share)
  await tries(buyer, 'attribution.visit', { share, page: target })
}

/** Points of some shops that the cart is from: few, half or all that its buyer has, and now and then what can't be used. */
function somePoints({ dice, mall, shops }: World, buyerId: string, shopIds: ReadonlySet<string>) {
  const balances = mall.rows('balances')
  return shops.flatMap((shopId, index) => {
    const owner = `points_${index === 2 ? 'rice' : 'tea'}_${buyerId}`
    const amounts = balances.find(({ _id }) => _id === owner)?.amounts as { points?: number } | undefined
    const have = Number(amounts?.points ?? 0)
    if (have === 0 || !shopIds.has(shopId) || dice.chance(0.3)) return []
    const points = dice.between(1, have)
    // Ten points are one fen in the first program, one point is ten in the other.
    const whole = index === 2 ? points : points - (points % 10)
    return [{ shopId, points: Math.max(1, dice.chance(0.9) ? whole : points) }]
  })
}

const places: Doing = async (world) => {
  const { dice, buyers, goods, placed, tries } = world
  const buyer = dice.one(buyers)
  const cart = Array.from({ length: dice.between(1, 4) }, () => dice.one(goods)).flatMap((one) => one ?? [])
  if (buyer === undefined) return
  const items = cart.map(({ skuId }) => ({ skuId, quantity: dice.chance(0.8) ? 1 : dice.between(2, 9) }))
  const points = dice.chance(0.4) ? somePoints(world, buyer.id, new Set(cart.map(({ shopId }) => shopId))) : []
  const wanted = { items, ...(points.length === 0 ? {} : { usePoints: points }) }
  const quote = await tries(buyer, 'orders.quote', wanted)
  if (quote === null) return
  const where = dice.chance(0.15) ? { gift: { message: '送你' } } : { address: ADDRESS }
  const expectedFen = dice.chance(0.02) ? quote.payFen + 1 : quote.payFen
  const made = await tries(buyer, 'orders.place', { ...wanted, ...where, expectedFen })
  if (made !== null) placed.push({ paymentId: made.paymentId, orderIds: made.orderIds, buyer })
}

/** What a person does with WeChat may be what WeChat does not let them do: then nothing happens. */
export const attempt = (work: () => Promise<void>): Promise<void> => work().catch(() => undefined)

const pays: Doing = async (world) => {
  const { dice, mall, tries } = world
  const found = someOrder(world, 'unpaid')
  if (found === undefined) return
  const { buyer, paymentId } = found
  const { wechatPay } = mall.product.cloud
  await tries(buyer, 'orders.pay', { paymentId, method: dice.chance(0.8) ? 'jsapi' : 'h5' })
  const check = () => tries(buyer, 'orders.checkPayment', { paymentId })
  const confirm = () => attempt(() => wechatPay.pay(paymentId))
  const way = dice.fraction()
  // The notice comes while the page asks.
  if (way < 0.3) await Promise.all([confirm(), check()])
  else if (way < 0.9) await confirm()
  if (way > 0.7) await check()
}

/** Money that comes when none is due, or in another amount. */
const paysOddly: Doing = async ({ dice, mall, placed, tries }) => {
  const { wechatPay } = mall.product.cloud
  const one = dice.one(dice.chance(0.7) ? placed.slice(-6) : placed)
  if (one === undefined) return
  const { paymentId, buyer } = one
  const odd = dice.one(['again', 'late', 'amount', 'lie'] as const)
  if (odd === 'again') await attempt(() => wechatPay.payAgain(paymentId))
  if (odd === 'late') await attempt(() => wechatPay.payLate(paymentId))
  if (odd === 'lie') wechatPay.lieAboutAmount(dice.between(1, 5_000), 1)
  if (odd !== 'amount') return
  await tries(buyer, 'orders.pay', { paymentId, method: 'jsapi' })
  await attempt(() => wechatPay.payAmount(paymentId, dice.between(1, 9_999)))
}

const cancels: Doing = async (world) => {
  const found = someOrder(world, 'unpaid', 'to-ship')
  if (found !== undefined) await world.tries(found.buyer, 'orders.cancel', { paymentId: found.paymentId })
}

const accepts: Doing = async (world) => {
  const found = someOrder(world, 'gift-offered')
  const code = (found?.row.gift as { code?: string } | undefined)?.code
  const friend = world.dice.one(world.buyers)
  if (code !== undefined && friend !== undefined)
    await world.tries(friend, 'orders.acceptGift', { code, address: ADDRESS })
}

export const BUYING: readonly Deed[] = [
  { name: 'visits', weight: 10, run: visits },
  { name: 'places', weight: 24, run: places },
  { name: 'pays', weight: 24, run: pays },
  { name: 'pays oddly', weight: 5, run: paysOddly },
  { name: 'cancels', weight: 4, run: cancels },
  { name: 'accepts', weight: 4, run: accepts },
]
