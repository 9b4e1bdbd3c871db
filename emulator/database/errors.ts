/** A failure the service reports in its answer: HTTP 200 with `code` and `message`. Codes: docs.cloudbase.net/error-code. */
export class DatabaseError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

export const invalidParam = (message: string) => new DatabaseError('INVALID_PARAM', message)

export const requestFailed = (message: string) => new DatabaseError('DATABASE_REQUEST_FAILED', message)

/** The service spells it with two R's. */
export const invalidOperator = (operator: string) =>
  new DatabaseError('DATABASE_INVALID_OPERRATOR', `unknown operator: ${operator}`)

export const collectionMissing = (name: string) =>
  new DatabaseError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${name}. Please check your request.`,
  )

export const collectionExists = (name: string) =>
  new DatabaseError('DATABASE_COLLECTION_ALREADY_EXIST', `[ResourceUnavailable.ResourceExist] Table exist: ${name}`)

/** Worded as MongoDB words it: applications look for `E11000 duplicate key` because the code is not the same in every SDK. */
export const duplicateKey = (collection: string, index: string, key: string) =>
  new DatabaseError(
    'DATABASE_DUPLICATE_WRITE',
    `E11000 duplicate key error collection: ${collection} index: ${index} dup key: ${key}`,
  )

export const transactionConflict = () =>
  new DatabaseError(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others.',
  )

export const transactionGone = () =>
  new DatabaseError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds.',
  )

export const answerTooLarge = (bytes: number) =>
  new DatabaseError('EXCEED_MAX_PAYLOAD_SIZE', `the answer is ${bytes} bytes, over the limit`)
