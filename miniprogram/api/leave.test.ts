import Taro from '@tarojs/taro'
import { answerTo } from './answers'
import { forgetPerson, startOver } from './leave'
import { keep, kept } from './namespace'
import { pickedAddress } from './picked-address'
import { noteViewed, viewedProducts } from './viewed-products'

const KEPT = ['token', 'device', 'theme', 'address', 'answer members.me {}']
const OF_THE_DEVICE = ['x', 'x', 'x', null, null]

afterEach(() => {
  Object.assign(process.env, { TARO_ENV: '' })
})

test('of a closed account a browser keeps nothing but how it signs in and the theme that was chosen', () => {
  Object.assign(process.env, { TARO_ENV: 'h5' })
  for (const name of KEPT) keep(name, 'x')
  window.localStorage.setItem('tuike:other:address', 'theirs')
  forgetPerson()
  expect(KEPT.map(kept)).toEqual(OF_THE_DEVICE)
  expect(window.localStorage.getItem('tuike:other:address')).toBe('theirs')
})

test('so does WeChat', () => {
  Object.assign(Taro, { getStorageInfoSync: () => ({ keys: KEPT.map((name) => `tuike:me:${name}`) }) })
  for (const name of KEPT) keep(name, 'x')
  forgetPerson()
  expect(KEPT.map(kept)).toEqual(OF_THE_DEVICE)
})

test('answers that pages hold are gone at once', () => {
  const unread = answerTo('messages.unread', {})
  unread.set({ output: { unread: 3 }, failure: null, asking: false })
  forgetPerson()
  expect(unread.get().output).toBeNull()
})

test('what pages still hold of the person is gone as well, so that none of it is kept anew', () => {
  noteViewed('OIL')
  pickedAddress.set('HOME')
  forgetPerson()
  expect(viewedProducts.get()).toEqual([])
  expect(pickedAddress.get()).toBeNull()
  noteViewed('SOAP')
  expect(kept('viewed-products')).toBe('["SOAP"]')
})

test('a browser begins anew at the home page', () => {
  // The page that is loaded again is the browser's; jsdom has none to load and only says so.
  const said = jest.spyOn(console, 'error').mockImplementation(() => undefined)
  startOver()
  expect(window.location.hash).toBe('#/pages/tabs/home/index')
  said.mockRestore()
})
