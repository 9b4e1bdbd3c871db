/**
 * Outside help failed: the database kept conflicting, WeChat did not answer, a setting is missing. The caller hears BUSY
 * and tries again with the same request id; `reason` goes to the log and the alarms, never to the phone.
 */
export class Operational extends Error {
  override readonly name = 'Operational'
  constructor(
    readonly reason: string,
    options?: { cause?: unknown },
  ) {
    super(reason, options)
  }
}

/** A document with this id (or this unique key) exists. */
export class Duplicate extends Error {
  override readonly name = 'Duplicate'
  constructor(readonly collection: string) {
    super(`duplicate in ${collection}`)
  }
}

interface SdkError {
  readonly code: string
  readonly message: string
}

function sdkError(error: unknown): SdkError {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown }
  return { code: typeof code === 'string' ? code : '', message: typeof message === 'string' ? message : '' }
}

/** Both the documented code and the wrapped one seen in the field (reference/cloudbase.md §1). */
export function isDuplicate(error: unknown): boolean {
  const { code, message } = sdkError(error)
  return code === 'DATABASE_DUPLICATE_WRITE' || /\bE11000 duplicate key/.test(message)
}

/** Another transaction was first, or ours ran out of its 30 s: nothing of it holds, so the work may run again. */
export function isConflict(error: unknown): boolean {
  const { code, message } = sdkError(error)
  return (
    code === 'DATABASE_TRANSACTION_CONFLICT' ||
    code === 'DATABASE_TRANSACTION_FAIL' ||
    /\[ResourceUnavailable\.Transaction(Conflict|Busy|NotExist)\]/.test(message)
  )
}

const NO_ANSWER = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'ESOCKETTIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
])

/** No answer came: the request may or may not have been carried out. */
export function isNoAnswer(error: unknown): boolean {
  const { code, message } = sdkError(error)
  return NO_ANSWER.has(code) || /socket hang up|timeout of \d+ ?ms|network timeout/i.test(message)
}
