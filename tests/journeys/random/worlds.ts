import { hashOf } from '../../../tooling/stamps'
import { expectBooksBalance } from '../../books'
import { expectFiguresRight } from '../../figures'
import { BUYING } from './buying'
import { throwDice } from './dice'
import { FULFILLING } from './fulfilling'
import { wrongPieces } from './pieces'
import { calmsDown, stuck, WEATHER } from './weather'
import { WITHDRAWING } from './withdrawing'
import { type Deed, openWorld } from './world'

/** Actions of all worlds together; a world has ACTIONS_A_WORLD of them. `SEED=… npx jest …` runs that one world again. */
const ACTIONS = Number(process.env.RANDOM_ACTIONS ?? 10_000)
const ACTIONS_A_WORLD = 500
const SEED_MAX = 1_000_000_000
/** Every change of the product is tried in worlds that nobody saw before, and one state of it always in the same. */
const seedOfProduct = () => Number.parseInt(hashOf(['cloudfunctions', 'shared']).slice(0, 12), 16) % SEED_MAX
const FIRST_SEED = Number(process.env.SEED ?? seedOfProduct())
const AT_ONCE = 0.05
/** Of each of the two test files, which run side by side; one world where its seed was named. */
const WORLDS = process.env.SEED === undefined ? Math.ceil(ACTIONS / ACTIONS_A_WORLD / 2) : 1

const [first, ...others] = [...BUYING, ...FULFILLING, ...WITHDRAWING, ...WEATHER]
const DEEDS: readonly [Deed, ...Deed[]] = first === undefined ? never() : [first, ...others]
function never(): never {
  throw new Error('nobody does anything')
}

/** What outside help did not answer is told in the log and tried again; everything else there is a mistake of ours. */
const isOperational = (failure: string) => /did not answer|kept conflicting/.test(failure)
/** What people must look at because WeChat, or the world's dice, did something odd. */
const EXPECTED_ALARMS = new Set([
  'payment.amount-differed',
  'payment.not-there',
  'refund.refused',
  'refund.abnormal',
  'refund.closed',
  'withdrawal.refused',
])

async function live(seed: number, told: Map<string, number>): Promise<void> {
  const dice = throwDice(seed)
  const world = await openWorld(dice)
  const { mall } = world
  const done: string[] = []
  try {
    for (let action = 0; action < ACTIONS_A_WORLD; action += 1) {
      // Now and then two at the same time, each with dice of its own.
      const deeds = Array.from({ length: dice.chance(AT_ONCE) ? 2 : 1 }, () => ({
        deed: dice.weighed(DEEDS),
        own: { ...world, dice: throwDice(dice.between(0, SEED_MAX)) },
      }))
      done.push(deeds.map(({ deed }) => deed.name).join(' while '))
      await Promise.all(deeds.map(({ deed, own }) => deed.run(own)))
      expect(mall.failures.filter((failure) => !isOperational(failure))).toEqual([])
    }
    mall.product.cloud.faults.clear()
    await expectBooksBalance(mall.product)
    await calmsDown(world)
    await expectBooksBalance(mall.product)
    expect(mall.failures.filter((failure) => !isOperational(failure))).toEqual([])
    expect([...stuck(world), ...wrongPieces(mall)]).toEqual([])
    await expectFiguresRight(mall.product)
    const alarms = mall.rows('alarms').filter(({ name }) => !EXPECTED_ALARMS.has(String(name)))
    expect(alarms).toEqual([])
    for (const [answer, times] of world.heard) told.set(answer, (told.get(answer) ?? 0) + times)
  } catch (error) {
    throw new Error(`SEED=${seed}, after ${done.length} actions (${done.slice(-8).join(', ')})`, { cause: error })
  } finally {
    await mall.product.close()
  }
}

/** The first half of this state's worlds, or the second; it is the first that has the world of `SEED`. */
export function tryWorlds(half: 0 | 1): void {
  const first = FIRST_SEED + half * WORLDS
  test(`${WORLDS} random worlds from SEED=${first} on: the books hold, nothing is stuck and nothing fails`, async () => {
    const told = new Map<string, number>()
    for (let world = 0; world < WORLDS; world += 1) await live(first + world, told)
    if (process.env.RANDOM_TOLD !== undefined) {
      const lines = [...told].sort().map(([answer, times]) => `${String(times).padStart(6)}  ${answer}`)
      process.stdout.write(`${lines.join('\n')}\n`)
    }
  }, 3_600_000)
}
