import type Taro from '@tarojs/taro'

/** The platform is known when the module is loaded. */
async function navigating(platform: 'weapp' | 'h5') {
  jest.resetModules()
  Object.assign(process.env, { TARO_ENV: platform })
  const { goTo } = await import('./navigate')
  const { default: taro } = await import('@tarojs/taro')
  return { goTo, taro }
}
afterEach(() => {
  Object.assign(process.env, { TARO_ENV: '' })
})

const CART = { url: '/pages/orders/cart/index' }
const pages = (many: number) => Array.from({ length: many }, () => ({})) as ReturnType<typeof Taro.getCurrentPages>

test('a double tap opens a page once, and later it opens again', async () => {
  const { goTo, taro } = await navigating('h5')
  goTo('cart')
  goTo('cart')
  expect(taro.navigateTo).toHaveBeenCalledTimes(1)
  await Promise.resolve()
  await Promise.resolve()
  goTo('cart')
  expect(taro.navigateTo).toHaveBeenCalledTimes(2)
})

test('a page that could not be opened is no way that is closed for good', async () => {
  const { goTo, taro } = await navigating('h5')
  jest.mocked(taro.navigateTo).mockRejectedValueOnce(new Error('timeout'))
  goTo('cart')
  await new Promise((resolve) => setTimeout(resolve))
  goTo('cart')
  expect(taro.navigateTo).toHaveBeenCalledTimes(2)
})

test('above ten pages WeChat opens none: the next one takes the place of the last', async () => {
  const { goTo, taro } = await navigating('weapp')
  taro.getCurrentPages = () => pages(10)
  goTo('cart')
  expect(taro.navigateTo).not.toHaveBeenCalled()
  expect(taro.redirectTo).toHaveBeenCalledWith(CART)
})

test('a browser has no such limit', async () => {
  const { goTo, taro } = await navigating('h5')
  taro.getCurrentPages = () => pages(10)
  goTo('cart')
  expect(taro.navigateTo).toHaveBeenCalledWith(CART)
})
