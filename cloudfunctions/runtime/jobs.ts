import * as z from 'zod'
import type { Context } from './context'
import { table } from './table'

/**
 * What the one-minute timer does. A function has one timer, so the due tasks stand in a table: each has a lease, so that
 * two runs never do the same one at once, and a cursor, so that the next run goes on where this one ran out of steps or
 * time. A run that is killed keeps no cursor: its steps are done again, so every step must bear being repeated.
 */
export interface Task {
  readonly name: string
  readonly everyMs: number
  /** Does one bounded step from `cursor`; answers where to go on, or null when it is done until the next time. */
  step(context: Context, cursor: string | null): Promise<string | null>
}

const taskRecord = z.object({ dueAt: z.number(), leaseUntil: z.number(), cursor: z.string().nullable() })
const TASKS = 'tasks'
const tasks = table(TASKS, taskRecord)

/** The function has 60 s; a lease outlives a run that was killed by not much. */
const LEASE_MS = 90_000
/** Steps of one task in one run: the next minute does more. */
const STEPS_MAX = 20

/** Runs what is due, what has waited longest first: a run that had no time for a task begins the next one with it. */
export async function runDueTasks(all: readonly Task[], context: Context, elapsedMs: () => number): Promise<void> {
  for (const task of await dueOf(all, context)) {
    if (elapsedMs() >= WORK_MS) return
    try {
      await runIfDue(task, context, elapsedMs)
    } catch (error) {
      context.log('task.failed', { task: task.name, message: error instanceof Error ? error.message : String(error) })
    }
  }
}

/** Due tasks, those that wait longest first; all of them, as they are given, when the database does not say. */
async function dueOf(all: readonly Task[], context: Context): Promise<readonly Task[]> {
  const { db, now, log } = context
  const names = all.map(({ name }) => name)
  try {
    // Not parsed: one that a hand has spoilt is found when its task is taken, and stops no other.
    const places = await db.find(TASKS, { where: { _id: { in: names } }, limit: names.length })
    const dueAt = new Map(places.map((place) => [place._id, Number(place.dueAt) || 0]))
    const since = ({ name }: Task): number => dueAt.get(name) ?? 0
    return all.filter((task) => since(task) <= now).sort((a, b) => since(a) - since(b))
  } catch (error) {
    log('tasks.unordered', { message: error instanceof Error ? error.message : String(error) })
    return all
  }
}

async function runIfDue(task: Task, context: Context, elapsedMs: () => number): Promise<void> {
  const taken = await take(task, context)
  if (taken === null) return
  let { cursor } = taken
  let isFinished = false
  const until = Math.min(elapsedMs() + SHARE_MS, WORK_MS)
  try {
    for (let step = 0; step < STEPS_MAX && elapsedMs() < until && !isFinished; step += 1) {
      cursor = await task.step(context, cursor)
      isFinished = cursor === null
    }
  } catch (error) {
    // Tried again when it is due the next time, from where it stood.
    await giveBack(task, context, { cursor, dueAt: context.now + task.everyMs })
    throw error
  }
  await giveBack(task, context, { cursor, dueAt: isFinished ? context.now + task.everyMs : context.now })
}

/** Ends our turn; a run that came so late that another one holds the task by now changes nothing. */
function giveBack(task: Task, { db, now }: Context, place: { cursor: string | null; dueAt: number }) {
  return db.transact(async (tx) => {
    const held = await tasks.get(tx, task.name)
    if (held?.leaseUntil !== now + LEASE_MS) return
    await tasks.patch(tx, task.name, { ...place, leaseUntil: 0 })
  })
}

/** No step begins after this, so that the last one ends within the function's 60 s. */
const WORK_MS = 40_000
/** No step of a task begins this long after its first one: what waits for WeChat must not use up everybody's run. */
const SHARE_MS = 15_000

/** The task's place, if it is due and nobody else holds it. */
function take(task: Task, { db, now }: Context) {
  return db.transact(async (tx) => {
    const place = await tasks.get(tx, task.name)
    if (place === null) {
      await tasks.insert(tx, task.name, { dueAt: now, leaseUntil: now + LEASE_MS, cursor: null })
      return { cursor: null }
    }
    if (place.dueAt > now || place.leaseUntil > now) return null
    await tasks.patch(tx, task.name, { leaseUntil: now + LEASE_MS })
    return { cursor: place.cursor }
  })
}
