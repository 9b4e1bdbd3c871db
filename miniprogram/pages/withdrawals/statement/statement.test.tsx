import { act, fireEvent, render, screen } from '@testing-library/react'
import { call } from '@/api/client'
import { openFile } from '@/api/open-file'
import Statement from '.'

jest.mock('@/api/client')
jest.mock('@/api/clock', () => ({ serverNow: () => Date.UTC(2026, 10, 21, 4) }))
jest.mock('@/api/open-file')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const URL = 'https://files.example/statement.csv'

async function open(code: 'BUSY' | null = null) {
  jest.mocked(openFile).mockReset()
  called.mockReset()
  called.mockImplementation(async (action) => {
    if (action !== 'withdrawals.statement') return { ok: false, now: 1, code: 'NOT_FOUND' } as never
    return (code === null ? { ok: true, now: 1, output: { url: URL, rows: 3 } } : { ok: false, now: 1, code }) as never
  })
  await act(async () => void render(<Statement />))
}
const press = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))

test('the last twelve months are there, the newest first, another year by its name', async () => {
  await open()
  const names = Array.from(document.querySelectorAll('.statement__name'), ({ textContent }) => textContent)
  expect(names).toHaveLength(12)
  expect(names.slice(0, 2)).toEqual(['11 月', '10 月'])
  expect(names.slice(-2)).toEqual(['1 月', '2025 年 12 月'])
})

test('a month that is pressed is made and handed over', async () => {
  await open()
  await press('statement-2026-10')
  expect(called).toHaveBeenCalledWith('withdrawals.statement', { month: '2026-10', requestId: expect.any(String) })
  expect(openFile).toHaveBeenCalledWith(URL, 'tuike-2026-10.csv')
})

test('why there is none stands beside its month, and nothing is opened', async () => {
  await open('BUSY')
  await press('statement-2026-11')
  expect(document.getElementById('statement-2026-11')?.textContent).toContain('现在人有点多，请再试一次')
  expect(openFile).not.toHaveBeenCalled()
  expect(screen.getAllByRole('alert')).toHaveLength(1)
})
