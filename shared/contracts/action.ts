import type { ErrorCode } from '@shared/kernel/errors'
import { REQUEST_ID_PATTERN } from '@shared/kernel/ids'
import * as z from 'zod'

/** Roles of the merchant's staff (spec checklist, sections 15 and 21). */
export const STAFF_ROLES = ['owner', 'operator', 'finance', 'verifier'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

/**
 * Who may call. `anyone`: also without a session. `visitor`: whoever the platform says they are, registered or not.
 * `member`: registered. `promoter`: a member who promotes. A list: staff with one of these roles.
 */
export type Who = 'anyone' | 'visitor' | 'member' | 'promoter' | readonly StaffRole[]

/** Codes that any action may answer, besides the refusals it names. */
export const COMMON_REFUSALS = [
  'INVALID_INPUT',
  'NOT_FOUND',
  'NOT_SIGNED_IN',
  'NOT_REGISTERED',
  'NOT_A_PROMOTER',
  'FORBIDDEN',
  'CONFLICT',
  'BUSY',
  'INTERNAL',
] as const satisfies readonly ErrorCode[]

interface Spec<W extends Who, I extends z.core.$ZodShape, O extends z.ZodType, R extends readonly ErrorCode[]> {
  readonly who: W
  /** Fields of the input. The object is strict: an unknown field is INVALID_INPUT. */
  readonly input: I
  /** An allow-list: what it does not name never leaves the server. */
  readonly output: O
  readonly refusals: R
}

const requestId = z.string().regex(REQUEST_ID_PATTERN)

/** An action that changes nothing. */
export function query<
  const W extends Who,
  I extends z.core.$ZodShape,
  O extends z.ZodType,
  const R extends readonly ErrorCode[],
>(spec: Spec<W, I, O, R>) {
  return { ...spec, kind: 'query' as const, input: z.strictObject(spec.input) }
}

/** An action that changes something. Its input gains `requestId`, made by the page before the first attempt. */
export function command<
  const W extends Who,
  I extends z.core.$ZodShape,
  O extends z.ZodType,
  const R extends readonly ErrorCode[],
>(spec: Spec<W, I, O, R>) {
  return { ...spec, kind: 'command' as const, input: z.strictObject({ requestId, ...spec.input }) }
}
