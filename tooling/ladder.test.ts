import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { commandOf } from './child'
import { LADDER } from './ladder.cjs'
import { ROOT } from './places'

interface Violation {
  readonly from: string
  readonly to: string
  readonly rule: { readonly name: string }
}

/** Each file of the bad tree breaks one rule, and says which by the list below. */
const BAD: readonly (readonly [rule: string, from: string, imports: string])[] = [
  ['ladder', 'cloudfunctions/members/repository.ts', '../orders/repository'],
  ['ladder', 'cloudfunctions/orders/rules.ts', '../proof/rules'],
  ['no-cycles', 'emulator/egg.ts', './hen'],
  ['resolvable', 'desk/main.ts', './nowhere'],
  ['shared-knows-nobody', 'shared/contracts/orders.ts', '../../cloudfunctions/orders/model'],
  ['shared-knows-nobody', 'shared/contracts/files.ts', 'node:fs'],
  ['kernel-is-the-bottom', 'shared/kernel/money.ts', '../contracts/fields'],
  ['rules-are-pure', 'cloudfunctions/mall/rules.ts', './repository'],
  ['rules-are-pure', 'cloudfunctions/tasks/rules.ts', 'node:crypto'],
  ['through-the-front-door', 'cloudfunctions/coupons/handlers.ts', '../members/handlers'],
  ['runtime-knows-no-capability', 'cloudfunctions/runtime/router.ts', '../members/model'],
  ['one-composition-root', 'cloudfunctions/points/handlers.ts', '../functions/api'],
  ['sdk-only-in-runtime', 'cloudfunctions/stores/repository.ts', '@cloudbase/node-sdk'],
  ['product-never-imports-emulator', 'cloudfunctions/runtime/clock.ts', '../../emulator/clock'],
  ['emulator-knows-no-product', 'emulator/world.ts', '@shared/contracts/fields'],
  ['phone-and-server-apart', 'miniprogram/api/orders.ts', '../../cloudfunctions/orders/model'],
  ['server-and-phone-apart', 'cloudfunctions/shares/handlers.ts', '../../miniprogram/format/money'],
  ['client-takes-types-only', 'miniprogram/api/client.ts', '@shared/contracts/fields'],
  ['nobody-imports-a-test', 'emulator/index.ts', './clock.test'],
]

/** The right way to do what the bad tree does wrong, and what the bad files import. */
const GOOD: Readonly<Record<string, string>> = {
  'cloudfunctions/members/model.ts': '',
  'cloudfunctions/members/handlers.ts': "import './model'",
  'cloudfunctions/orders/repository.ts': "import '../members/model'\nimport '../runtime/database'",
  'cloudfunctions/orders/model.ts': '',
  'cloudfunctions/proof/rules.ts': "import '../members/model'\nimport '@shared/kernel/ids'",
  'cloudfunctions/mall/repository.ts': '',
  'cloudfunctions/functions/api.ts': "import '../members/handlers'",
  'cloudfunctions/runtime/database.ts': "import '@cloudbase/node-sdk'",
  'cloudfunctions/members/actions.test.ts': "import '../../emulator/clock'\nimport '../functions/api'",
  'emulator/hen.ts': "import './egg'",
  'emulator/egg.ts': '',
  'emulator/clock.ts': "import 'node:fs'",
  'emulator/clock.test.ts': "import './clock'",
  'shared/contracts/fields.ts': "import '../kernel/ids'\nimport 'zod'",
  'shared/kernel/ids.ts': '',
  'miniprogram/format/money.ts': "import '@shared/kernel/ids'",
  'miniprogram/api/types.ts': "import type { Field } from '@shared/contracts/fields'",
  'node_modules/@cloudbase/node-sdk/index.js': '',
  'node_modules/@cloudbase/node-sdk/package.json': '{"name":"@cloudbase/node-sdk","main":"index.js"}',
  'node_modules/zod/index.js': '',
  'node_modules/zod/package.json': '{"name":"zod","main":"index.js"}',
}

const FOLDERS = ['cloudfunctions', 'emulator', 'shared', 'miniprogram', 'desk']

function plant(tree: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(tree, file)), { recursive: true })
    writeFileSync(path.join(tree, file), file.endsWith('.ts') ? `${text}\nexport type Field = string\n` : text)
  }
}

/** Cruises the tree with the checkout's own rules, copied, because the tool reads paths from where it runs. */
function violations(tree: string): Violation[] {
  const script = commandOf('dependency-cruiser', 'depcruise')
  const folders = FOLDERS.filter((folder) => existsSync(path.join(tree, folder)))
  const { stdout } = spawnSync(
    process.execPath,
    [script, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders],
    { cwd: tree, encoding: 'utf8', maxBuffer: 1 << 26 },
  )
  const { summary }: { summary: { violations: Violation[] } } = JSON.parse(stdout)
  return summary.violations
}

let tree: string
beforeEach(() => {
  tree = mkdtempSync(path.join(tmpdir(), 'tuike-ladder-'))
  mkdirSync(path.join(tree, 'tooling'))
  for (const file of ['.dependency-cruiser.cjs', 'tooling/ladder.cjs', 'tsconfig.json'])
    copyFileSync(path.join(ROOT, file), path.join(tree, file))
})
afterEach(() => rmSync(tree, { recursive: true, force: true }))

test('a tree that keeps the rules has no violation', () => {
  plant(tree, GOOD)
  const found = violations(tree).map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
  expect(found).toEqual([])
})

test('every rule fires on the file that breaks it', () => {
  plant(tree, GOOD)
  for (const [, file, imports] of BAD) plant(tree, { [file]: `import '${imports}'` })
  const found = new Set(violations(tree).map(({ rule, from }) => `${rule.name}: ${from}`))
  for (const [rule, file] of BAD) expect(found).toContain(`${rule}: ${file}`)
})

test('every rule has a file that breaks it', () => {
  const { forbidden }: { forbidden: { name: string }[] } = require('../.dependency-cruiser.cjs')
  expect([...new Set(BAD.map(([rule]) => rule))].sort()).toEqual([...new Set(forbidden.map(({ name }) => name))].sort())
})

test('every capability has its place on the ladder', () => {
  const folders = readdirSync(path.join(ROOT, 'cloudfunctions'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['functions', 'runtime'].includes(entry.name))
    .map(({ name }) => name)
  expect(folders.filter((name) => !LADDER.includes(name))).toEqual([])
})
