import { remindOf, tell } from '../../cloudfunctions/messages/listeners'
import type { Person, Product } from '../product'

interface World {
  readonly product: () => Product
  /** Wire requests of the one action that `work` calls. */
  count(work: () => Promise<unknown>): Promise<number>
  member(): Promise<Person>
  promoter(): Promise<Person>
  owner(): Promise<Person>
}

const WORDS = { title: '新油到了', body: '今年的头道油刚到，有问题随时问我。' }
const ANSWERS = [{ reminder: 'order-shipped', answer: 'accept' }] as const
const TEMPLATES = [
  { reminder: 'order-shipped', templateId: 'template-of-parcels-1', fields: { thing1: 'title' } },
] as const

/** One typical call of every action of messages, letters and reminders, for docs/costs.md. */
export function messageCosts({ product, count, member, promoter, owner }: World) {
  async function told() {
    const one = await member()
    const { visitorId: toId } = await one.get('members.me', {})
    const context = product().context()
    const news = { toId, orderId: toId, title: '山茶籽油', lines: 1 }
    await tell({ name: 'order.timed-out', subject: toId, version: 2, at: context.now, ...news }, context)
    return { one, now: context.now, calls: context.meter.calls }
  }
  /** A promoter with two customers. */
  async function followed() {
    const one = await promoter()
    const code = (await one.get('promoters.me', {})).promoter?.code ?? ''
    const customers = []
    for (const number of [1, 2]) {
      customers.push(product().as(`costs-customer-${++people}-${number}`))
      await customers.at(-1)?.get('members.register', { code })
    }
    return { one, customers }
  }
  let people = 0
  return {
    calls: {
      'messages.mine': async () => {
        const { one } = await told()
        return count(() => one.get('messages.mine', {}))
      },
      'messages.unread': async () => {
        const { one } = await told()
        return count(() => one.get('messages.unread', {}))
      },
      'messages.markRead': async () => {
        const { one, now } = await told()
        return count(() => one.get('messages.markRead', { until: now }))
      },
      'messages.sendLetter': async () => {
        const { one } = await followed()
        return count(() => one.get('messages.sendLetter', WORDS))
      },
      'messages.letters': async () => {
        const { one } = await followed()
        await one.get('messages.sendLetter', WORDS)
        return count(() => one.get('messages.letters', {}))
      },
      'messages.letterSettings': async () => {
        const [one] = (await followed()).customers
        return count(async () => one?.get('messages.letterSettings', {}))
      },
      'messages.muteLetters': async () => {
        const one = await member()
        return count(() => one.get('messages.muteLetters', { isMuted: true }))
      },
      'messages.reminders': async () => {
        const one = await member()
        return count(() => one.get('messages.reminders', {}))
      },
      'messages.grantReminders': async () => {
        await (await owner()).get('messages.setTemplates', { templates: [...TEMPLATES] })
        const one = await member()
        return count(() => one.get('messages.grantReminders', { answers: [...ANSWERS] }))
      },
      'messages.templates': async () => {
        const staff = await owner()
        return count(() => staff.get('messages.templates', {}))
      },
      'messages.setTemplates': async () => {
        const staff = await owner()
        return count(() => staff.get('messages.setTemplates', { templates: [...TEMPLATES] }))
      },
    },
    /** What it costs that somebody may be reminded who allowed nothing. */
    async remind() {
      const { visitorId: toId } = await (await member()).get('members.me', {})
      const context = product().context()
      const news = { toId, giverId: null, orderId: toId, title: '山茶籽油', lines: 1 }
      await remindOf({ name: 'order.shipped', subject: toId, version: 2, at: context.now, ...news }, context)
      return context.meter.calls
    },
    /** What telling one person of a fact costs. */
    tell: async () => (await told()).calls,
  }
}
