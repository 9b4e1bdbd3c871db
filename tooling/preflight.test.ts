import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ROOT } from './places'
import { problem } from './preflight.cjs'

const SYSTEM = `${process.platform}-${process.arch}`

test.each(['18.20.4', '16.0.0', '8.17.0'])('Node %s is refused in one sentence of each language', (version) => {
  const found = problem(version, ROOT, SYSTEM)
  expect(found?.[0]).toContain('需要 Node 20')
  expect(found?.[1]).toContain('Node 20 or newer')
})

test.each(['20.0.0', '20.20.2', '24.1.0'])('Node %s is fine', (version) => {
  expect(problem(version, ROOT, SYSTEM)).toBeNull()
})

test('a checkout without its dependencies says so', () => {
  const empty = mkdtempSync(path.join(tmpdir(), 'tuike-preflight-'))
  expect(problem('20.0.0', empty, SYSTEM)?.[0]).toContain('npm install')
  rmSync(empty, { recursive: true })
})

test('a system that the lock had no prebuilt packages for is told which one is missing', () => {
  const found = problem('20.0.0', ROOT, 'plan9-mips')
  expect(found?.[0]).toContain('@esbuild/plan9-mips')
  expect(found?.[1]).toContain('macOS and Windows')
})
