import { DAY_MS } from '@shared/kernel/time'
import fc from 'fast-check'
import type { LogEvent } from '../../cloudfunctions/attribution/events'
import { LOCK_KEYS, type NamedDays } from '../../cloudfunctions/attribution/lock-days'
import { START } from './story'

/** Few ids, so that everything meets everything; times mostly at, before and after the ends of windows. */
/** Mostly C, so that one visitor's history grows long. */
const PEOPLE = ['C', 'C', 'C', 'C', 'D', 'A'] as const
const PRODUCTS = ['a', 'b', 'c'] as const
const CONTENTS = ['v1', 'v2', 'v3'] as const
const SHOPS = ['s1', 's2'] as const
const CHANNELS = ['f1', 'f2'] as const
const SHARES = ['x1', 'x2', 'x3', 'x4', 'x5', 'x6', 'x7', 'x8'] as const
const CODES = ['K1', 'K2', 'K3'] as const

const pick = <T>(values: readonly T[]) => fc.constantFrom(...values)
const mostly = <T>(usual: T, rare: T) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constant(rare) })
const absent = <T>(arbitrary: fc.Arbitrary<T>, name: string) =>
  fc.option(arbitrary, { nil: undefined }).map((value) => (value === undefined ? {} : { [name]: value }))

const waits = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(0, 0, 1, 1_000) },
  {
    weight: 4,
    arbitrary: fc.tuple(pick([1, 1, 2, 3, 3, 7, 27, 30]), pick([-1, 0, 1])).map(([days, ms]) => days * DAY_MS + ms),
  },
)

export const namedDays: fc.Arbitrary<NamedDays> = fc.dictionary(pick(LOCK_KEYS), fc.constantFrom(0, 1, 3, 7, 30, 30), {
  maxKeys: 3,
})

type Untimed = Record<string, unknown> & { readonly type: LogEvent['type'] }
const event = <T extends LogEvent['type']>(
  type: T,
  fields: Record<string, fc.Arbitrary<unknown>>,
  extra: readonly fc.Arbitrary<object>[] = [],
): fc.Arbitrary<Untimed> =>
  fc.tuple(fc.record(fields), ...extra).map((parts) => Object.assign({ type }, ...parts) as Untimed)

const target = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('product'), id: pick(PRODUCTS) }) },
  { weight: 4, arbitrary: fc.record({ kind: pick(['live', 'video', 'article']), id: pick(CONTENTS) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('coupon'), id: fc.constant('k') }) },
  { weight: 1, arbitrary: fc.record({ kind: pick(['shop', 'miniprogram', 'register']), id: fc.constant('s1') }) },
)
const page = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('product'), id: pick(PRODUCTS) }) },
  { weight: 1, arbitrary: fc.record({ kind: pick(['live', 'home', '']), id: pick(['a', 'v1']) }) },
)
const line = fc
  .tuple(
    fc.record({ product: pick(PRODUCTS), amount: fc.integer({ min: 0, max: 9_999 }) }),
    absent(fc.option(pick(CHANNELS)), 'channel'),
  )
  .map(([fields, channel]) => ({ ...fields, ...channel }))
const names = pick([
  ['alliance-2024'],
  ['tuike-2025'],
  ['tuike-2025', 'referral'],
  ['referral', 'alliance-2024'],
  ['alliance-2024', 'tuike-2025'],
  [],
])

const product = event('product', { product: pick(PRODUCTS), shop: mostly('s1', 's2'), promoted: mostly(true, false) })
const content = event('content', {
  content: pick(CONTENTS),
  kind: pick(['live', 'video', 'article']),
  channel: pick(CHANNELS),
  shop: pick(SHOPS),
})
const coupon = event('coupon', { coupon: fc.constant('k'), shop: pick(SHOPS) })
const promoter = event('promoter', { promoter: pick(['A', 'B']) }, [absent(pick(CODES), 'code')])
const share = event('share', {
  share: pick(SHARES),
  promoter: pick(['A', 'B']),
  target,
  via: mostly('program', 'elsewhere'),
})
const lock = event('lock', { shop: pick(SHOPS), days: namedDays })
const rulesets = event('rulesets', { names })
const visit = event(
  'visit',
  {
    visitor: pick(PEOPLE),
    share: fc.oneof({ weight: 9, arbitrary: pick<string | null>(SHARES) }, fc.constant(null)),
    page,
  },
  [absent(fc.option(pick(PEOPLE), { freq: 2 }), 'forwardedBy').chain((some) => mostly({}, some))],
)
const register = event('register', { customer: pick(PEOPLE) }, [
  absent(pick(SHARES), 'share'),
  absent(pick(CODES), 'code'),
])
const order = event('order', {
  order: pick(['o1', 'o2', 'o3']),
  buyer: pick(PEOPLE),
  lines: fc.array(line, { minLength: 1, maxLength: 3 }),
})

const anything = fc.oneof(
  { weight: 10, arbitrary: visit },
  { weight: 7, arbitrary: order },
  { weight: 2, arbitrary: share },
  { weight: 2, arbitrary: product },
  { weight: 1, arbitrary: content },
  { weight: 1, arbitrary: coupon },
  { weight: 1, arbitrary: promoter },
  { weight: 1, arbitrary: register },
  { weight: 2, arbitrary: lock },
  { weight: 1, arbitrary: rulesets },
)

/** Events with waits → a log: times added up, and a share id that was minted before is left out. */
function timed(steps: readonly (readonly [number, Untimed])[]): LogEvent[] {
  let t = START
  const minted = new Set<unknown>()
  return steps.flatMap(([wait, fields]) => {
    t += wait
    if (fields.type === 'share' && (minted.has(fields.share) || !minted.add(fields.share))) return []
    return [{ t, ...fields } as unknown as LogEvent]
  })
}

const instantly = (steps: readonly Untimed[]) => steps.map((step) => [0, step] as const)

const fixed = (step: fc.Arbitrary<Untimed>, name: string, values: readonly string[]) =>
  fc.tuple(...values.map((value) => step.map((fields) => ({ ...fields, [name]: value }))))
const sometimes = (steps: fc.Arbitrary<Untimed[]>) =>
  steps.chain((all) => fc.subarray(all, { minLength: Math.max(0, all.length - 2) }))

/** Most of the world stands at the start, so that visits mean something; the rest comes in the middle, late or never. */
export const histories: fc.Arbitrary<LogEvent[]> = fc
  .tuple(
    sometimes(
      fc
        .tuple(
          fixed(promoter, 'promoter', ['B', 'A']),
          fixed(product, 'product', PRODUCTS),
          fixed(content, 'content', CONTENTS),
          fixed(coupon, 'coupon', ['k']),
          fixed(rulesets, 'type', ['rulesets']),
        )
        .map((parts): Untimed[] => parts.flat()),
    ),
    sometimes(fixed(share, 'share', SHARES)),
    fc.array(fc.tuple(waits, anything), { minLength: 10, maxLength: 60, size: 'max' }),
  )
  .map(([world, shares, story]) => timed([...instantly(world), ...instantly(shares), ...story]))

export const rulesetLists = pick([
  'alliance-2024',
  'recorded',
  'alliance-2024',
  'tuike-2025',
  'referral',
  'tuike-2025,referral',
  'alliance-2024,tuike-2025,referral',
  'referral,tuike-2025',
  'recorded',
])
