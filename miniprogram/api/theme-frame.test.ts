import Taro from '@tarojs/taro'
import { chooseTheme, paintFrame as paint, startTheme, themeChoice } from './theme'

jest.mock('./platform', () => ({ inWeChat: true }))

let phones: 'light' | 'dark' = 'light'
let changed: () => void = () => undefined
const bar = jest.fn(async (_: { frontColor: string; backgroundColor: string }) => undefined)
const pull = jest.fn(async (_: { textStyle: string }) => undefined)
const ground = jest.fn(async (_: { backgroundColor: string }) => undefined)
Object.assign(Taro, {
  setNavigationBarColor: bar,
  setBackgroundColor: ground,
  setBackgroundTextStyle: pull,
  getAppBaseInfo: () => ({ theme: phones }),
  onThemeChange: (listener: () => void) => {
    changed = listener
  },
})
const paintFrame = () => paint(themeChoice.get())
const lastBar = () => bar.mock.calls.at(-1)?.[0]
const LIGHT = { frontColor: '#000000', backgroundColor: '#F5F6F7' }
const DARK = { frontColor: '#ffffff', backgroundColor: '#111214' }

// In this order: what was painted once stays painted by us.
test('until somebody chooses, WeChat’s own theme file paints the frame and we do not', () => {
  startTheme()
  paintFrame()
  changed()
  expect(bar).not.toHaveBeenCalled()
})

test('dark on a light phone paints bar, ground and the pull of the page that is shown', () => {
  chooseTheme('dark')
  paintFrame()
  expect(lastBar()).toEqual(DARK)
  expect(ground.mock.calls.at(-1)?.[0].backgroundColor).toBe('#111214')
  expect(pull.mock.calls.at(-1)?.[0].textStyle).toBe('light')
})

test('back to the phone’s own, a painted page gets the phone’s colours, and follows when the phone changes', () => {
  chooseTheme('system')
  paintFrame()
  expect(lastBar()).toEqual(LIGHT)
  phones = 'dark'
  changed()
  expect(lastBar()).toEqual(DARK)
})

test('a page that is gone meanwhile cannot be painted, and nothing breaks', async () => {
  bar.mockImplementationOnce(async () => Promise.reject(new Error('setNavigationBarColor:fail')))
  chooseTheme('light')
  paintFrame()
  await Promise.resolve()
  expect(lastBar()).toEqual(LIGHT)
})
