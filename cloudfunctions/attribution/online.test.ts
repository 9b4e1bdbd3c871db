import { ROWS } from '../../tests/attribution/rows'
import { OnlineStory } from '../../tests/attribution/run-online'
import { type Product, startProduct } from '../../tests/product'

let product: Product
let stories = 0
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.close())

describe('the worked examples, lived through in the product', () => {
  test.each(ROWS)('$id: $say', async ({ ruleset, events, want, lockDays = {} }) => {
    stories += 1
    const story = new OnlineStory(product, `S${stories}x`, lockDays)
    expect(await story.run(events, ruleset)).toEqual(want)
  })
})
