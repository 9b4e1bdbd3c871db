import { orphans } from './orphans'

const source = (path: string, text = '') => ({ path, text })
const dead = (...sources: { path: string; text: string }[]) => orphans(sources).map(({ path }) => path)

test('a file that nobody imports is found', () => {
  expect(dead(source('emulator/forgotten.ts'))).toEqual(['emulator/forgotten.ts'])
})

test('two files that import only each other are both found', () => {
  const a = source('emulator/a.ts', "import './b'")
  const b = source('emulator/b.ts', "import './a'")
  expect(dead(a, b)).toEqual(['emulator/a.ts', 'emulator/b.ts'])
})

test('what an entry reaches is alive: imports, aliases, folders, styles and workers named in quotes', () => {
  expect(
    dead(
      source('miniprogram/app.tsx', "import { a } from '@/api'\nimport './app.scss'"),
      source('miniprogram/app.scss', "@use './styles/tokens';"),
      source('miniprogram/styles/_tokens.scss'),
      source('miniprogram/api/index.ts', "import { yuan } from '@shared/kernel/money'"),
      source('shared/kernel/money.ts'),
      source('tooling/start.ts', "fork(path.join(__dirname, 'worker.ts'))"),
      source('tooling/worker.ts'),
    ),
  ).toEqual([])
})

test('a test keeps what it tests alive, and nothing else', () => {
  const alive = [source('shared/a.test.ts', "import { a } from './a'"), source('shared/a.ts')]
  expect(dead(...alive, source('shared/b.ts'))).toEqual(['shared/b.ts'])
})
