import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { lockDirectory, StateInUse } from '../emulator/state/lock'
import { Sentence } from './progress'

/** Raise it when `world.json` changes its meaning; the emulator's own files have a version of their own. */
const FORMAT = 1
const LOCK_FILE = 'start.pid'
const WORLD_FILE = 'world.json'

interface World {
  readonly format: number
  /** The seed ran to its end; a world that was cut short is begun again. */
  readonly seeded: boolean
  /** Key of the codes in links; kept, so that a link shared before a restart still opens. */
  readonly linkSecret: string
}

export interface LocalState {
  /** For the emulator alone. */
  readonly emulatorDir: string
  readonly linkSecret: string
  readonly isSeeded: boolean
  markSeeded(): void
  release(): void
}

/** Takes the state directory for this process. `fresh` throws away what it holds, but only when nobody else uses it. */
export function openLocalState(dir: string, fresh: boolean): LocalState {
  mkdirSync(dir, { recursive: true })
  const release = lock(dir)
  try {
    const kept = fresh ? null : readWorld(dir)
    if (!kept?.seeded) empty(dir)
    const world = kept ?? newWorld()
    writeWorld(dir, world)
    const emulatorDir = path.join(dir, 'emulator')
    mkdirSync(emulatorDir, { recursive: true })
    const { linkSecret, seeded } = world
    const markSeeded = () => writeWorld(dir, { ...world, seeded: true })
    return { emulatorDir, linkSecret, isSeeded: seeded, markSeeded, release }
  } catch (error) {
    release()
    throw error
  }
}

function lock(dir: string): () => void {
  try {
    return lockDirectory(dir, path.join(dir, LOCK_FILE))
  } catch (error) {
    if (!(error instanceof StateInUse)) throw error
    throw new Sentence(
      '另一个 npm start 正在使用同一份数据，请先停掉它，或用 --state 换一个目录。',
      'Another npm start uses the same state: stop it first, or name another directory with --state.',
    )
  }
}

/** What an earlier start kept; null for a new directory. A directory of another kind or version is not touched. */
function readWorld(dir: string): World | null {
  const file = path.join(dir, WORLD_FILE)
  if (!existsSync(file)) {
    const strangers = readdirSync(dir).filter((name) => name !== LOCK_FILE)
    if (strangers.length > 0) throw stale()
    return null
  }
  try {
    const world: World = JSON.parse(readFileSync(file, 'utf8'))
    if (world.format === FORMAT && typeof world.linkSecret === 'string') return world
  } catch {
    // Not JSON: as stale as another format.
  }
  throw stale()
}

export const stale = () =>
  new Sentence(
    '本地数据是另一个版本留下的，请运行 npm start -- --fresh 重新开始。',
    'The local state was left by another version: run npm start -- --fresh to begin again.',
  )

function empty(dir: string): void {
  for (const name of readdirSync(dir))
    if (name !== LOCK_FILE) rmSync(path.join(dir, name), { recursive: true, force: true })
}

const newWorld = (): World => ({
  format: FORMAT,
  seeded: false,
  linkSecret: randomBytes(32).toString('hex'),
})

const writeWorld = (dir: string, world: World): void =>
  writeFileSync(path.join(dir, WORLD_FILE), `${JSON.stringify(world, null, 2)}\n`, { mode: 0o600 })
