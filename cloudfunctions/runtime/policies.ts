import { DAY_MS } from '@shared/kernel/time'
import { CHANGE_DELAY_MS, type Timeline, withChange } from '@shared/kernel/timeline'
import * as z from 'zod'
import type { Database, Store } from './database'
import { QUERY_ROWS_MAX } from './filter'
import { table } from './table'

/**
 * A policy is a value that changes at announced times: whether a product is promoted, a shop's lock days, the mall's
 * rulesets. All of them stand in one collection, so whatever a decision needs is one query; whoever owns a kind of
 * policy gives its ids a prefix and its values a schema.
 */
const policyRecord = z.object({ timeline: z.array(z.object({ from: z.number(), value: z.unknown() })) })
const policies = table('policies', policyRecord)

/** Every change of every policy that held or is announced, never pruned: the past can be replayed. */
export const policyChange = z.object({ policyId: z.string(), from: z.number(), value: z.unknown() })
export const policyChanges = table('policy-changes', policyChange)

/** Entries that ended longer ago than this decide nothing any more: every event is stamped about now. */
const HISTORY_MS = DAY_MS

/** Begins a policy at once: it is new, so nobody can have an older copy of it. */
export async function beginPolicy(tx: Store, policyId: string, now: number, value: unknown): Promise<void> {
  await policies.insert(tx, policyId, { timeline: [{ from: now, value }] })
  await keepChange(tx, policyId, now, value)
}

/**
 * Announces a change. Without `wantedFrom` it begins as soon as caches allow, and later than every one announced before.
 * With it, it begins then or as soon as caches allow, and replaces what was announced for that time or later. Answers from
 * when it holds.
 */
export async function announcePolicy(
  tx: Store,
  policyId: string,
  now: number,
  value: unknown,
  wantedFrom?: number,
): Promise<number> {
  const known = await policies.get(tx, policyId)
  const timeline = known?.timeline ?? []
  const from = Math.max(now + CHANGE_DELAY_MS, wantedFrom ?? (timeline.at(-1)?.from ?? 0) + 1)
  const next = { timeline: [...withChange(timeline, from, value, now - HISTORY_MS)] }
  if (known === null) await policies.insert(tx, policyId, next)
  else await policies.patch(tx, policyId, next)
  const replaced = timeline.filter((entry) => entry.from >= from)
  // Taken back before it ever held: it is no part of the past.
  for (const entry of replaced) if (entry.from > from) await policyChanges.remove(tx, changeId(policyId, entry.from))
  if (replaced.some((entry) => entry.from === from)) await policyChanges.patch(tx, changeId(policyId, from), { value })
  else await keepChange(tx, policyId, from, value)
  return from
}

/** The policy as it was last announced, which may not hold yet; undefined when there is none. */
export async function announcedPolicy(store: Store, policyId: string) {
  return (await policies.get(store, policyId))?.timeline.at(-1)
}

/** What held, holds and is announced, as it stands in the database: for a transaction, which asks no cache. */
export const timelineOf = async (store: Store, policyId: string): Promise<Timeline<unknown>> =>
  (await policies.get(store, policyId))?.timeline ?? []

/** A policy never changes twice at one time, so the pair is an id. */
const changeId = (policyId: string, from: number): string => `${policyId}_${from}`
const keepChange = (tx: Store, policyId: string, from: number, value: unknown) =>
  policyChanges.insert(tx, changeId(policyId, from), { policyId, from, value })

/** What an instance remembers of policies, younger than the delay with which a change begins, so never wrong. */
export class PolicyCache {
  private readonly kept = new Map<string, { readonly timeline: Timeline<unknown>; readonly readAt: number }>()

  /** The timelines of `ids`; one that is missing is left out, and asked for again the next time. */
  async load(db: Database, ids: readonly string[], now: number): Promise<ReadonlyMap<string, Timeline<unknown>>> {
    if (this.kept.size > KEPT_MAX) this.kept.clear()
    const wanted = [...new Set(ids)].filter((id) => !this.isFresh(id, now))
    for (let at = 0; at < wanted.length; at += QUERY_ROWS_MAX) {
      const asked = wanted.slice(at, at + QUERY_ROWS_MAX)
      const rows = await policies.find(db, { where: { _id: { in: asked } }, limit: asked.length })
      for (const { _id, timeline } of rows) this.kept.set(_id, { timeline, readAt: now })
    }
    const loaded = new Map<string, Timeline<unknown>>()
    for (const id of ids) {
      const entry = this.kept.get(id)
      if (entry !== undefined) loaded.set(id, entry.timeline)
    }
    return loaded
  }

  private isFresh(id: string, now: number): boolean {
    const entry = this.kept.get(id)
    return entry !== undefined && Math.abs(now - entry.readAt) < AGE_MAX_MS
  }
}

/** Ten seconds younger than allowed, for clocks of instances that differ. */
const AGE_MAX_MS = CHANGE_DELAY_MS - 10_000
/** Timelines are short; this many stay far below an instance's memory. */
const KEPT_MAX = 20_000
