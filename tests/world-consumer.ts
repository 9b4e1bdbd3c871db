import type { Call } from './caller-in'

const HOME = { name: '陈秀兰', phone: '13700007001', region: '浙江省 杭州市', detail: '文三路 1 号 2 幢 301' }
const WORK = { name: '陈秀兰', phone: '13700007001', region: '浙江省 杭州市', detail: '文一西路 969 号 5 幢前台' }

/**
 * 陈姐 shops: two addresses in her book, and three things of two shops in her cart, of which the coasters became cheaper
 * since and one she wants more of than there is. The second shop is 掌柜's other one.
 */
export async function furnish(call: Call, { oil, honey }: { readonly oil: string; readonly honey: string }) {
  await call('chenjie', 'addresses.save', { address: HOME, isDefault: true })
  await call('chenjie', 'addresses.save', { address: WORK, isDefault: false })

  const { shopId } = await call('zhanggui', 'catalog.addShop', { name: '竹里杂货' })
  await call('zhanggui', 'catalog.setFreight', { shopId, freightFen: 600, freeFromFen: 6_900 })
  const { productId, skuIds } = await call('zhanggui', 'catalog.addProduct', {
    ...{ shopId, title: '竹编杯垫 四只装', pictures: ['drawn:coasters'] },
    ...{ skus: [{ name: '原竹色', priceFen: 4_900, stock: 36 }] },
  })
  const skuId = skuIds[0] ?? ''
  await call('chenjie', 'orders.setInCart', { skuId: oil, quantity: 2 })
  await call('chenjie', 'orders.setInCart', { skuId: honey, quantity: 9 })
  await call('chenjie', 'orders.setInCart', { skuId, quantity: 1 })
  await call('zhanggui', 'catalog.changeProduct', {
    ...{ productId, skus: [{ skuId, name: '原竹色', priceFen: 3_900 }] },
  })
}
