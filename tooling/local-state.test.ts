import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openLocalState } from './local-state'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'tuike-state-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const aDocument = () => path.join(dir, 'emulator', 'a-document')

/** A state that was used and left in order. */
function used(seeded: boolean): void {
  const state = openLocalState(dir, false)
  if (seeded) state.markSeeded()
  writeFileSync(aDocument(), 'kept')
  state.release()
}

test('a new state is not seeded and makes its own secret', () => {
  const state = openLocalState(dir, false)
  expect(state.isSeeded).toBe(false)
  expect(state.linkSecret).toMatch(/^[0-9a-f]{64}$/)
})

test('a second start finds the seeded world and the same secret, so links that were shared still open', () => {
  const first = openLocalState(dir, false)
  first.markSeeded()
  first.release()
  const second = openLocalState(dir, false)
  expect(second.isSeeded).toBe(true)
  expect(second.linkSecret).toBe(first.linkSecret)
})

test('a seeded state keeps its documents', () => {
  used(true)
  openLocalState(dir, false)
  expect(existsSync(aDocument())).toBe(true)
})

test('a world whose seeding was cut short is begun again', () => {
  used(false)
  expect(openLocalState(dir, false).isSeeded).toBe(false)
  expect(existsSync(aDocument())).toBe(false)
})

test('--fresh throws the old world away', () => {
  used(true)
  expect(openLocalState(dir, true).isSeeded).toBe(false)
  expect(existsSync(aDocument())).toBe(false)
})

test('a state that another start uses is refused in one sentence, also for --fresh', () => {
  openLocalState(dir, false)
  expect(() => openLocalState(dir, true)).toThrow('正在使用同一份数据')
})

test.each([
  ['another version', '{"format":99}'],
  ['nothing we can read', 'not json'],
])('a state of %s is refused in one sentence and left alone', (_what, content) => {
  writeFileSync(path.join(dir, 'world.json'), content)
  expect(() => openLocalState(dir, false)).toThrow('--fresh')
  expect(existsSync(path.join(dir, 'world.json'))).toBe(true)
})

test('--fresh mends a stale state', () => {
  writeFileSync(path.join(dir, 'world.json'), '{"format":99}')
  expect(openLocalState(dir, true).isSeeded).toBe(false)
})
