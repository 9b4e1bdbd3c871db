import { LINES_MAX, length, names } from './shape'

const lines = (count: number) => 'a\n'.repeat(count)

test('a file of the allowed length is fine, one line more is not', () => {
  expect(length([{ path: 'emulator/index.ts', text: lines(LINES_MAX) }])).toEqual([])
  expect(length([{ path: 'emulator/index.ts', text: lines(LINES_MAX + 1) }])).toHaveLength(1)
})

test('a lock and a document may be long', () => {
  const text = lines(LINES_MAX * 2)
  expect(
    length([
      { path: 'package-lock.json', text },
      { path: 'README.md', text },
    ]),
  ).toEqual([])
})

test.each([
  'miniprogram/pages/orders/index.tsx',
  'miniprogram/app.config.ts',
  'docs/decisions/0001-fen-as-integers.md',
  'README.zh-CN.md',
  'ARCHITECTURE.md',
  '.ci/run',
  'cloudfunctions/functions/pay-notify.ts',
  'tests/weapp/rules.test.ts',
])('%s is a good name', (path) => {
  expect(names([{ path, text: '' }])).toEqual([])
})

test.each([
  'shared/moneyTools.ts',
  'shared/Money.ts',
  'shared/kernel/money_tools.ts',
  'miniprogram/Pages/index.tsx',
  'shared/utils/money.ts',
  'cloudfunctions/orders/helpers.ts',
  'cloudfunctions/common/a.ts',
  'cloudfunctions/orders/service.test.ts',
])('%s is refused', (path) => {
  expect(names([{ path, text: '' }])).toHaveLength(1)
})
