import { boot, SUN } from './cloud'
import { giftOrder, id, mall } from './mall'
import { OWN, promotion } from './promotion'
import { rounds } from './rounds'

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
    imageUrl: 'wxfile://tmp/drawn.png',
  })
  expect(page.call('onShareTimeline')).toEqual({
    title: '高山绿茶',
    query: `id=${id('P1')}&s=RJ4en0UNLeBMVpzA&f=${'v'.repeat(16)}`,
    imageUrl: 'wxfile://tmp/drawn.png',
  })
})

test('the tab 推广 shares the promoter’s own link for registering, by its menu and by its button', async () => {
  const app = boot({ answers: promotion })
  const page = await app.open('pages/tabs/promotion/index')
  const path = `/pages/members/register/index?s=${OWN}`
  expect(page.call('onShareAppMessage', MENU)).toMatchObject({ path })
  expect(page.call('onShareAppMessage', { from: 'button', target: { dataset: {} } })).toMatchObject({ path })
})

test('the tab 推广 shared before its link is known waits for it, and never shares the tab itself', async () => {
  const { gate, until } = rounds()
  const app = boot({ answers: promotion, gate })
  const page = await app.open('pages/tabs/promotion/index')
  await until(app, 1)
  const said = page.call('onShareAppMessage', MENU) as { path: string; promise: Promise<object> }
  expect(said.path).toBe('/pages/members/register/index')
  await until(app)
  expect(await said.promise).toMatchObject({ path: `/pages/members/register/index?s=${OWN}` })
})
