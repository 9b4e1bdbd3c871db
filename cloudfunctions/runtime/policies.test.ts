import { CHANGE_DELAY_MS, type Timeline, valueAt } from '@shared/kernel/timeline'
import fc from 'fast-check'
import type { Store } from './database'
import { announcePolicy } from './policies'

function memory() {
  const kept = new Map<string, Record<string, unknown>>()
  const at = (collection: string, id: string) => `${collection}/${id}`
  const store: Store = {
    async get(collection, id) {
      const row = kept.get(at(collection, id))
      return row === undefined ? null : { _id: id, ...row }
    },
    async insert(collection, id, fields) {
      if (kept.has(at(collection, id))) throw new Error('duplicate')
      kept.set(at(collection, id), { ...fields })
    },
    patch: async (collection, id, fields) =>
      void kept.set(at(collection, id), { ...kept.get(at(collection, id)), ...fields }),
    remove: async (collection, id) => void kept.delete(at(collection, id)),
  }
  const log = () => [...kept].filter(([id]) => id.startsWith('policy-changes/')).map(([, row]) => row)
  return { store, log: log as () => { from: number; value: number }[] }
}

const announcement = fc.record({
  wait: fc.integer({ min: 0, max: 2 * CHANGE_DELAY_MS }),
  ahead: fc.option(fc.integer({ min: 0, max: 5 * CHANGE_DELAY_MS }), { nil: undefined }),
})

test('the log of changes says at every time what the policy said then, whatever was taken back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(announcement, { minLength: 1, maxLength: 12 }), async (all) => {
      const { store, log } = memory()
      let now = 1_000_000
      /** What a caller at that time was told: nothing that was announced later may alter it. */
      const told: { t: number; value: unknown }[] = []
      const current = async () => ((await store.get('policies', 'p'))?.timeline ?? []) as Timeline<unknown>
      for (const [value, { wait, ahead }] of all.entries()) {
        now += wait
        told.push({ t: now, value: valueAt(await current(), now) })
        const from = await announcePolicy(store, 'p', now, value, ahead === undefined ? undefined : now + ahead)
        expect(from).toBeGreaterThanOrEqual(now + CHANGE_DELAY_MS)
        expect(valueAt(await current(), from)).toBe(value)
      }
      const kept = log().sort((a, b) => a.from - b.from)
      expect(new Set(kept.map(({ from }) => from)).size).toBe(kept.length)
      for (const { t, value } of told) expect(valueAt(kept, t)).toBe(value)
      for (const { from } of kept) if (from >= now) expect(valueAt(kept, from)).toBe(valueAt(await current(), from))
    }),
  )
})

test('a change for a chosen time replaces what was announced for then or later, and leaves what comes before', async () => {
  const { store, log } = memory()
  const at = (minutes: number) => minutes * 60_000
  await announcePolicy(store, 'p', 0, 'on', at(10))
  await announcePolicy(store, 'p', 0, 'off', at(20))
  expect(await announcePolicy(store, 'p', 0, 'other', at(15))).toBe(at(15))
  expect(await announcePolicy(store, 'p', 0, 'another', at(15))).toBe(at(15))
  expect(log()).toMatchObject([
    { from: at(10), value: 'on' },
    { from: at(15), value: 'another' },
  ])
  expect(await announcePolicy(store, 'p', 0, 'last')).toBe(at(15) + 1)
})
