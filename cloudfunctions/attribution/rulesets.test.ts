import { canonicalJson } from '@shared/kernel/canonical-json'
import { contentHash, PUBLISHED_HASHES, publish, RULESETS } from './rulesets'

const alliance = RULESETS.get('alliance-2024')?.rules
if (alliance === undefined) throw new Error('alliance-2024 is not published')
const hashes = (rules: typeof alliance) => ({ [rules.name]: contentHash(rules) })

test('the three rulesets are what they were when they were published', () => {
  // Written down here as well: whoever changes a ruleset and its hash together is told that decisions point to the old one.
  expect([...RULESETS].map(([name, { hash }]) => [name, hash.slice(0, 16)])).toEqual([
    ['alliance-2024', '8539e7a1be22618b'],
    ['tuike-2025', '61710ca26a28b5ec'],
    ['referral', 'b43dea07931c654e'],
  ])
})

describe('publishing', () => {
  test('a ruleset that was changed under its old name is refused', () => {
    const changed = { ...alliance, chain: { ...alliance.chain, extensionsMax: 2 } }
    expect(() => publish([changed], PUBLISHED_HASHES)).toThrow('alliance-2024 was changed')
    const renamed = { ...changed, name: 'alliance-2099' }
    expect(publish([renamed], hashes(renamed)).get('alliance-2099')?.rules).toEqual(renamed)
  })
  test('a name without a hash, even one that every object has, is refused with the hash to write down', () => {
    expect(() => publish([{ ...alliance, name: 'constructor' }], {})).toThrow(/no published hash: [0-9a-f]{64}/)
  })
  test('a name can’t stand twice', () => {
    expect(() => publish([alliance, alliance], PUBLISHED_HASHES)).toThrow('twice')
  })
  test('a ruleset with a word that no engine knows is refused', () => {
    const odd = { ...alliance, name: 'odd', bonus: 1 }
    expect(() => publish([odd], hashes(odd))).toThrow('bonus')
  })
  test('the hash is of the content, not of the order in which it is written', () => {
    const { name, share, ...rest } = alliance
    expect(contentHash({ ...rest, share, name })).toBe(contentHash(alliance))
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}')
  })
})
