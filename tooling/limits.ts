import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { actions } from '@shared/contracts'
import * as z from 'zod'
import { ROOT } from './places'

/**
 * The contracts' limits as plain JSON, so that a form says beside a field what the server will refuse, without
 * carrying the schemas to the phone. The file is committed; a test says when it is behind the contracts.
 */
export const LIMITS_FILE = path.join(ROOT, 'miniprogram', 'api', 'limits.json')

/** What a form can use. Everything else that a schema knows stays on the server. */
const KEYWORDS = ['minLength', 'maxLength', 'pattern', 'minimum', 'maximum'] as const

type FieldLimits = Partial<Record<(typeof KEYWORDS)[number], string | number>> & { required: boolean }
export type Limits = Record<string, Record<string, FieldLimits>>

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly required?: readonly string[]
}

function limitsOf(input: z.ZodType): Record<string, FieldLimits> {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as ObjectSchema
  const fields: Record<string, FieldLimits> = {}
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    // The request id is made by the client itself, never typed.
    if (name === 'requestId') continue
    const limits: FieldLimits = { required: schema.required?.includes(name) ?? false }
    for (const keyword of KEYWORDS) {
      const value = property[keyword]
      // zod states the safe-integer range for every integer; that is no limit of ours.
      const isSafeRange = Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER
      if ((typeof value === 'string' || typeof value === 'number') && !isSafeRange) limits[keyword] = value
    }
    fields[name] = limits
  }
  return fields
}

/** Every action with at least one field that a person could fill in, in the order of their names. */
export function collectLimits(contracts: Readonly<Record<string, { readonly input: z.ZodType }>> = actions): Limits {
  const entries = Object.entries(contracts)
    .map(([name, { input }]) => [name, limitsOf(input)] as const)
    .filter(([, fields]) => Object.keys(fields).length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries)
}

export const limitsText = (): string => `${JSON.stringify(collectLimits(), null, 2)}\n`

export const committedLimits = (): string => {
  try {
    return readFileSync(LIMITS_FILE, 'utf8')
  } catch {
    return ''
  }
}

/** Writes the file only when it differs, so that an unchanged contract causes no rebuild of the app. */
export function writeLimits(): void {
  if (committedLimits() === limitsText()) return
  mkdirSync(path.dirname(LIMITS_FILE), { recursive: true })
  writeFileSync(LIMITS_FILE, limitsText())
}
