import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StateInUse } from './lock'
import { openStateDirectory, StaleState } from './state-directory'

let parent: string
let directory: string

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'tuike-state-test-'))
  directory = join(parent, 'state')
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

test('a second emulator on one directory is refused in one sentence that names the holder', () => {
  const state = openStateDirectory(directory)
  expect(() => openStateDirectory(directory)).toThrow(StateInUse)
  expect(() => openStateDirectory(directory)).toThrow(`Another emulator (process ${process.pid}) is using ${directory}`)
  state.release()
  openStateDirectory(directory).release()
})

test('another living process holds the lock, and a killed one does not', async () => {
  const script = `require('node:fs').writeFileSync(process.argv[1], JSON.stringify({ pid: process.pid, nonce: 'x', born: birth() }))
    function birth() { try { const s = require('node:fs').readFileSync('/proc/self/stat', 'utf8'); return s.slice(s.lastIndexOf(')') + 2).split(' ')[19] } catch { return '' } }
    console.log('held'); setInterval(() => {}, 1000)`
  mkdirSync(directory)
  const other = spawn(process.execPath, ['-e', script, join(directory, 'emulator.pid')])
  const ended = new Promise((resolve) => other.once('exit', resolve))
  try {
    await new Promise((resolve) => other.stdout.once('data', resolve))
    expect(() => openStateDirectory(directory)).toThrow(`Another emulator (process ${other.pid})`)
  } finally {
    other.kill('SIGKILL')
    await ended
  }
  openStateDirectory(directory).release()
})

test('the pid of a lock may have been given to another process since, or be our own from an earlier life', () => {
  mkdirSync(directory)
  const lock = join(directory, 'emulator.pid')
  writeFileSync(lock, JSON.stringify({ pid: process.ppid, born: 'another time', nonce: 'x' }))
  openStateDirectory(directory).release()
  writeFileSync(lock, JSON.stringify({ pid: process.pid, born: '', nonce: 'x' }))
  openStateDirectory(directory).release()
  writeFileSync(lock, '{"pi')
  openStateDirectory(directory).release()
  expect(existsSync(lock)).toBe(false)
})

test('a directory with other files in it is not taken over, and they stay', () => {
  mkdirSync(directory)
  writeFileSync(join(directory, 'thesis.txt'), 'years of work')
  expect(() => openStateDirectory(directory)).toThrow(StaleState)
  expect(() => openStateDirectory(directory)).toThrow('not an emulator’s state; delete it or choose another')
  expect(readFileSync(join(directory, 'thesis.txt'), 'utf8')).toBe('years of work')
  expect(existsSync(join(directory, 'emulator.pid'))).toBe(false)
})

test('state of another version says so', () => {
  openStateDirectory(directory).release()
  writeFileSync(join(directory, 'format.json'), JSON.stringify({ format: 'tuike-emulator', version: 0 }))
  expect(() => openStateDirectory(directory)).toThrow('is state of version 0')
})

test('the signing key stays the same and is its owner’s alone', () => {
  const first = openStateDirectory(directory)
  first.release()
  const second = openStateDirectory(directory)
  second.release()
  expect(second.signingKey).toEqual(first.signingKey)
  if (process.platform !== 'win32') expect(statSync(join(directory, 'keys.json')).mode & 0o077).toBe(0)
})

test('without a directory nothing is left behind', () => {
  const state = openStateDirectory(null)
  expect(state.databaseFile).toBe(':memory:')
  expect(existsSync(state.filesDirectory)).toBe(true)
  state.release()
  expect(existsSync(state.filesDirectory)).toBe(false)
})
