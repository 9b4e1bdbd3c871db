import { z } from 'zod'

/** The JSON body of one request of the SDK; documents, filters, updates and orders in it are texts of Extended JSON. */
export interface WireRequest {
  readonly action: string
  readonly [parameter: string]: unknown
}

/** Always HTTP 200. A failure has `code` and `message`. */
export interface WireAnswer {
  readonly requestId: string
  readonly data?: unknown
  readonly transactionId?: string
  readonly code?: string
  readonly message?: string
}

const collectionName = z.string()
const transactionId = z.string().optional()
const ejson = z.string()
/** The SDK sends an empty text when there was no `where`. */
const query = z.string().optional()

/** What @cloudbase/database 1.4.3 sends, by action; other members of the body (environment, tokens) are dropped. */
export const REQUESTS = {
  insert: z.object({ collectionName, data: z.array(ejson).min(1), transactionId }),
  get: z.object({
    collectionName,
    query,
    order: ejson.optional(),
    offset: z.int().min(0).optional(),
    limit: z.int().min(0).optional(),
    projection: ejson.optional(),
    transactionId,
  }),
  count: z.object({ collectionName, query }),
  modify: z.object({
    collectionName,
    query,
    data: ejson,
    multi: z.boolean().default(false),
    merge: z.boolean(),
    upsert: z.boolean().default(false),
    transactionId,
  }),
  modifyAndReturn: z.object({ collectionName, query, data: ejson, transactionId }),
  remove: z.object({ collectionName, query, multi: z.boolean().default(false), transactionId }),
  aggregate: z.object({
    collectionName,
    stages: z.array(z.object({ stageKey: z.string(), stageValue: ejson })),
  }),
  addCollection: z.object({ collectionName }),
  endTransaction: z.object({ transactionId: z.string() }),
} as const
