import type { ChildProcess } from 'node:child_process'
import { firstLine, startProcess } from './run-process'
import { onEmulator, openTarget, type Target } from './target'

let target: Target
const processes: ChildProcess[] = []
afterEach(async () => {
  for (const each of processes) each.kill('SIGKILL')
  await target.close()
})

const ACCOUNTS = 5
const PROCESSES = 3
const TRANSFERS = 30

onEmulator(
  'three processes move money between five accounts: nobody gives up and every fen is there',
  async () => {
    target = await openTarget([
      { name: 'accounts', indexes: [] },
      { name: 'ledger', indexes: [] },
    ])
    const start = Array.from({ length: ACCOUNTS }, (_, index) => ({ _id: `account-${index}`, fen: 1_000 }))
    await target.db.collection('accounts').add(start)
    for (let index = 0; index < PROCESSES; index++)
      processes.push(startProcess('transfer-process.ts', target.url, `p${index}`, String(TRANSFERS), String(ACCOUNTS)))
    expect(await Promise.all(processes.map(firstLine))).toEqual(Array(PROCESSES).fill('done'))
    const ledger = target.engine.dump('ledger')
    expect(ledger).toHaveLength(PROCESSES * TRANSFERS)
    const expected = new Map(start.map(({ _id, fen }) => [_id, fen]))
    for (const { from, to, fen } of ledger as unknown as { from: string; to: string; fen: number }[]) {
      expected.set(from, (expected.get(from) ?? 0) - fen)
      expected.set(to, (expected.get(to) ?? 0) + fen)
    }
    expect(target.engine.dump('accounts')).toEqual([...expected].map(([_id, fen]) => ({ _id, fen })))
  },
  60_000,
)
