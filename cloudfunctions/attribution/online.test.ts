import fc from 'fast-check'
import { histories } from '../../tests/attribution/histories'
import { ROWS } from '../../tests/attribution/rows'
import { OnlineStory } from '../../tests/attribution/run-online'
import { paidIn } from '../../tests/attribution/run-replay'
import { type Product, startProduct } from '../../tests/product'
import type { LogEvent } from './events'

let product: Product
let stories = 0
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.close())

describe('the worked examples, lived through in the product', () => {
  test.each(ROWS)(
    '$id: $say',
    async ({ ruleset, events, want, lockDays = {} }) => {
      stories += 1
      const story = new OnlineStory(product, `S${stories}x`, lockDays)
      expect(await story.run(events, ruleset)).toEqual(want)
      // A row with five hundred visits is three thousand requests.
    },
    180_000,
  )
})

/** In the product an order is placed once, and a thing stays with the shop, and a content with the channel, that it was added to. */
function settled(events: readonly LogEvent[]): LogEvent[] {
  const places = new Map<string, object>()
  const once = (name: string, place: object): object => {
    places.set(name, places.get(name) ?? place)
    return places.get(name) ?? place
  }
  return events.map((event, place) => {
    if (event.type === 'order') return { ...event, order: `o${place}` }
    if (event.type === 'product') return { ...event, ...once(`p ${event.product}`, { shop: event.shop }) }
    if (event.type === 'coupon') return { ...event, ...once(`k ${event.coupon}`, { shop: event.shop }) }
    if (event.type !== 'content') return event
    return { ...event, ...once(`c ${event.content}`, { shop: event.shop, channel: event.channel }) }
  })
}

test('random histories end as in the replay, whoever met whom when', async () => {
  for (const history of fc.sample(histories, { numRuns: 12, seed: 20_261_121 })) {
    const events = settled(history)
    for (const ruleset of ['alliance-2024', 'tuike-2025,referral', 'recorded']) {
      stories += 1
      const story = new OnlineStory(product, `S${stories}x`, {})
      expect(await story.run(events, ruleset)).toEqual(paidIn(events, ruleset))
    }
  }
}, 180_000)
