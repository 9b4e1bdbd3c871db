import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { forgetAnswers } from '@/api/answers'
import { call } from '@/api/client'
import { chooseTheme } from '@/api/theme'
import SettingsPage from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

async function open(isMember: boolean | null) {
  forgetAnswers()
  chooseTheme('system')
  const output = { visitorId: 'V', member: isMember ? {} : null, isPromoter: false, staffRoles: [] }
  called.mockReset()
  called.mockResolvedValue(
    (isMember === null ? { ok: false, now: 1, code: 'OFFLINE' } : { ok: true, now: 1, output }) as never,
  )
  await act(async () => void render(<SettingsPage />))
}

const press = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))
const there = (id: string) => document.getElementById(id) !== null
const gone = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
const chosen = () => screen.getByLabelText(/已选$/).textContent

test('a theme that is pressed holds at once, for the page and the tabs alike', async () => {
  await open(true)
  expect(chosen()).toBe('跟随系统')
  await press('theme-dark')
  expect(chosen()).toBe('深色')
  expect(document.querySelector('.page-frame.theme--dark')).not.toBeNull()
  await press('theme-system')
  expect(document.querySelector('.theme--dark')).toBeNull()
})

test('a member finds profile, the second device and the way out', async () => {
  await open(true)
  for (const id of ['settings-privacy', 'settings-profile', 'settings-close']) await press(id)
  expect(gone()).toEqual(['/pages/members/privacy/index', '/pages/members/profile/index', '/pages/closure/close/index'])
  expect(there('mine-link-code')).toBe(true)
  expect(there('settings-link')).toBe(false)
})

test('who is no member has no account to close and may sign in here', async () => {
  await open(false)
  expect(there('settings-close')).toBe(false)
  await press('settings-link')
  expect(gone()).toEqual(['/pages/members/link-device/index'])
})

test('without a network everything that needs none is there', async () => {
  await open(null)
  await press('theme-light')
  expect(chosen()).toBe('浅色')
  expect(there('settings-privacy')).toBe(true)
  expect(there('settings-close')).toBe(false)
})

test('subscriptions are WeChat’s: a browser says where to go', async () => {
  await open(true)
  expect(document.getElementById('settings-subscriptions')?.textContent).toBe('消息订阅请在小程序完成')
  await press('settings-subscriptions')
  expect(jest.mocked(Taro.showToast).mock.calls.at(-1)?.[0]).toMatchObject({ title: '请在小程序完成' })
  expect(there('settings-contract')).toBe(false)
})
