import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ROOT } from './places'
import { problem } from './preflight.cjs'

test.each(['18.20.4', '16.0.0', '8.17.0'])('Node %s is refused in one sentence of each language', (version) => {
  const found = problem(version, ROOT)
  expect(found?.[0]).toContain('需要 Node 20')
  expect(found?.[1]).toContain('Node 20 or newer')
})

test.each(['20.0.0', '20.20.2', '24.1.0'])('Node %s is fine', (version) => {
  expect(problem(version, ROOT)).toBeNull()
})

test('a checkout without its dependencies says so', () => {
  const empty = mkdtempSync(path.join(tmpdir(), 'tuike-preflight-'))
  expect(problem('20.0.0', empty)?.[0]).toContain('npm install')
  rmSync(empty, { recursive: true })
})
