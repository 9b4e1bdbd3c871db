/**
 * Every limit of the platform that the emulator enforces, with where it was read. A limit without a source is a rumour.
 * "doc" is the vendor's documentation (docs.cloudbase.net, cloud.tencent.com), "SDK" is @cloudbase/node-sdk 3.18.3,
 * "MongoDB" is the manual's page "MongoDB Limits and Thresholds".
 */
export const LIMITS = {
  /** Rows of a query that names no limit. SDK: query.js sends 100. */
  defaultRows: 100,
  /** Rows of any query. doc: 单次查询最多 1000 条; SDK: clamps to it. */
  maxRows: 1_000,
  /** Bytes of one document, as BSON; the emulator counts its JSON. MongoDB: BSON Document Size. */
  documentBytes: 16 * 1024 * 1024,
  /** Bytes of one answer. doc: 单次响应数据包 16 MB. */
  answerBytes: 16 * 1024 * 1024,
  /** doc: 集合数量 100. */
  collections: 100,
  /** doc: 单集合索引数量 100 (an older page says 20). */
  indexesPerCollection: 100,
  /** doc: 单索引字段数 31. MongoDB: Number of Indexed Fields in a Compound Index 32. */
  fieldsPerIndex: 31,
  /** Levels of arrays and objects in a document. MongoDB: Nested Depth for BSON Documents. */
  nestingDepth: 100,
  /** A transaction must end within it. doc: 事务 30 秒; answered with DATABASE_TRANSACTION_FAIL. */
  transactionLifeMs: 30_000,
  /**
   * How long a write outside transactions waits for a transaction that holds its document. MongoDB retries such a write
   * inside the server; a holder cannot live longer than transactionLifeMs, so this bounds a queue of holders.
   */
  plainWriteWaitMs: 30_000,
  /** Collection names, letters first. SDK: validate.js isCollName. */
  collectionName: /^[a-zA-Z0-9][a-zA-Z0-9-_]{1,32}$/,
} as const
