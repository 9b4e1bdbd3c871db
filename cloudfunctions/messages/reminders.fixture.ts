import { MINUTE_MS } from '@shared/kernel/time'
import { openMarket } from '../../tests/paid-orders'
import type { Person } from '../../tests/product'
import type { Telling } from './rules'

export const TEMPLATES = [
  { reminder: 'order-shipped', templateId: 'template-of-parcels-1', fields: { thing1: 'title', time2: 'time' } },
  { reminder: 'refund-succeeded', templateId: 'template-of-refunds-1', fields: { amount1: 'amount' } },
  {
    reminder: 'commission-frozen',
    templateId: 'template-of-earnings1',
    fields: { thing1: 'title', amount2: 'amount' },
  },
  { reminder: 'letter', templateId: 'template-of-letters-1', fields: { thing1: 'title', name2: 'name' } },
] as const
type Reminder = (typeof TEMPLATES)[number]['reminder']

let facts = 0
/** A parcel of an order that nobody placed, at noon. */
export function parcelTo(toId: string, more: Partial<Telling> = {}): Telling {
  facts += 1
  const news = { toId, giverId: null, orderId: `order-${facts}`, title: '山茶籽油', lines: 1 }
  const about = { name: 'order.shipped', subject: `order-${facts}`, version: 2, at: Date.UTC(2026, 10, 21, 4) }
  return { ...about, ...news, ...more } as Telling
}

/** A market whose merchant chose a template for every reminder. */
export async function openReminding() {
  const market = await openMarket()
  const { product, owner } = market
  const { wechat } = product.cloud
  for (const { templateId, fields } of TEMPLATES) wechat.addTemplate(templateId, Object.keys(fields))
  await owner.get('messages.setTemplates', { templates: [...TEMPLATES] })
  const logged: string[] = []
  return {
    ...market,
    logged,
    /** A request whose log is kept. */
    context: () => ({ ...product.context(), log: (event: string) => void logged.push(event) }),
    /** What a page does: WeChat's dialog, and then the product. */
    async allow(person: Person, openid: string, reminder: Reminder): Promise<void> {
      const template = TEMPLATES.find((one) => one.reminder === reminder) ?? TEMPLATES[0]
      wechat.grantSubscription(openid, template.templateId)
      await person.get('messages.grantReminders', { answers: [{ reminder, answer: 'accept' }] })
    },
    async granted(person: Person): Promise<Record<string, number>> {
      const { items } = await person.get('messages.reminders', {})
      return Object.fromEntries(items.map((one) => [one.reminder, one.granted]))
    },
    sent: () => wechat.calls(500).filter(({ api }) => api === 'send'),
    states: () => product.cloud.database.dump('reminders').map(({ state }) => state),
    async minutes(count = 1): Promise<void> {
      for (let minute = 0; minute < count; minute += 1) {
        await market.advance(MINUTE_MS)
        await product.runJobs()
      }
    },
    async buyer(openid: string): Promise<Person & { id: string }> {
      const person = product.as(openid)
      await person.get('members.register', {})
      return { ...person, id: (await person.get('members.me', {})).visitorId }
    },
  }
}
export type Reminding = Awaited<ReturnType<typeof openReminding>>
