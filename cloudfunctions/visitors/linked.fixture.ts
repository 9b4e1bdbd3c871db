import type { FactNamed } from '@shared/kernel/facts'
import { MINUTE_MS } from '@shared/kernel/time'
import { ADDRESS, type Member, startMarket } from '../../tests/market'
import type { Person } from '../../tests/product'
import { listeners } from '../functions/listeners'

type Linked = FactNamed<'visitor.linked'>

/** A market in which people with two devices buy, give and link. */
export async function openLinkingMarket() {
  const market = await startMarket()
  const shopId = await market.addShop()
  let devices = 0
  const thing = () => market.sell(shopId, { priceFen: 1_000, stock: 9 })

  async function offered(giver?: Member) {
    const buyer = giver ?? (await market.newMember())
    const { skuId } = await thing()
    const items = [{ skuId, quantity: 1 }]
    const { orderIds, paymentId } = await market.buy(buyer, { items, gift: { message: '给你' } })
    await market.pay(buyer, paymentId)
    const orderId = orderIds[0] ?? ''
    return { giver: buyer, orderId, code: (await buyer.get('orders.order', { orderId })).gift?.code ?? '' }
  }
  return {
    ...market,
    thing,
    offered,
    /** Somebody's other device, as a visitor who never registered. */
    async newDevice(): Promise<Member> {
      devices += 1
      const person = market.product.as(`device-${devices}`, 'cloudbase')
      return { ...person, id: (await person.get('members.me', {})).visitorId }
    },
    async link(device: Person, member: Person) {
      const { code } = await member.get('members.createLinkCode', {})
      await device.get('members.linkIdentity', { code })
    },
    /** A gift that `friend` accepted. */
    async accepted(friend: Person, giver?: Member) {
      const gift = await offered(giver)
      await friend.get('orders.acceptGift', { code: gift.code, address: ADDRESS })
      return gift
    },
    ship: (orderId: string) => market.owner.get('orders.ship', { orderId, company: 'ZTO', number: 'ZTO7788990011' }),
    /** The fact is heard again, by its listeners in an order of their own. */
    async hearAgain(device: Member, member: Member) {
      const at = market.product.cloud.clock.now()
      const fact: Linked = { name: 'visitor.linked', subject: device.id, becameId: member.id, version: 1, at }
      for (const listen of Object.values(listeners['visitor.linked']).reverse()) {
        await listen(fact, market.product.context())
      }
    },
    async minutes(count: number) {
      for (let minute = 0; minute < count; minute += 1) {
        await market.product.cloud.clock.advance(MINUTE_MS)
        await market.product.runJobs()
      }
    },
    save: (one: Person, detail: string) =>
      one.get('addresses.save', { address: { ...ADDRESS, detail }, isDefault: false }),
    /** What of the person's own is still there. */
    leftOf: (id: string) =>
      ['carts', 'address-books', 'message-boxes'].filter((name) => market.rows(name).some(({ _id }) => _id === id)),
  }
}
export type LinkingMarket = Awaited<ReturnType<typeof openLinkingMarket>>
