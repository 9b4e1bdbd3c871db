import { expectBooksBalance } from '../../tests/books'
import { type Market, openMarket } from '../../tests/paid-orders'
import type { Person } from '../../tests/product'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.product.close())
afterEach(() => expectBooksBalance(market.product))

const kept = (path: string) => market.product.context().files.save(path, new Uint8Array([1, 2, 3]))
const asked = (orderId: string, pictures: string[]) => ({
  ...{ orderId, lines: [{ line: 0, fen: 1 }], freightFen: 0, isReturn: false, reason: '少了一瓶', pictures },
})
async function bought() {
  const buyer = await market.customer()
  const { visitorId } = await buyer.get('members.me', {})
  const { orderId } = await market.buy(buyer, [await market.goods(1_000)])
  return { buyer, orderId, visitorId }
}
const shown = (buyer: Person, orderId: string) => buyer.get('orders.order', { orderId })

describe('a picture of an after-sale', () => {
  test('is shown by an address, to the buyer and to the staff, when the buyer kept it', async () => {
    const { buyer, orderId, visitorId } = await bought()
    const pictures = [await kept(`after-sales/${visitorId}/broken.jpg`)]
    const { pictures: said } = await buyer.get('orders.requestAfterSale', asked(orderId, pictures))
    expect(said).toEqual([expect.stringMatching(/^http/)])
    const { items } = await market.owner.get('orders.staffAfterSales', {})
    expect(items[0]?.pictures).toEqual([expect.stringMatching(/^http/)])
  })

  test('is never a file that its buyer did not keep', async () => {
    const { buyer, orderId, visitorId } = await bought()
    const secret = await kept('withdrawals/secret.csv')
    const bucket = secret.slice(0, -'withdrawals/secret.csv'.length)
    const strange = [
      secret,
      await kept('after-sales/somebodyElse0001/broken.jpg'),
      await kept('after-sales/broken.jpg'),
      `${bucket}after-sales/${visitorId}/../../withdrawals/secret.csv`,
      `${bucket}withdrawals/after-sales/${visitorId}/secret.csv`,
      `${bucket}after-sales/${visitorId}/%2e%2e/secret.csv`,
      `cloud://after-sales/${visitorId}/secret.csv`,
      'https://elsewhere.example/a.png',
    ]
    for (const picture of strange) {
      expect(await buyer.refused('orders.requestAfterSale', asked(orderId, [picture]))).toBe('INVALID_INPUT')
    }
    const { afterSaleId } = await buyer.get('orders.requestAfterSale', asked(orderId, []))
    await market.product.context().db.patch('after-sales', afterSaleId, { pictures: [secret] })
    expect((await shown(buyer, orderId)).afterSales[0]?.pictures).toEqual([])
  })

  test('costs one question of the storage, however many after-sales have one', async () => {
    const { buyer, orderId, visitorId } = await bought()
    const costs: number[] = []
    for (const name of ['one', 'two']) {
      const pictures = [await kept(`after-sales/${visitorId}/${name}.jpg`)]
      const { afterSaleId } = await buyer.get('orders.requestAfterSale', asked(orderId, pictures))
      await buyer.get('orders.cancelAfterSale', { afterSaleId })
      const { afterSales } = await shown(buyer, orderId)
      expect(afterSales[0]?.pictures).toHaveLength(1)
      costs.push(market.product.lastCalls())
    }
    expect(costs[1]).toBe(costs[0])
  })
})

describe('a picture of a product', () => {
  const added = (pictures: string[]) => ({
    ...{ shopId: market.shopId, title: '山茶籽油', pictures },
    skus: [{ name: '单瓶', priceFen: 1_000, stock: 9 }],
  })

  test('is a file under products, and no other, also where an older row names one', async () => {
    const secret = await kept('withdrawals/secret.csv')
    const bucket = secret.slice(0, -'withdrawals/secret.csv'.length)
    for (const picture of [secret, `${bucket}products/../withdrawals/secret.csv`, `${bucket}a/products/b.png`]) {
      expect(await market.owner.refused('catalog.addProduct', added([picture]))).toBe('INVALID_INPUT')
    }
    const { productId, skuIds } = await market.owner.get(
      'catalog.addProduct',
      added([await kept('products/a/oil.png')]),
    )
    const buyer = await market.customer()
    const pictures = async () => {
      const { items } = await market.owner.get('catalog.products', { shopId: market.shopId })
      const quote = await buyer.get('orders.quote', { items: [{ skuId: skuIds[0] ?? '', quantity: 1 }] })
      const product = await buyer.get('catalog.product', { productId })
      const listed = items.find((one) => one.productId === productId)
      return [listed?.picture ?? null, quote.shops[0]?.lines[0]?.picture ?? null, product.pictures[0] ?? null]
    }
    expect(await pictures()).toEqual(Array(3).fill(expect.stringMatching(/^http/)))
    await market.product.context().db.patch('products', productId, { pictures: [secret] })
    expect(await pictures()).toEqual([null, null, null])
  })
})
