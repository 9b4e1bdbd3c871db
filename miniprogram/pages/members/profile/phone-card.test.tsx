import { act, fireEvent, render, screen } from '@testing-library/react'
import { call, type FailureCode } from '@/api/client'
import { PhoneCard } from './phone-card'

jest.mock('@/api/client')
jest.mock('@/api/platform', () => ({ inWeChat: true, say: jest.fn() }))
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
// WeChat gives its code by an event of its own button; here a click is that event.
jest.mock('@tarojs/components', () => ({
  ...jest.requireActual('../../../../tests/stand-ins/tarojs-components'),
  Button: ({ id, onGetPhoneNumber }: { id: string; onGetPhoneNumber: (event: object) => void }) => (
    <button type="button" id={id} onClick={() => onGetPhoneNumber({ detail: mockGiven })} />
  ),
}))
const called = jest.mocked(call)
let mockGiven: object = {}

async function pressed(detail: object, code?: FailureCode) {
  mockGiven = detail
  called.mockReset()
  called.mockResolvedValue(
    (code === undefined ? { ok: true, now: 1, output: {} } : { ok: false, now: 1, code }) as never,
  )
  render(<PhoneCard phone={null} />)
  await act(async () => void fireEvent.click(document.getElementById('profile-phone') as HTMLElement))
  return called.mock.calls.filter(([action]) => action === 'members.setPhone').map(([, input]) => input)
}

test('the code that WeChat gave is sent as it is', async () => {
  expect(await pressed({ code: 'c1', errMsg: 'getPhoneNumber:ok' })).toEqual([
    { code: 'c1', requestId: expect.any(String) },
  ])
})

test('whoever does not allow it sends nothing and reads no reproach', async () => {
  expect(await pressed({ errMsg: 'getPhoneNumber:fail user deny' })).toEqual([])
  expect(screen.queryByRole('alert')).toBeNull()
})

test('where WeChat gives none, the page says so', async () => {
  expect(await pressed({ errMsg: 'getPhoneNumber:fail no permission' })).toEqual([])
  expect(screen.getByRole('alert').textContent).toBe('微信现在给不出手机号，请过一会儿再试')
})

test('a code that was used up says that it takes another press', async () => {
  await pressed({ code: 'c1' }, 'PHONE_CODE_WRONG')
  expect(screen.getByRole('alert').textContent).toBe('微信没有给出手机号，请重新授权')
})
