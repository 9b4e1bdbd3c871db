import type { Input, Output, QueryName } from '@shared/contracts'
import { call, type FailureCode } from './client'
import { keep, kept } from './namespace'
import { createStore, type Store } from './store'

/**
 * The newest answer to every question asked, shared by all pages: a figure that one page refreshes is fresh on the
 * others, and a page that was seen before shows at once, also without a network, while it asks again.
 */
export interface Answered<N extends QueryName> {
  readonly output: Output<N> | null
  /** Why the last attempt failed; null after a success and before the first attempt. Older content stays beside it. */
  readonly failure: FailureCode | null
  readonly asking: boolean
}

type AnyAnswered = Answered<QueryName>

const stores = new Map<string, Store<AnyAnswered>>()
const underway = new Map<string, Promise<void>>()
/** Questions that were asked. Others have a store only: a page knows them and waits with asking (`when: false`). */
const asked = new Set<string>()
/** Counts commands that changed something: an answer that was asked for before the change is not kept. */
let generation = 0

/** What something costs is asked in ever new ways and true for a moment: on the device it would only take up room. */
const NEVER_KEPT: readonly QueryName[] = ['orders.quote']

const keyOf = (name: QueryName, input: object): string => `${name} ${JSON.stringify(input)}`

/** The store of one question. Created with what this device kept of it. */
export function answerTo<N extends QueryName>(name: N, input: Input<N>): Store<Answered<N>> {
  const key = keyOf(name, input)
  let store = stores.get(key)
  if (store === undefined) {
    store = createStore<AnyAnswered>({ output: read(key), failure: null, asking: false })
    stores.set(key, store)
  }
  return store as unknown as Store<Answered<N>>
}

/** Asks, or joins the asking that is already under way. The result is in the store. */
export function ask<N extends QueryName>(name: N, input: Input<N>): Promise<void> {
  const key = keyOf(name, input)
  const already = underway.get(key)
  if (already !== undefined) return already
  asked.add(key)
  const store = answerTo(name, input)
  store.set({ ...store.get(), asking: true })
  const askedIn = generation
  const asking = call(name, input).then((outcome) => {
    underway.delete(key)
    if (askedIn !== generation) return ask(name, input)
    if (outcome.ok) {
      store.set({ output: outcome.output, failure: null, asking: false })
      if (!NEVER_KEPT.includes(name)) keep(`answer ${key}`, JSON.stringify(outcome.output))
    } else store.set({ ...store.get(), failure: outcome.code, asking: false })
  })
  underway.set(key, asking)
  return asking
}

/** After a command: asks again whatever was asked by these names before. */
export async function askAgain(...names: readonly QueryName[]): Promise<void> {
  generation += 1
  const keys = [...asked].filter((key) => names.some((name) => key.startsWith(`${name} `)))
  await Promise.all(
    keys.map((key) => {
      const space = key.indexOf(' ')
      return ask(key.slice(0, space) as QueryName, JSON.parse(key.slice(space + 1)))
    }),
  )
}

/** For another person on this device: nothing is known any more. What the device kept, forgetKept drops. */
export function forgetAnswers(): void {
  generation += 1
  for (const store of stores.values()) store.set({ output: null, failure: null, asking: false })
}

function read(key: string): Output<QueryName> | null {
  const text = kept(`answer ${key}`)
  if (text === null) return null
  try {
    return JSON.parse(text) as Output<QueryName>
  } catch {
    return null
  }
}
