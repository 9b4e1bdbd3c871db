import { DAY_MS } from '@shared/kernel/time'

/** One order every ten visits, as issue 3, item 8 asks: 1 000 000 visits + 100 000 orders. */
const VISITS_AN_ORDER = 10
const SHOPS = 200
const PRODUCTS = 5_000
const CONTENTS = 2_000
const CHANNELS = 300
const PROMOTERS = 1_000
const SHARES = 20_000
const START = Date.UTC(2026, 0, 1)
const SPAN_MS = 120 * DAY_MS

/** Numbers that look random and are the same every time. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const shopOf = (product: number) => `s${product % SHOPS}`

function* world(below: (limit: number) => number): Generator<object> {
  const t = START
  for (let n = 0; n < PROMOTERS; n += 1) yield { t, type: 'promoter', promoter: `p${n}`, code: `C${n}` }
  for (let n = 0; n < PRODUCTS; n += 1)
    yield { t, type: 'product', product: `a${n}`, shop: shopOf(n), promoted: n % 10 > 0 }
  for (let n = 0; n < CONTENTS; n += 1) {
    const kind = (['live', 'video', 'article'] as const)[n % 3]
    yield { t, type: 'content', content: `v${n}`, kind, channel: `f${n % CHANNELS}`, shop: shopOf(n) }
  }
  for (let n = 0; n < SHARES; n += 1) {
    const target = targetOf(n, below)
    yield { t, type: 'share', share: `x${n}`, promoter: `p${below(PROMOTERS)}`, target, via: 'program' }
  }
}

function targetOf(share: number, below: (limit: number) => number) {
  if (share % 3 > 0) return { kind: 'product', id: `a${below(PRODUCTS)}` }
  const content = below(CONTENTS)
  return { kind: (['live', 'video', 'article'] as const)[content % 3], id: `v${content}` }
}

/**
 * A log of `visits` visits over 120 days, and the orders that go with them. Visitors come and go: a person is active for
 * a while and then gone, so the number of them alive stays about the same while the log grows.
 */
export function* logLines(visits: number): Generator<string> {
  const below = numbers(7)
  const products: number[] = []
  for (const event of world(below)) {
    if ('target' in event) products.push(productOf(event.target as { kind: string; id: string }))
    yield JSON.stringify(event)
  }
  const newcomersPerVisit = 0.1
  const active = 20_000
  for (let n = 0; n < visits; n += 1) {
    const t = START + Math.floor((n / visits) * SPAN_MS)
    const visitor = `c${Math.floor(n * newcomersPerVisit) + below(active)}`
    const share = below(SHARES)
    const product = products[share] ?? 0
    const forwardedBy = below(8) === 0 ? { forwardedBy: `c${below(1_000)}` } : {}
    const page = { kind: 'product', id: `a${product}` }
    yield JSON.stringify({
      t,
      type: 'visit',
      visitor,
      share: below(5) === 0 ? null : `x${share}`,
      page,
      ...forwardedBy,
    })
    if (n % VISITS_AN_ORDER > 0) continue
    const channel = below(4) === 0 ? `f${below(CHANNELS)}` : null
    const lines = [
      { product: `a${product}`, amount: 9_900, channel },
      { product: `a${below(PRODUCTS)}`, amount: 4_950 },
    ]
    yield JSON.stringify({ t, type: 'order', order: `o${n}`, buyer: visitor, lines })
  }
}

/** The product that a visitor of a share looks at: its own, or for a content any product of the content's shop. */
const productOf = ({ id }: { readonly id: string }): number => Number(id.slice(1)) % PRODUCTS
