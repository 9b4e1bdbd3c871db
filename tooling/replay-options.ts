import { parseArgs } from 'node:util'
import { type Ppm, ppm } from '@shared/kernel/rates'
import { isDays, LOCK_KEYS, type LockKey, type NamedDays } from '../cloudfunctions/attribution/lock-days'
import type { InForce } from '../cloudfunctions/attribution/replay'
import { RULESETS } from '../cloudfunctions/attribution/rulesets'

export const USAGE = `usage:
  replay --ruleset NAME[,NAME…]|recorded --events FILE|- [--lock KEY=DAYS,…] [--explain]
  replay --compare A B --events FILE|- [--rate PPM] [--lock KEY=DAYS,…] [--json]
  A and B are what --ruleset takes. Rulesets: ${[...RULESETS.keys()].join(', ')}.
  Keys of --lock: ${LOCK_KEYS.join(', ')}. PPM: parts per million, 100000 (10 %) unless told.
`

/** What the promoters of a what-if comparison are paid unless told otherwise: 10 %. */
const RATE_DEFAULT = 100_000

interface Source {
  /** A path, or `-` for standard input. */
  readonly events: string
  readonly lockDays: NamedDays
}
export type ReplayCommand =
  | (Source & { readonly mode: 'decide'; readonly rulesets: InForce; readonly explain: boolean })
  | (Source & {
      readonly mode: 'compare'
      readonly names: readonly [string, string]
      readonly sides: readonly [InForce, InForce]
      readonly rate: Ppm
      readonly json: boolean
    })

/** The command line can't be followed; the message says why. */
export class BadArguments extends Error {
  override readonly name = 'BadArguments'
}

/** Reads the command line. Throws BadArguments. */
export function readReplayCommand(args: readonly string[]): ReplayCommand {
  const { values, positionals } = parse(args)
  const { ruleset, compare, events } = values
  if (events === undefined || events === '') throw new BadArguments('--events is missing')
  const source = { events, lockDays: readLock(values.lock) }
  if ((ruleset === undefined) === (compare === undefined)) throw new BadArguments('give either --ruleset or --compare')
  if (compare !== undefined) {
    if (values.explain) throw new BadArguments('--explain goes with --ruleset')
    const [other, ...more] = positionals
    if (other === undefined || more.length > 0) throw new BadArguments('--compare takes two lists of rulesets')
    const { json } = values
    const sides = [readRulesets(compare), readRulesets(other)] as const
    return { ...source, mode: 'compare', names: [compare, other], sides, rate: readRate(values.rate), json }
  }
  if (positionals.length > 0) throw new BadArguments(`not understood: ${positionals.join(' ')}`)
  if (values.json || values.rate !== undefined) throw new BadArguments('--json and --rate go with --compare')
  return { ...source, mode: 'decide', rulesets: readRulesets(ruleset ?? ''), explain: values.explain }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ruleset: { type: 'string' },
        compare: { type: 'string' },
        events: { type: 'string' },
        lock: { type: 'string' },
        rate: { type: 'string' },
        explain: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new BadArguments(error instanceof Error ? error.message : String(error))
  }
}

function readRulesets(text: string): InForce {
  if (text === 'recorded') return 'recorded'
  return text.split(',').map((name) => {
    const ruleset = RULESETS.get(name)
    if (ruleset === undefined) throw new BadArguments(`unknown ruleset ${JSON.stringify(name)}`)
    return ruleset
  })
}

function readLock(text: string | undefined): NamedDays {
  if (text === undefined) return {}
  const named: { [Key in LockKey]?: number } = {}
  for (const part of text.split(',')) {
    const [name, value, ...more] = part.split('=')
    const key = LOCK_KEYS.find((known) => known === name)
    const days = /^\d+$/.test(value ?? '') ? Number(value) : null
    if (key === undefined || more.length > 0 || !isDays(days))
      throw new BadArguments(`--lock takes KEY=DAYS, not ${JSON.stringify(part)}`)
    named[key] = days
  }
  return named
}

function readRate(text: string | undefined): Ppm {
  if (text === undefined) return ppm(RATE_DEFAULT)
  try {
    return ppm(/^\d+$/.test(text) ? Number(text) : Number.NaN)
  } catch {
    throw new BadArguments('--rate takes a whole number from 0 to 1000000')
  }
}
