import { MINUTE_MS } from '@shared/kernel/time'
import { newRequestId, type Product, startProduct } from '../../tests/product'
import { runDueTasks, type Task } from './jobs'
import { takeTurn } from './turns'

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.close())

const run = (task: Task) => runDueTasks([task], product.context(), () => 0)

describe('a due task', () => {
  test('that two runs want at once is done by one of them', async () => {
    let running = 0
    let most = 0
    let done = 0
    const task: Task = {
      name: 'test.once',
      everyMs: MINUTE_MS,
      step: async () => {
        running += 1
        most = Math.max(most, running)
        await new Promise((resolve) => setTimeout(resolve, 20))
        running -= 1
        done += 1
        return null
      },
    }
    await Promise.all([run(task), run(task), run(task)])
    expect([most, done]).toEqual([1, 1])
    await run(task)
    expect(done).toBe(1)
    await product.cloud.clock.advance(MINUTE_MS)
    await run(task)
    expect(done).toBe(2)
  })

  test('goes on from its cursor when one run was not enough', async () => {
    const seen: (string | null)[] = []
    const task: Task = {
      name: 'test.cursor',
      everyMs: MINUTE_MS,
      step: async (_context, cursor) => {
        seen.push(cursor)
        const next = Number(cursor ?? 0) + 1
        return next === 25 ? null : String(next)
      },
    }
    await run(task)
    expect(seen).toHaveLength(20)
    await run(task)
    expect(seen).toEqual([null, ...Array.from({ length: 24 }, (_, index) => String(index + 1))])
  })

  test('whose run was killed is taken up again once the lease is over, and not before', async () => {
    let runs = 0
    const task: Task = { name: 'test.killed', everyMs: MINUTE_MS, step: async () => null }
    const now = product.cloud.clock.now()
    await product.context().db.insert('tasks', 'test.killed', { dueAt: now, leaseUntil: now + 90_000, cursor: null })
    const counted: Task = {
      ...task,
      step: async () => {
        runs += 1
        return null
      },
    }
    await run(counted)
    expect(runs).toBe(0)
    await product.cloud.clock.advance(90_001)
    await run(counted)
    expect(runs).toBe(1)
  })

  test('that fails keeps its place and lets the others run', async () => {
    let other = 0
    const failing: Task = {
      name: 'test.failing',
      everyMs: MINUTE_MS,
      step: async () => {
        throw new Error('no luck today')
      },
    }
    const fine: Task = {
      name: 'test.fine',
      everyMs: MINUTE_MS,
      step: async () => {
        other += 1
        return null
      },
    }
    await runDueTasks([failing, fine], product.context(), () => 0)
    expect(other).toBe(1)
  })
})

describe('several due tasks', () => {
  /** Tasks that write down their turns; `costMs` is what a step takes. */
  function timed(costs: Readonly<Record<string, number>>) {
    let elapsed = 0
    const turns: string[] = []
    const tasks = Object.entries(costs).map(
      ([name, costMs]): Task => ({
        name,
        everyMs: MINUTE_MS,
        step: async () => {
          elapsed += costMs
          turns.push(name)
          return costMs > 1_000 ? 'more' : null
        },
      }),
    )
    return {
      turns,
      async run() {
        elapsed = 0
        turns.length = 0
        await runDueTasks(tasks, product.context(), () => elapsed)
      },
    }
  }

  test('share a run: none begins a step after its fifteen seconds', async () => {
    const { turns, run } = timed({ 'share.slow': 6_000, 'share.quick': 100 })
    await run()
    expect(turns).toEqual(['share.slow', 'share.slow', 'share.slow', 'share.quick'])
  })

  test('keep their turns when the place of one of them was spoilt', async () => {
    await product.context().db.insert('tasks', 'spoilt.a', { dueAt: 'soon' })
    const { turns, run } = timed({ 'spoilt.a': 100, 'spoilt.b': 100 })
    await run()
    expect(turns).toEqual(['spoilt.b'])
  })

  test('that got no turn in one run come first in the next', async () => {
    const slow = { 'turn.a': 20_000, 'turn.b': 20_000 }
    const { turns, run } = timed({ ...slow, 'turn.c': 100, 'turn.d': 20_000 })
    await run()
    expect(turns).toEqual(['turn.a', 'turn.b'])
    await product.cloud.clock.advance(MINUTE_MS)
    await run()
    expect(turns).toEqual(['turn.c', 'turn.d', 'turn.a'])
    await product.cloud.clock.advance(MINUTE_MS)
    await run()
    expect(turns).toEqual(['turn.b', 'turn.a'])
    await product.cloud.clock.advance(MINUTE_MS)
    await run()
    expect(turns[0]).toBe('turn.d')
  })
})

test('rows that expired are cleared away by the timer’s job, and living ones stay', async () => {
  const { db, now } = product.context()
  await takeTurn(db, 'short', now, { max: 1, perMs: 1_000 })
  await takeTurn(db, 'long', now, { max: 1, perMs: 10 * MINUTE_MS })
  await product.cloud.clock.advance(MINUTE_MS)
  await product.runJobs()
  expect(product.cloud.database.dump('turns').map(({ _id }) => _id)).toEqual(['long'])
})

test('turns are counted exactly when twenty are taken at once', async () => {
  const { db, now } = product.context()
  const key = newRequestId()
  const taken = await Promise.allSettled(
    Array.from({ length: 20 }, () => takeTurn(db, key, now, { max: 5, perMs: MINUTE_MS })),
  )
  expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
})
