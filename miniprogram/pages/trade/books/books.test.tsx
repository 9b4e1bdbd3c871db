import { act, render, screen } from '@testing-library/react'
import { call } from '@/api/client'
import TradeBooks from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)
const NOW = Date.UTC(2026, 10, 21, 4)

test('each invariant stands with how often it was checked, and what fails is written out', async () => {
  const invariants = [
    { number: 1, checked: 1_234, failures: [] },
    { number: 7, checked: 6, failures: ['stock K: 3 of 4'] },
  ]
  const output = { holds: false, provedAt: NOW, invariants, counts: { entries: 1_000 }, sealedUntil: null }
  called.mockResolvedValue({ ok: true, now: NOW, output } as never)
  await act(async () => void render(<TradeBooks />))
  expect(screen.getByText('1 项不成立，请联系技术人员')).toBeTruthy()
  expect(screen.getByText('核对 1,234 处')).toBeTruthy()
  expect(screen.getByText('stock K: 3 of 4')).toBeTruthy()
  expect(screen.getByText('还没有封存')).toBeTruthy()
})
