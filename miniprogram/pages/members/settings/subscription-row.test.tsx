import Taro from '@tarojs/taro'
import { act, fireEvent, render } from '@testing-library/react'
import { SubscriptionRow } from './subscription-row'

jest.mock('@/api/platform', () => ({ inWeChat: true, say: jest.fn(), NotHere: Error }))

let mainSwitch = false
const openSetting = jest.fn(async () => {
  mainSwitch = true
})
Object.assign(Taro, {
  getSetting: jest.fn(async () => ({ subscriptionsSetting: { mainSwitch } })),
  openSetting,
})
const row = () => document.getElementById('settings-subscriptions') as HTMLElement

test('in WeChat the row says how its switch stands, opens WeChat’s page, and looks again afterwards', async () => {
  await act(async () => void render(<SubscriptionRow />))
  expect(row().textContent).toBe('消息订阅已关闭')
  await act(async () => void fireEvent.click(row()))
  expect(openSetting).toHaveBeenCalledWith({ withSubscriptions: true })
  expect(row().textContent).toBe('消息订阅已开启')
})

test('a WeChat that does not say leaves the state open', async () => {
  jest.mocked(Taro.getSetting).mockRejectedValueOnce(new Error('getSetting:fail'))
  await act(async () => void render(<SubscriptionRow />))
  expect(row().textContent).toBe('消息订阅')
})
