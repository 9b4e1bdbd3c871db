import type { Output } from '@shared/contracts'
import { type Answers, NOW } from './cloud'

/** A mall of two shops, as the server would answer it, for pages with something on them. */

/** An id of ours that can be read. */
export const id = (name: string): string => name.padEnd(16, '0')

export type Product = Output<'catalog.products'>['items'][number]
type CartItem = Output<'orders.cart'>['items'][number]

export const product = (name: string, priceFen: number): Product => ({
  productId: id(name),
  shopId: id('ShopA'),
  title: `商品${name}`,
  picture: 'drawn:honey',
  priceFen,
  strikePriceFen: priceFen + 1_000,
  state: 'on-sale',
  promoted: true,
  earnFen: null,
})

export const productPage: Output<'catalog.product'> = {
  productId: id('P1'),
  shopId: id('ShopA'),
  shopName: '山里茶铺',
  title: '高山绿茶',
  description: '清明前采的。',
  categoryId: null,
  pictures: [],
  priceFen: 6_800,
  state: 'on-sale',
  promoted: true,
  earnFen: null,
  skus: [
    {
      skuId: id('S1'),
      name: '一罐',
      priceFen: 6_800,
      strikePriceFen: null,
      inStock: true,
      stockLeft: null,
      earnFen: null,
    },
  ],
}

const item = (name: string, shop: 'ShopA' | 'ShopB', shopName: string, priceFen: number): CartItem => ({
  skuId: id(`S${name}`),
  productId: id(`P${name}`),
  shopId: id(shop),
  shopName,
  title: `商品${name}`,
  skuName: '一份',
  picture: null,
  quantity: 2,
  priceFen,
  addedPriceFen: priceFen,
  problem: null,
  stockLeft: null,
})
export const cartItems = [item('1', 'ShopA', '山里茶铺', 6_800), item('2', 'ShopB', '海边小店', 1_250)]

export const address = {
  name: '李四',
  phone: '13912345678',
  region: '浙江省 杭州市 西湖区',
  detail: '文三路 1 号',
} as const
export const listedAddress = { ...address, addressId: id('A1'), phone: '139****5678', isDefault: true }

/** The quote of what was asked for: two pieces of each, flat freight of 8 yuan in the second shop. */
const quote = (skuIds: readonly string[]): Output<'orders.quote'> => {
  const shops = cartItems
    .filter(({ skuId }) => skuIds.includes(skuId))
    .map(({ shopId, shopName, addedPriceFen: _, stockLeft: __, ...line }) => {
      const goodsFen = line.priceFen * 2
      const freightFen = shopId === id('ShopB') ? 800 : 0
      return {
        shopId,
        shopName,
        lines: [{ ...line, goodsFen, paidFen: goodsFen }],
        goodsFen,
        couponFen: 0,
        points: 0,
        pointsFen: 0,
        freightFen,
        freeFromFen: null,
        payFen: goodsFen + freightFen,
        pointsMax: 0,
        pointsHave: 0,
      }
    })
  return { shops, payFen: shops.reduce((sum, { payFen }) => sum + payFen, 0) }
}

export const giftLine = { line: 0, title: '高山绿茶', skuName: '一罐', picture: null, quantity: 1, isClosed: false }
export const receivedGift: Output<'orders.receivedGift'> = {
  orderId: id('O1'),
  shopName: '山里茶铺',
  fromName: '孙*',
  message: '生日快乐',
  state: 'shipped',
  lines: [giftLine],
  address: { ...address, phone: '139****5678' },
  shipments: [{ company: 'SF', number: 'SF1234567890', lines: [0], at: NOW }],
  acceptedAt: NOW,
  autoConfirmAt: NOW + 7 * 86_400_000,
  receivedAt: null,
}

/** The order of somebody who bought a gift that nobody took yet. */
export const giftOrder: Output<'orders.order'> = {
  orderId: id('O1'),
  paymentId: id('Pay1'),
  shopId: id('ShopA'),
  shopName: '山里茶铺',
  state: 'gift-offered',
  lines: [
    {
      ...giftLine,
      productId: id('P1'),
      skuId: id('S1'),
      priceFen: 6_800,
      goodsFen: 6_800,
      couponFen: 0,
      pointsFen: 0,
      paidFen: 6_800,
      refundedFen: 0,
      refundingFen: 0,
      isShipped: false,
    },
  ],
  freightFen: 0,
  payFen: 6_800,
  refundedFen: 0,
  placedAt: NOW,
  closesAt: NOW + 900_000,
  isGift: true,
  hasOpenAfterSale: false,
  goodsFen: 6_800,
  couponFen: 0,
  points: 0,
  pointsFen: 0,
  note: '',
  address: null,
  gift: { code: 'G'.repeat(20), message: '生日快乐', acceptBefore: NOW + 86_400_000, acceptedAt: null, toName: null },
  paidAt: NOW,
  shipments: [],
  shippedAt: null,
  autoConfirmAt: null,
  receivedAt: null,
  receivedBy: null,
  closedAt: null,
  closedBecause: null,
  claimablePoints: 0,
  grantedPoints: null,
  refunds: [],
  afterSales: [],
}

export const mall: Answers = {
  'catalog.product': productPage,
  'catalog.categories': { items: [{ categoryId: id('C1'), name: '茶叶' }] },
  'catalog.products': { items: [product('P1', 6_800), product('P2', 1_250)], cursor: null },
  'catalog.productsById': ({ productIds }) => ({
    items: [product('P1', 6_800), product('P2', 1_250)].filter(({ productId }) => productIds.includes(productId)),
  }),
  'storefront.home': {
    slides: [{ title: '新茶到了', target: { kind: 'product', id: id('P1') }, picture: 'drawn:honey' }],
    categories: [{ categoryId: id('C1'), name: '茶叶' }],
    sections: [{ title: '本周好物', products: [product('P3', 9_900)] }],
  },
  'addresses.mine': { items: [listedAddress] },
  'addresses.address': { addressId: id('A1'), address, isDefault: true },
  'orders.cart': { items: cartItems },
  'orders.cartCount': { items: 2 },
  'orders.setInCart': { items: 2 },
  'orders.quote': ({ items }) => quote(items.map(({ skuId }) => skuId)),
  'orders.gifts': { items: [receivedGift], cursor: null },
  'orders.receivedGift': receivedGift,
  'orders.order': giftOrder,
}
