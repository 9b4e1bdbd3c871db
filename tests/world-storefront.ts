import type { Input } from '@shared/contracts'
import type { Call } from './caller-in'

/** A plan under which the merchant pays the promoter 10 % of what was paid: 20 % × 50 %. */
const PLAN = { promoted: true, split: 'merchant', serviceRate: 200_000, promoterRate: 500_000 } as const

type Goods = Omit<Input<'catalog.addProduct'>, 'requestId' | 'shopId'>

/** What 掌柜 says of the goods: what is in it, how it is made, how it is used. */
const WORDS = {
  oil: '江西赣州高山油茶林的茶籽，冷榨一次，不掺其他油。\n炒菜、凉拌都合适，开瓶后三个月内用完。\n净含量 500 ml，保质期 18 个月。',
  soap: '茶籽粕和椰子油冷制，放了六周才切块。\n洗手洗澡都可以，不含香精。\n三块装，每块约 90 g。',
  honey: '蜂箱冬天放在茶林里，一年只收一次。\n口感清甜，天冷会结晶，是正常的。\n净含量 250 g，一岁以下婴儿不宜食用。',
  wash: '茶籽提取物做的洗手液，泡沫少，好冲洗。\n净含量 300 ml。',
  basket: '一瓶油、一罐蜜、一块皂，竹篮装好，附手写卡片。\n发货前可以在备注里写祝福语。',
  custom: '企业和婚礼的礼盒，印名字，十份起做。\n下单后掌柜会打电话确认样式。',
} as const

/**
 * 掌柜's shop, as its pages show it: three promoted products and three that are not, on five shelves, a live room and an
 * article of its channels, and an arranged home page. The larger pack of honey is sold out. Shipping is 8.00, and free from
 * 99.00 on.
 */
export async function fillCatalog(call: Call) {
  const { shopId } = await call('zhanggui', 'catalog.addShop', { name: '山茶小铺' })
  await call('zhanggui', 'catalog.setFreight', { shopId, freightFen: 800, freeFromFen: 9_900 })
  const shelfOf = await setShelves(call)
  const add = (goods: Goods) => call('zhanggui', 'catalog.addProduct', { shopId, ...goods })
  const custom = await add({
    title: '礼盒定制服务',
    ...{ description: WORDS.custom, categoryId: shelfOf('定制'), pictures: ['drawn:gift-box'] },
    skus: [{ name: '标准礼盒', priceFen: 19_900, stock: 20 }],
  })
  const wash = await add({
    title: '茶籽洗手液 300 ml',
    ...{ description: WORDS.wash, categoryId: shelfOf('洗护'), pictures: ['drawn:soap'] },
    skus: [{ name: '一瓶', priceFen: 2_680, stock: 150 }],
  })
  const basket = await add({
    title: '茶林手作竹篮礼',
    ...{ description: WORDS.basket, categoryId: shelfOf('礼盒'), pictures: ['drawn:gift-box'] },
    skus: [{ name: '一篮', priceFen: 16_900, strikePriceFen: 18_780, stock: 30 }],
  })
  const honey = await add({
    title: '山茶花蜂蜜 250 g',
    ...{ description: WORDS.honey, categoryId: shelfOf('蜂蜜'), pictures: ['drawn:honey'] },
    skus: [
      { name: '一罐', priceFen: 5_900, stock: 8 },
      { name: '三罐装', priceFen: 15_900, strikePriceFen: 17_700, stock: 0 },
    ],
    plan: PLAN,
  })
  const soap = await add({
    title: '手工茶籽皂 三块装',
    ...{ description: WORDS.soap, categoryId: shelfOf('洗护'), pictures: ['drawn:soap'] },
    skus: [{ name: '原味', priceFen: 3_980, strikePriceFen: 4_500, stock: 120 }],
    plan: { ...PLAN, promoterRate: 400_000 },
  })
  const oil = await add({
    title: '山茶籽油 500 ml',
    ...{ description: WORDS.oil, categoryId: shelfOf('粮油'), pictures: ['drawn:oil'] },
    skus: [
      { name: '单瓶', priceFen: 8_900, stock: 200 },
      { name: '两瓶装', priceFen: 16_800, strikePriceFen: 17_800, stock: 60 },
    ],
    plan: PLAN,
  })
  const { channelId } = await call('zhanggui', 'catalog.addChannel', { name: '山茶小铺视频号' })
  const about = { channelId, shopId }
  await call('zhanggui', 'catalog.addContent', { kind: 'article', title: '一滴山茶油的来历', ...about })
  const { contentId: live } = await call('zhanggui', 'catalog.addContent', {
    kind: 'live',
    title: '今晚八点 采茶直播',
    ...about,
  })
  await call('zhanggui', 'storefront.arrange', {
    slides: [
      { title: '新榨山茶籽油', target: { kind: 'product', id: oil.productId } },
      { title: '今晚八点 采茶直播', target: { kind: 'content', id: live }, picture: 'drawn:honey' },
      { title: '送礼，竹篮装好', target: { kind: 'category', id: shelfOf('礼盒') }, picture: 'drawn:gift-box' },
    ],
    sections: [
      { title: '掌柜推荐', productIds: [oil.productId, honey.productId, soap.productId, basket.productId] },
      { title: '送人也好', productIds: [basket.productId, custom.productId, wash.productId] },
    ],
  })
  return {
    oil: { productId: oil.productId, single: named(oil.skuIds[0]), pair: named(oil.skuIds[1]) },
    soap: named(soap.skuIds[0]),
    honey: named(honey.skuIds[0]),
    live,
  }
}

/** Five shelves; answers the id of one by its name. */
async function setShelves(call: Call): Promise<(name: string) => string> {
  const categories = ['粮油', '蜂蜜', '洗护', '礼盒', '定制'].map((name) => ({ name }))
  const { items } = await call('zhanggui', 'catalog.setCategories', { categories })
  return (name) => named(items.find((shelf) => shelf.name === name)?.categoryId)
}

function named(id: string | undefined): string {
  if (id === undefined) throw new Error('seed: something has fewer parts than it was given')
  return id
}
