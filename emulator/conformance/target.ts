import { type CollectionDeclaration, type DatabaseEngine, openDatabase } from '../database'
import { cloudbase, connect, type Database } from './connect'
import { serveDatabase } from './serve-database'

export type { Database, Transaction } from './connect'

/** Where a conformance suite runs: the emulator, or the environment that CLOUD_ENV names (with CLOUD_SECRET_ID and _KEY). */
export interface Target {
  readonly db: Database
  /** Only the emulator has it. */
  readonly engine: DatabaseEngine
  /** Where another process finds the database; empty for a real environment. */
  readonly url: string
  /** Winds the emulator's clock forward. */
  advance(ms: number): void
  close(): Promise<void>
}

/** Tests of what only an emulator lets one do: declare indexes, wind the clock, send bytes the SDK would not. */
export const onEmulator = process.env.CLOUD_ENV ? test.skip : test

export async function openTarget(collections: readonly CollectionDeclaration[]): Promise<Target> {
  return process.env.CLOUD_ENV ? openEnvironment(process.env.CLOUD_ENV, collections) : openEmulator(collections)
}

async function openEmulator(collections: readonly CollectionDeclaration[]): Promise<Target> {
  let offsetMs = 0
  const engine = openDatabase({ file: ':memory:', now: () => Date.now() + offsetMs })
  engine.declare(collections)
  const server = await serveDatabase(engine)
  return {
    db: connect(server.url),
    engine,
    url: server.url,
    advance: (ms) => {
      offsetMs += ms
    },
    close: async () => {
      await server.close()
      engine.close()
    },
  }
}

async function openEnvironment(env: string, collections: readonly CollectionDeclaration[]): Promise<Target> {
  const secretId = process.env.CLOUD_SECRET_ID ?? ''
  const db = cloudbase.init({ env, secretId, secretKey: process.env.CLOUD_SECRET_KEY ?? '' }).database()
  for (const { name } of collections) {
    await db.createCollection(name).catch(() => 'it is there from an earlier run')
    await db
      .collection(name)
      .where({ _id: db.command.exists(true) })
      .remove()
  }
  const emulatorOnly = (): never => {
    throw new Error('only the emulator can do this')
  }
  return {
    db,
    get engine() {
      return emulatorOnly()
    },
    url: '',
    advance: emulatorOnly,
    close: async () => {},
  }
}
