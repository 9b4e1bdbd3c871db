import Taro from '@tarojs/taro'
import { backTo } from './back-to'

let routes: string[] = []
Object.assign(Taro, { getCurrentPages: () => routes.map((route) => ({ route })) })

test('the list behind the form is gone back to; a form that something else led to gives the list its place', async () => {
  // A browser's routes begin with a slash.
  routes = ['pages/tabs/admin/index', '/pages/pitches/manage/index', 'pages/pitches/edit/index']
  await backTo('managePitches')
  expect(Taro.navigateBack).toHaveBeenCalledTimes(1)
  await backTo('letters')
  routes = ['pages/messages/write/index']
  await backTo('letters')
  expect(Taro.navigateBack).toHaveBeenCalledTimes(1)
  expect(jest.mocked(Taro.redirectTo).mock.calls.map(([{ url }]) => url)).toEqual([
    '/pages/messages/letters/index',
    '/pages/messages/letters/index',
  ])
})
