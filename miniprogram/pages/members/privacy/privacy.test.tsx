import { act, render, screen } from '@testing-library/react'
import { call } from '@/api/client'
import PrivacyPage from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))

test('what is kept, who sees it, for how long and what one can do about it is said without asking the server', async () => {
  await act(async () => void render(<PrivacyPage />))
  for (const title of ['我们记什么，为什么', '给谁看', '留多久', '你可以做什么'])
    expect(screen.getByText(title)).toBeTruthy()
  expect(jest.mocked(call)).not.toHaveBeenCalled()
})
