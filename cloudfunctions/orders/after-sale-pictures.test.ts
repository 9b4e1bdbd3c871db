import { HOUR_MS } from '@shared/kernel/time'
import { type Market, openMarket } from '../../tests/paid-orders'
import { newRequestId } from '../../tests/product'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.product.close())

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const JPEG = [0xff, 0xd8, 0xff, 0xe0]
const base64 = (...bytes: number[]) => Buffer.from(bytes).toString('base64')
async function bought() {
  const buyer = await market.customer()
  const { orderId } = await market.buy(buyer, [await market.goods(1_000)])
  return { buyer, orderId }
}
const asked = (orderId: string, pictures: string[]) => ({
  ...{ orderId, lines: [{ line: 0, fen: 100 }], freightFen: 0, isReturn: false, reason: '少了一瓶', pictures },
})

describe('a picture for an after-sale', () => {
  test('is kept for its buyer, who can name it, and shown by an address', async () => {
    const { buyer, orderId } = await bought()
    const kept = await buyer.get('orders.addAfterSalePicture', { pictureBase64: base64(...JPEG, 1, 2, 3) })
    expect(kept.url).toMatch(/^http/)
    expect(kept.fileId).toMatch(/\.jpg$/)
    const shown = await fetch(kept.url ?? '')
    expect([...new Uint8Array(await shown.arrayBuffer())]).toEqual([...JPEG, 1, 2, 3])
    const stranger = await bought()
    expect(await stranger.buyer.refused('orders.requestAfterSale', asked(stranger.orderId, [kept.fileId]))).toBe(
      'INVALID_INPUT',
    )
    const { pictures } = await buyer.get('orders.requestAfterSale', asked(orderId, [kept.fileId]))
    expect(pictures).toEqual([expect.stringMatching(/^http/)])
  })

  test.each([
    ['a page', Buffer.from('<svg onload="alert(1)">').toString('base64')],
    ['nothing of a PNG but its first signs', base64(...PNG.slice(0, 4))],
    ['what is no base64', '图'],
    ['nothing', ''],
    ['one byte more than 48 KB', Buffer.alloc(49_153, 0xff).toString('base64')],
  ])('is no %s', async (_what, pictureBase64) => {
    const { buyer } = await bought()
    expect(await buyer.refused('orders.addAfterSalePicture', { pictureBase64 })).toBe('INVALID_INPUT')
  })

  test('sent again is the same file, and another picture is never written over it', async () => {
    const { buyer } = await bought()
    const requestId = newRequestId()
    const keep = (...bytes: number[]) =>
      buyer.get('orders.addAfterSalePicture', { requestId, pictureBase64: base64(...PNG, ...bytes) })
    const { fileId } = await keep(1)
    expect((await keep(1)).fileId).toBe(fileId)
    expect((await keep(2)).fileId).not.toBe(fileId)
    const url = await market.product.context().files.temporaryUrl(fileId)
    const shown = await fetch(url ?? '')
    expect([...new Uint8Array(await shown.arrayBuffer())]).toEqual([...PNG, 1])
  })

  test('is one of thirty an hour', async () => {
    const { buyer } = await bought()
    const keep = () => buyer.ask('orders.addAfterSalePicture', { pictureBase64: base64(...PNG) })
    for (let kept = 0; kept < 30; kept += 1) expect((await keep()).ok).toBe(true)
    expect(await keep()).toMatchObject({ code: 'TOO_OFTEN', data: { againAt: expect.any(Number) } })
    await market.advance(HOUR_MS)
    expect((await keep()).ok).toBe(true)
  })

  test('is one file, whichever reply was lost', async () => {
    const { buyer } = await bought()
    const files = new Set<string>()
    const input = { requestId: newRequestId(), pictureBase64: base64(...PNG) }
    for (let skip = 0; ; skip += 1) {
      market.product.cloud.faults.inject({ name: 'lost-reply', match: '*', skip, times: 1 })
      const first = await buyer.ask('orders.addAfterSalePicture', input)
      const struck = market.product.cloud.faults.list().length === 0
      market.product.cloud.faults.clear()
      if (!first.ok) expect(first.code).toBe('BUSY')
      files.add((await buyer.get('orders.addAfterSalePicture', input)).fileId)
      if (!struck) break
      await market.advance(HOUR_MS)
    }
    expect(files.size).toBe(1)
  })
})

describe('the list of after-sales', () => {
  test('has the buyer’s own, newest first, each with its shop and the goods that it is about', async () => {
    const buyer = await market.customer()
    const [oil, soap] = [await market.goods(1_000), await market.goods(2_000)]
    const { orderId } = await market.buy(buyer, [oil, soap])
    const second = (lines: { line: number; fen: number }[]) => ({ ...asked(orderId, []), lines })
    const first = await buyer.get('orders.requestAfterSale', second([{ line: 1, fen: 500 }]))
    await buyer.get('orders.cancelAfterSale', { afterSaleId: first.afterSaleId })
    await market.advance(1_000)
    const both = [
      { line: 1, fen: 1 },
      { line: 0, fen: 2 },
    ]
    const next = await buyer.get('orders.requestAfterSale', second(both))
    const { items, cursor } = await buyer.get('orders.afterSales', {})
    expect(cursor).toBeNull()
    expect(items.map(({ afterSaleId, state, shopName }) => [afterSaleId, state, shopName])).toEqual([
      [next.afterSaleId, 'requested', '山茶小铺'],
      [first.afterSaleId, 'cancelled', '山茶小铺'],
    ])
    expect(items.map(({ goods }) => goods.map(({ line, title }) => [line, title]))).toEqual([
      [
        [0, '山茶籽油'],
        [1, '山茶籽油'],
      ],
      [[1, '山茶籽油']],
    ])
    const page = await buyer.get('orders.afterSales', { size: 1 })
    const rest = await buyer.get('orders.afterSales', { size: 1, cursor: page.cursor ?? '' })
    expect([...page.items, ...rest.items].map(({ afterSaleId }) => afterSaleId)).toEqual([
      next.afterSaleId,
      first.afterSaleId,
    ])
    expect((await (await market.customer()).get('orders.afterSales', {})).items).toEqual([])
  })
})
