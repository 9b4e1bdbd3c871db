import { TextDecoder } from 'node:util'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { call } from '@/api/client'
import TradePayouts from '.'
import { decoded } from './pick-text'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)
const NOW = Date.UTC(2026, 10, 21, 4)

const press = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))
const sent = (name: string) => called.mock.calls.flatMap(([action, input]) => (action === name ? [input] : []))
async function openWith(output: object) {
  called.mockReset()
  called.mockResolvedValue({ ok: true, now: NOW, output } as never)
  await act(async () => void render(<TradePayouts />))
}
const CSV = '单号,结果,回单号,原因\nB1,成功,R20261121,\nB2,退回,,户名不符'
const paste = (value: string) =>
  act(async () => void fireEvent.change(document.getElementById('import-csv') as HTMLElement, { target: { value } }))

test('results are imported after the number of rows was seen, and every flaw is told with its row', async () => {
  const errors = [
    { row: 3, field: '单号', problem: 'over' },
    { row: 2, field: '回单号', problem: 'missing' },
  ]
  await openWith({ done: 0, left: 0, errors })
  await paste(CSV)
  await press('import-next')
  expect(screen.getByRole('dialog').textContent).toContain('2 行')
  await press('confirm-send')
  expect(sent('withdrawals.importResults')).toMatchObject([{ csv: CSV }])
  expect(screen.getByText('第 3 行 · 单号：已经处理过，和现在的状态不符')).toBeTruthy()
  expect(screen.getByText('第 2 行 · 回单号：没有填')).toBeTruthy()
})

test('a table without one of the columns is told by the column’s name', async () => {
  await openWith({ done: 0, left: 0, errors: [{ row: 1, field: '结果', problem: 'missing' }] })
  await paste('单号\nB1')
  await press('import-next')
  await press('confirm-send')
  expect(screen.getByText('缺少“结果”这一列')).toBeTruthy()
})

test('an export without rows says so and opens nothing', async () => {
  await openWith({ url: null, rows: 0, isAll: true, exportedBefore: 0 })
  await press('export-alipay')
  expect(sent('withdrawals.exportToPay')).toMatchObject([{ channel: 'alipay' }])
  expect(screen.getByText('没有新的待打款')).toBeTruthy()
  expect(document.getElementById('export-again')).toBeNull()
})

test('what stood in a table before is told, and is exported again only when finance wants it', async () => {
  await openWith({ url: null, rows: 0, isAll: true, exportedBefore: 3 })
  await press('export-bank')
  expect(document.body.textContent).toContain('另有 3 笔以前导出过')
  await press('export-again')
  expect(sent('withdrawals.exportToPay')).toMatchObject([{ channel: 'bank' }, { channel: 'bank', again: true }])
  expect(document.getElementById('export-again')).toBeNull()
})

test('rows that there was no time for are told, with how to go on', async () => {
  await openWith({ done: 300, left: 200, errors: [] })
  await paste(CSV)
  await press('import-next')
  await press('confirm-send')
  expect(document.body.textContent).toContain('还有 200 笔没来得及')
})

test('a file of an Excel that writes GB18030 is read as what it says', () => {
  Object.assign(globalThis, { TextDecoder })
  const bytes = (...values: number[]) => new Uint8Array(values).buffer as ArrayBuffer
  // 成功 in GB18030 and in UTF-8.
  expect(decoded(bytes(0xb3, 0xc9, 0xb9, 0xa6))).toBe('成功')
  expect(decoded(bytes(0xe6, 0x88, 0x90, 0xe5, 0x8a, 0x9f))).toBe('成功')
})
