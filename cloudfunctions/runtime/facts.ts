import { type Fact, type FactName, type FactNamed, factId } from '@shared/kernel/facts'
import * as z from 'zod'
import type { Context, FactLog } from './context'
import type { Store } from './database'
import { hashed, type Log } from './log'
import { table } from './table'

/** Who hears what. A key per fact: one that nobody hears does not compile. */
export type Listeners = {
  readonly [N in FactName]: Readonly<Record<string, (fact: FactNamed<N>, context: Context) => Promise<void>>>
}

/** One fact on its way to one listener. The row is there until it was heard. */
const delivery = z.object({
  listener: z.string(),
  fact: z.custom<Fact>((value) => typeof value === 'object' && value !== null && 'name' in value),
  attempts: z.int(),
  dueAt: z.number(),
})
const deliveries = table('facts', delivery)

/** An instance may freeze once it has replied, so the reply waits for its facts, but never longer than this. */
const BEFORE_REPLY_MS = 2_000
/** The job leaves young facts to the request that wrote them. */
const FIRST_RETRY_MS = 60_000
const RETRY_MAX_MS = 3_600_000
const BATCH = 50

const deliveryId = (fact: Fact, listener: string) => `${factId(fact)}_${listener}`

/** The facts of one request: recorded in its transaction, delivered before its reply. */
export class RequestFacts implements FactLog {
  private readonly recorded = new Map<string, { fact: Fact; listener: string }>()

  constructor(private readonly listeners: Listeners) {}

  async record(tx: Store, fact: Fact): Promise<void> {
    for (const listener of Object.keys(this.listeners[fact.name])) {
      const id = deliveryId(fact, listener)
      await deliveries.insert(tx, id, {
        listener,
        fact,
        attempts: 0,
        dueAt: fact.at + FIRST_RETRY_MS,
      })
      // A transaction may run again; the id makes the second record the same one.
      this.recorded.set(id, { fact, listener })
    }
  }

  /** Best effort: what fails or takes too long is the job's. */
  async deliver(context: Context): Promise<void> {
    if (this.recorded.size === 0) return
    const all = [...this.recorded].map(([id, { fact, listener }]) =>
      hear(this.listeners, context, id, fact, listener).catch((error) => report(context.log, fact, listener, error)),
    )
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, BEFORE_REPLY_MS)
    })
    await Promise.race([Promise.all(all), patience])
    clearTimeout(timer)
  }
}

/** Delivers what is due, oldest debt first come; answers whether more may be waiting. */
export async function deliverDueFacts(listeners: Listeners, context: Context): Promise<{ more: boolean }> {
  const due = await deliveries.find(context.db, {
    where: { dueAt: { below: context.now + 1 } },
    oldestFirst: { by: 'dueAt' },
    limit: BATCH,
  })
  for (const { _id, fact, listener, attempts } of due) {
    try {
      await hear(listeners, context, _id, fact, listener)
    } catch (error) {
      report(context.log, fact, listener, error)
      const wait = Math.min(RETRY_MAX_MS, FIRST_RETRY_MS * 2 ** attempts)
      await deliveries.patch(context.db, _id, { attempts: attempts + 1, dueAt: context.now + wait })
    }
  }
  return { more: due.length === BATCH }
}

async function hear(listeners: Listeners, context: Context, id: string, fact: Fact, listener: string) {
  // A run of the transaction that did not hold may have recorded a fact that never came to be.
  if ((await deliveries.get(context.db, id)) === null) return
  // A fact or a listener that a later version took away is heard by nobody any more.
  const listen = listeners[fact.name]?.[listener]
  if (listen !== undefined) await listen(fact as never, context)
  await deliveries.remove(context.db, id)
}

function report(log: Log, fact: Fact, listener: string, error: unknown) {
  const message = error instanceof Error ? error.message : String(error)
  log('fact.undelivered', { fact: fact.name, subject: hashed(fact.subject), listener, message })
}
