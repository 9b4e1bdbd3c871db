import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { forgetAnswers } from '@/api/answers'
import { call } from '@/api/client'
import { chooseTheme } from '@/api/theme'
import SettingsPage from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

let isMuted = false
let promoterName: string | null = null
let lost = false
async function open(isMember: boolean | null) {
  forgetAnswers()
  chooseTheme('system')
  const output = { visitorId: 'V', member: isMember ? {} : null, isPromoter: false, staffRoles: [] }
  called.mockReset()
  called.mockImplementation(async (action, input) => {
    if (isMember === null) return { ok: false, now: 1, code: 'OFFLINE' } as never
    if (action === 'messages.muteLetters' && lost) return { ok: false, now: 1, code: 'BUSY' } as never
    if (action === 'messages.muteLetters') isMuted = (input as { isMuted: boolean }).isMuted
    const letters = { isMuted, promoterName }
    return { ok: true, now: 1, output: action === 'members.me' ? output : letters } as never
  })
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

test('who has a promoter may turn their letters off and on again', async () => {
  promoterName = '小*'
  await open(true)
  const letters = () => document.getElementById('settings-letters')?.getAttribute('aria-label')
  expect(letters()).toBe('接收推客消息，已选')
  await press('settings-letters')
  expect(isMuted).toBe(true)
  expect(letters()).toBe('接收推客消息，未选')
  lost = true
  await press('settings-letters')
  expect(letters()).toBe('接收推客消息，未选')
  expect(jest.mocked(Taro.showToast).mock.calls.at(-1)?.[0]).toMatchObject({ title: '现在人有点多，请再试一次' })
})

test('who has none and never turned anything off finds no such switch', async () => {
  promoterName = null
  isMuted = false
  await open(true)
  expect(there('settings-letters')).toBe(false)
})
