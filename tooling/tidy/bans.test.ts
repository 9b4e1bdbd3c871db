import { BANS, bans } from './bans'

/** For each ban: where something may not stand, the bad text, and a text that says the same the right way. */
const SAMPLES: Readonly<Record<string, readonly { file: string; bad: string; good: string }[]>> = {
  'the wall clock is read': [
    { file: 'cloudfunctions/orders/rules.ts', bad: 'const t = Date.now()', good: 'const t = context.now' },
    { file: 'shared/kernel/time.ts', bad: 'new Date()', good: 'new Date(atMs) // never new Date()' },
    { file: 'miniprogram/pages/a/index.tsx', bad: 'Date.now()', good: 'serverNow()' },
  ],
  'a number is parsed or rounded by hand': [
    { file: 'cloudfunctions/orders/rules.ts', bad: 'Math.round(fen * 0.1)', good: 'share(fen, rate)' },
    { file: 'shared/contracts/orders.ts', bad: 'parseFloat(text)', good: 'yuan(text)' },
  ],
  'an amount is parsed or written by hand': [
    { file: 'miniprogram/pages/a/index.tsx', bad: '(fen / 100).toFixed(2)', good: 'yuan(fen)' },
  ],
  'the SDK is used outside the runtime': [
    {
      file: 'cloudfunctions/orders/repository.ts',
      bad: "import t from '@cloudbase/node-sdk'",
      good: "import { t } from '../runtime/table'",
    },
    {
      file: 'miniprogram/api/client.ts',
      bad: "require('@cloudbase/js-sdk')",
      good: "import { carry } from './transport'",
    },
  ],
  'a database filter is written outside the runtime': [
    { file: 'cloudfunctions/orders/repository.ts', bad: 'orders.where({ buyer })', good: 'orders.find({ buyer })' },
  ],
  'zod itself is carried to the phone': [
    { file: 'miniprogram/api/client.ts', bad: "import * as z from 'zod'", good: "import type * as z from 'zod'" },
    { file: 'miniprogram/api/client.ts', bad: "export { z } from 'zod/v4'", good: "import * as z from 'zod/mini'" },
    { file: 'miniprogram/api/client.ts', bad: "await import('zod')", good: "const a = 'zod'" },
  ],
  'Chinese prose on the server': [
    {
      file: 'cloudfunctions/orders/handlers.ts',
      bad: "throw new Error('库存不足')",
      good: "refuse('SOLD_OUT') // 库存不足",
    },
    { file: 'shared/contracts/orders.ts', bad: 'const text = `共${n}件`', good: '/** 件数 */ const count = n' },
  ],
  'a test is left out or stands alone': [
    { file: 'shared/kernel/money.test.ts', bad: "test.only('a', f)", good: "test('a', f)" },
    { file: 'tests/journeys/a.test.ts', bad: "describe.each(rows).skip('a', f)", good: 'list.skip(10)' },
    { file: 'tests/journeys/a.test.ts', bad: "xit('a', f)", good: 'exit(1)' },
  ],
  'the type checker or the linter is silenced': [
    { file: 'emulator/index.ts', bad: '// @ts-ignore', good: '// the type says so' },
    { file: 'emulator/index.ts', bad: '// biome-ignore lint: because', good: '// because' },
  ],
  '`as any`': [{ file: 'emulator/index.ts', bad: 'f(x as any)', good: 'f(x as unknown) // not as any' }],
  'a note of something undone without its issue': [
    { file: 'docs/testing.md', bad: 'TODO: write this', good: 'TODO(#12): write this' },
    { file: 'emulator/index.ts', bad: '// FIXME', good: '// mended' },
  ],
  'a path of somebody’s machine': [
    { file: 'docs/testing.md', bad: 'see /home/wang/notes', good: 'see ../notes and https://example.com/home/wang' },
    {
      file: 'emulator/index.ts',
      bad: "open('/tmp/state')",
      good: "open(path.join(os.tmpdir(), 'state')) // pages/home/index",
    },
  ],
  'a registry of somebody’s network': [
    {
      file: 'package-lock.json',
      bad: '"resolved": "https://npm.example.com/zod.tgz"',
      good: '"resolved": "https://registry.npmjs.org/zod.tgz"',
    },
    { file: '.npmrc', bad: 'registry=https://npm.example.com/', good: 'ignore-scripts=true' },
  ],
}

const found = (path: string, text: string) => bans([{ path, text }])

test('every ban has a sample that breaks it and one that keeps it', () => {
  expect(BANS.map(({ what }) => what).sort()).toEqual(Object.keys(SAMPLES).sort())
})

const rows = Object.entries(SAMPLES).flatMap(([what, samples]) => samples.map((sample) => ({ what, ...sample })))

test.each(rows)('in $file “$bad” is found', ({ what, file, bad }) => {
  expect(found(file, `\n${bad}\n`)).toMatchObject([{ path: file, line: 2, what: expect.stringContaining(what) }])
})

test.each(rows)('in $file “$good” is fine', ({ file, good }) => {
  expect(found(file, `\n${good}\n`)).toEqual([])
})

test.each([
  ['cloudfunctions/functions/api.ts', 'clock: () => Date.now()'],
  ['miniprogram/api/clock.ts', 'Date.now()'],
  ['emulator/clock.ts', 'Date.now()'],
  ['shared/kernel/money.ts', 'Math.round(a)'],
  ['cloudfunctions/runtime/database.ts', "import c from '@cloudbase/node-sdk'; a.where({})"],
  ['cloudfunctions/messages/phrases.ts', "const BANNED = ['稳赚']"],
  ['cloudfunctions/orders/rules.test.ts', "test('老李 buys', () => at(Date.now()))"],
])('%s is where such a thing belongs', (file, text) => {
  expect(found(file, text)).toEqual([])
})
