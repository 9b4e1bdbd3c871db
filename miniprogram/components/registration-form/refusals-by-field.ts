import type { FailureCode } from '@/api/client'
import type { Refused } from '@/hooks/use-command'
import { CODE_SHAPE_WORDS } from './code-shape'

type FieldName = 'nickname' | 'code'

/** Beside which box a refusal stands. What is not here stands above the button. */
const FIELD_OF: Partial<Readonly<Record<FailureCode, FieldName>>> = {
  TEXT_REFUSED: 'nickname',
  CODE_UNKNOWN: 'code',
  CODE_OWN: 'code',
  CODE_DISABLED: 'code',
}

export interface RefusalsByField {
  readonly nickname: string | null
  readonly code: string | null
  readonly form: string | null
}

const NONE: RefusalsByField = { nickname: null, code: null, form: null }

export function refusalsByField(refusal: Refused | null): RefusalsByField {
  if (refusal === null) return NONE
  // The server names the field that it could not read; a code of the wrong shape is no code.
  if (refusal.code === 'INVALID_INPUT' && refusal.data.field === 'code') {
    return { ...NONE, code: CODE_SHAPE_WORDS }
  }
  return { ...NONE, [FIELD_OF[refusal.code] ?? 'form']: refusal.text }
}
