import { boot, SUN } from './cloud'
import { giftOrder, id, mall } from './mall'

const ORDER = `pages/orders/order/index?id=${id('O1')}`
const PRODUCT = 'pages/catalog/product/index'
const MENU = { from: 'menu', target: undefined }

test('a gift that waits is handed over as a card that leads to it and says its message', async () => {
  const app = boot({ answers: { ...mall, 'members.me': SUN } })
  const page = await app.open(ORDER)
  const card = { title: '生日快乐', path: `/pages/orders/gift/index?code=${'G'.repeat(20)}` }
  expect(page.call('onShareAppMessage', { from: 'button', target: { dataset: {} } })).toEqual(card)
  expect(page.call('onShareAppMessage', MENU)).toEqual(card)
})

test('any other order shares the app and nothing of itself', async () => {
  const app = boot({ answers: { ...mall, 'members.me': SUN, 'orders.order': { ...giftOrder, state: 'to-ship' } } })
  const page = await app.open(ORDER)
  expect(page.call('onShareAppMessage', MENU)).toEqual({ title: '推客', path: '/pages/tabs/home/index' })
})

test('the page of a gift forwards nothing: its card is the giver’s to hand over', async () => {
  const app = boot({ answers: mall })
  const page = await app.open(`pages/orders/gift/index?code=${'G'.repeat(20)}`)
  expect(page.call('onShareAppMessage', MENU)).toBeUndefined()
})

test('forwarding a page that a share led to keeps the share and says who forwards', async () => {
  const app = boot({ answers: mall })
  const page = await app.open(`${PRODUCT}?id=${id('P1')}&s=RJ4en0UNLeBMVpzA`)
  expect(page.call('onShareAppMessage', MENU)).toEqual({
    title: '高山绿茶',
    path: `/${PRODUCT}?id=${id('P1')}&s=RJ4en0UNLeBMVpzA&f=${'v'.repeat(16)}`,
  })
  expect(page.call('onShareTimeline')).toEqual({
    title: '高山绿茶',
    query: `id=${id('P1')}&s=RJ4en0UNLeBMVpzA&f=${'v'.repeat(16)}`,
  })
})
