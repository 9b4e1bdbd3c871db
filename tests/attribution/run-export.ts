import { exportEvents } from '../../cloudfunctions/attribution/export'
import { ReplayStream } from '../../cloudfunctions/attribution/replay-stream'
import type { Database } from '../../cloudfunctions/runtime/database'

/** What a replay of the exported log decides, under the rulesets that the log recorded. */
export async function replayExport(db: Database, until: number) {
  const decided: { order: string; line: number; promoter: string | null; basis: string }[] = []
  const stream = new ReplayStream({ sides: ['recorded'], keepsLost: true }, ({ order }, [side = []]) => {
    for (const [line, { promoter, basis }] of side.entries()) decided.push({ order, line, promoter, basis })
  })
  for await (const event of exportEvents(db, until)) stream.push(Buffer.from(`${JSON.stringify(event)}\n`))
  stream.finish()
  return decided
}
