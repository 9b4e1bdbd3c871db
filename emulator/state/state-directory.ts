import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeDurably } from './durable-file'
import { lockDirectory } from './lock'

/** Raise it whenever a file of the state directory, the database's tables included, changes its meaning. */
const FORMAT = { format: 'tuike-emulator', version: 1 } as const

const LOCK_FILE = 'emulator.pid'
const FORMAT_FILE = 'format.json'

/** The directory was written by another version or by something else. `message` is one sentence for the terminal. */
export class StaleState extends Error {
  constructor(directory: string, found: string) {
    super(`${directory} ${found}; delete it or choose another state directory.`)
    this.name = 'StaleState'
  }
}

export interface StateDirectory {
  /** SQLite's file, or ':memory:'. */
  readonly databaseFile: string
  readonly filesDirectory: string
  /** null: nothing is kept. */
  readonly clockFile: string | null
  /** Signs session tokens and temporary links; the same after a restart. */
  readonly signingKey: Buffer
  release(): void
}

/**
 * Opens (or begins) the state of one emulator. `null` keeps nothing: files go to a temporary directory that `release`
 * removes. Throws `StaleState` or `StateInUse`.
 */
export function openStateDirectory(directory: string | null): StateDirectory {
  if (directory === null) return openTemporary()
  mkdirSync(directory, { recursive: true })
  const unlock = lockDirectory(directory, join(directory, LOCK_FILE))
  try {
    checkFormat(directory)
    const filesDirectory = join(directory, 'files')
    mkdirSync(filesDirectory, { recursive: true })
    return {
      databaseFile: join(directory, 'database.sqlite'),
      filesDirectory,
      clockFile: join(directory, 'clock.json'),
      signingKey: readOrMakeKey(join(directory, 'keys.json')),
      release: unlock,
    }
  } catch (error) {
    unlock()
    throw error
  }
}

function openTemporary(): StateDirectory {
  const filesDirectory = mkdtempSync(join(tmpdir(), 'tuike-emulator-'))
  return {
    databaseFile: ':memory:',
    filesDirectory,
    clockFile: null,
    signingKey: randomBytes(32),
    release: () => rmSync(filesDirectory, { recursive: true, force: true }),
  }
}

function checkFormat(directory: string): void {
  const file = join(directory, FORMAT_FILE)
  if (!existsSync(file)) {
    const strangers = readdirSync(directory).filter((name) => name !== LOCK_FILE && !name.endsWith('.draft'))
    if (strangers.length > 0) throw new StaleState(directory, 'holds files that are not an emulator’s state')
    writeDurably(file, JSON.stringify(FORMAT))
    return
  }
  const found = parseObject(readFileSync(file, 'utf8'))
  if (found.format !== FORMAT.format) throw new StaleState(directory, 'holds files that are not an emulator’s state')
  if (found.version !== FORMAT.version) {
    throw new StaleState(directory, `is state of version ${String(found.version)}, this emulator writes version 1`)
  }
}

function readOrMakeKey(file: string): Buffer {
  if (existsSync(file)) {
    const key = parseObject(readFileSync(file, 'utf8')).signingKey
    if (typeof key === 'string' && key.length === 64) return Buffer.from(key, 'hex')
  }
  const key = randomBytes(32)
  writeDurably(file, JSON.stringify({ signingKey: key.toString('hex') }))
  return key
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
