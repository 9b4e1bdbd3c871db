import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDatabase } from '../database'
import { connect } from './connect'
import { ended, firstLine, startProcess } from './run-process'
import { onEmulator } from './target'
import { transfer } from './transfer'

const KILLS = 3
const LANES = 4
const ACKNOWLEDGED_BEFORE_KILL = 40

onEmulator(
  'kill -9 under load loses no acknowledged write and no fen',
  async () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'durability-'))
    const file = path.join(directory, 'database.sqlite')
    const acknowledged = { transfers: new Set<string>(), documents: new Set<string>() }
    for (let kill = 0; kill < KILLS; kill++) {
      const server = startProcess('database-process.ts', file)
      const db = connect(await firstLine(server))
      if (kill === 0)
        await db.collection('accounts').add(Array.from({ length: LANES * 2 }, (_, n) => ({ _id: `a${n}`, fen: 500 })))
      const wanted = acknowledged.transfers.size + ACKNOWLEDGED_BEFORE_KILL
      const lane = async (number: number): Promise<void> => {
        for (let index = 0; ; index++) {
          const id = `${kill}-${number}-${index}`
          try {
            await transfer(db, id, `a${number * 2}`, `a${number * 2 + 1}`, 1)
            acknowledged.transfers.add(id)
            await db.collection('accounts').add({ _id: `plain-${id}`, fen: 0 })
            acknowledged.documents.add(`plain-${id}`)
          } catch {
            return // The server is gone: what it did not acknowledge may or may not be there.
          }
          if (acknowledged.transfers.size >= wanted) server.kill('SIGKILL')
        }
      }
      await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)))
      await ended(server)
    }
    const engine = openDatabase({ file, now: Date.now })
    const ids = (name: string) => new Set(engine.dump(name).map(({ _id }) => _id))
    const [ledger, accounts] = [ids('ledger'), ids('accounts')]
    expect([...acknowledged.transfers].filter((id) => !ledger.has(id))).toEqual([])
    expect([...acknowledged.documents].filter((id) => !accounts.has(id))).toEqual([])
    expect(acknowledged.transfers.size).toBeGreaterThanOrEqual(KILLS * ACKNOWLEDGED_BEFORE_KILL)
    const fen = Object.fromEntries(engine.dump('accounts').map((each) => [each._id, each.fen]))
    for (let number = 0; number < LANES; number++) {
      const moved = engine.dump('ledger').filter(({ from }) => from === `a${number * 2}`).length
      expect([fen[`a${number * 2}`], fen[`a${number * 2 + 1}`]]).toEqual([500 - moved, 500 + moved])
    }
    engine.close()
    rmSync(directory, { recursive: true })
  },
  60_000,
)
