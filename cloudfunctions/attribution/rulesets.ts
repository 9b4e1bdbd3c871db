import { createHash } from 'node:crypto'
import { canonicalJson } from '@shared/kernel/canonical-json'
import { type Published, type Ruleset, rulesetSchema } from './model'

const CONTENT = { row: 'content', plan: 'ignored', page: 'any' } as const

/** spec/attribution.md, "Ruleset alliance-2024". */
const alliance2024: Ruleset = {
  name: 'alliance-2024',
  share: { via: 'program', registered: 'at-mint' },
  targets: {
    product: {
      row: 'product',
      dyes: ['product', 'shop'],
      plan: 'needed',
      page: 'promoted-product-of-shop',
      forwarded: 'kept',
    },
    live: { ...CONTENT, dyes: ['channel'], forwarded: 'kept' },
    video: { ...CONTENT, dyes: ['channel'], forwarded: 'kept' },
  },
  chain: { reentry: 'later-end', extensionsMax: 1 },
  order: {
    plan: 'needed',
    tiers: [
      { basis: 'direct', on: ['product', 'channel'] },
      { basis: 'indirect', on: ['shop'] },
    ],
  },
}

/** spec/attribution.md, "Ruleset tuike-2025". */
const tuike2025: Ruleset = {
  name: 'tuike-2025',
  share: { via: 'program', registered: 'at-mint' },
  targets: {
    product: { row: 'product', dyes: ['shop'], plan: 'needed', page: 'any', forwarded: 'kept' },
    live: { ...CONTENT, dyes: ['shop'], forwarded: 'lost' },
    video: { ...CONTENT, dyes: ['shop'], forwarded: 'lost' },
    article: { ...CONTENT, dyes: ['shop'], forwarded: 'lost' },
    coupon: { row: 'coupon', dyes: ['shop'], plan: 'ignored', page: 'any', forwarded: 'kept' },
  },
  chain: { reentry: 'later-end', extensionsMax: 1 },
  order: { plan: 'needed', tiers: [{ basis: 'last-touch', on: ['shop'] }] },
}

/** spec/attribution.md, "Ruleset referral". Visits dye nobody under it: the binding of the registration decides. */
const referral: Ruleset = {
  name: 'referral',
  share: { via: 'program', registered: 'at-mint' },
  targets: {},
  chain: { reentry: 'later-end', extensionsMax: 0 },
  order: { plan: 'ignored', tiers: [{ basis: 'bound', on: ['binding'] }] },
}

/** What each name meant when it was published. A line here is never edited: stored decisions point to it. */
export const PUBLISHED_HASHES: Readonly<Record<string, string>> = {
  'alliance-2024': '8539e7a1be22618b7f1d471bd094135f2133dfbb5ab7f96e457d233c1a64695a',
  'tuike-2025': '61710ca26a28b5ec1f9109bb9f26a10c572d664d68173402419d79aa4f623726',
  referral: 'b43dea07931c654ef8d9cba4de2051065e0b1626f1d32fcb3f63c7d15de41271',
}

export const contentHash = (rules: Ruleset): string => createHash('sha256').update(canonicalJson(rules)).digest('hex')

/**
 * Checks the rulesets and gives them by name. Throws when one is not well formed, stands twice, was never given a hash,
 * or has changed under a name that is already published.
 */
export function publish(
  rulesets: readonly Ruleset[],
  hashes: Readonly<Record<string, string>>,
): ReadonlyMap<string, Published> {
  const published = new Map<string, Published>()
  for (const given of rulesets) {
    const rules = rulesetSchema.parse(given)
    const hash = contentHash(rules)
    if (published.has(rules.name)) throw new Error(`ruleset ${rules.name} stands twice`)
    if (!Object.hasOwn(hashes, rules.name)) throw new Error(`ruleset ${rules.name} has no published hash: ${hash}`)
    if (hashes[rules.name] !== hash) throw new Error(`ruleset ${rules.name} was changed: publish it under a new name`)
    published.set(rules.name, { rules, hash, dyesVisitors: Object.keys(rules.targets).length > 0 })
  }
  return published
}

/** Every published ruleset, by name. */
export const RULESETS = publish([alliance2024, tuike2025, referral], PUBLISHED_HASHES)
