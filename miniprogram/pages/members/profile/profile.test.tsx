import { act, fireEvent, render, screen } from '@testing-library/react'
import { forgetAnswers } from '@/api/answers'
import { call, type FailureCode } from '@/api/client'
import ProfilePage from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

interface Shown {
  nickname: string | null
  avatarUrl: string | null
  phone: string | null
  registeredAt: number
}
let member: Shown
let refusals: FailureCode[]

async function open(first: Partial<Shown> = {}) {
  member = { nickname: '林小满', avatarUrl: null, phone: null, registeredAt: 1, ...first }
  refusals = []
  forgetAnswers()
  called.mockReset()
  called.mockImplementation(async (action, input) => {
    const code = action === 'members.me' ? undefined : refusals.shift()
    if (code !== undefined) return { ok: false, now: 1, code } as never
    if (action === 'members.updateProfile') member = { ...member, nickname: (input as { nickname: string }).nickname }
    if (action === 'members.removePhone') member = { ...member, phone: null }
    return { ok: true, now: 1, output: { member, visitorId: 'V', isPromoter: false, staffRoles: [] } } as never
  })
  await act(async () => void render(<ProfilePage />))
}

const sent = (name: string) => called.mock.calls.flatMap(([action, input]) => (action === name ? [input] : []))
const press = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))
const box = () => document.getElementById('profile-nickname') as HTMLInputElement
const type = (value: string) => fireEvent.change(box(), { target: { value } })
const saveable = () => !(document.getElementById('profile-save') as HTMLButtonElement).disabled

test('only what was changed is sent, and the box then holds what was saved', async () => {
  await open()
  expect(box().value).toBe('林小满')
  expect(saveable()).toBe(false)
  type('  满满 ')
  await press('profile-save')
  expect(sent('members.updateProfile')).toEqual([{ nickname: '满满', requestId: expect.any(String) }])
  expect(box().value).toBe('满满')
  expect(saveable()).toBe(false)
})

test('a name can be changed but not taken away', async () => {
  await open()
  type('')
  expect(screen.getByText('昵称不能空着')).toBeTruthy()
  expect(saveable()).toBe(false)
})

test('a name that was refused stays in the box beside the reason', async () => {
  await open()
  refusals = ['TEXT_REFUSED']
  type('坏词')
  await press('profile-save')
  expect(screen.getByText('昵称里有不合适的内容，请换一个')).toBeTruthy()
  expect(box().value).toBe('坏词')
})

test('after a lost answer the next press is the same request', async () => {
  await open()
  refusals = ['OFFLINE']
  type('满满')
  await press('profile-save')
  await press('profile-save')
  const [first, second] = sent('members.updateProfile')
  expect(second).toEqual(first)
})

test('a browser gives no phone and says where to go; a phone that is there can be removed, once asked', async () => {
  await open({ phone: '138****5678' })
  expect(screen.getByText('换手机号请在小程序完成')).toBeTruthy()
  await press('profile-phone-remove')
  expect(sent('members.removePhone')).toEqual([])
  await press('confirm-send')
  expect(sent('members.removePhone')).toHaveLength(1)
  expect(screen.getByText('没有填')).toBeTruthy()
  expect(document.getElementById('profile-phone-remove')).toBeNull()
})

test('a removal that failed says so where it was asked for', async () => {
  await open({ phone: '138****5678' })
  refusals = ['OFFLINE']
  await press('profile-phone-remove')
  await press('confirm-send')
  expect(screen.getByText('网络不通，请检查后再试')).toBeTruthy()
  expect(screen.getAllByText('138****5678').length).toBeGreaterThan(0)
})
