import { act, fireEvent, render, screen } from '@testing-library/react'
import { AGREE_BUTTON, privacyRequest } from '@/api/privacy'
import { PrivacySheet } from './privacy-sheet'

jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../tests/stand-ins/nutui'))
// WeChat tells of the consent by an event of its own button; here a click is that event.
jest.mock('@tarojs/components', () => ({
  ...jest.requireActual('../../../tests/stand-ins/tarojs-components'),
  Button: ({ id, openType, onAgreePrivacyAuthorization }: Record<string, never>) => (
    <button type="button" id={id} data-open={openType} onClick={onAgreePrivacyAuthorization} />
  ),
}))

const press = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))

async function asked() {
  const answer = jest.fn()
  render(<PrivacySheet />)
  await act(async () => privacyRequest.set({ need: 'phone', answer }))
  return answer
}

test('it says what will be used and what for, and only WeChat’s own button is consent', async () => {
  const answer = await asked()
  expect(screen.getByText('接下来要用到你的微信手机号。')).toBeTruthy()
  expect(screen.getByText(/不填也能下单和提现/)).toBeTruthy()
  expect(document.getElementById(AGREE_BUTTON)?.dataset.open).toBe('agreePrivacyAuthorization')
  await press(AGREE_BUTTON)
  expect(answer.mock.calls).toEqual([[true]])
})

test('暂不同意 and closing the sheet are both a no', async () => {
  const answer = await asked()
  await press('privacy-refuse')
  fireEvent.click(screen.getByLabelText('关闭'))
  expect(answer.mock.calls).toEqual([[false], [false]])
})

test('while nothing is asked there is nothing', async () => {
  privacyRequest.set(null)
  const { container } = render(<PrivacySheet />)
  expect(container.innerHTML).toBe('')
})
