import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { runPipeline } from './aggregate'
import type { Collection } from './collection'
import { checkDocument, checkId, checkStorable } from './document-check'
import { parseEjson, stringifyEjson } from './ejson'
import { answerTooLarge, DatabaseError, duplicateKey, invalidParam, requestFailed } from './errors'
import { compileFilter } from './filter'
import { type Found, find } from './find'
import { LIMITS } from './limits'
import { parseOrder } from './order'
import { compileProjection } from './projection'
import type { Session } from './session'
import { encodeStored, idKey } from './stored'
import { applyModifier } from './update'
import { checkModifier } from './update-check'
import { type Document, isPlainObject, ObjectId } from './values'
import type { REQUESTS } from './wire'

type Input<Name extends keyof typeof REQUESTS> = z.infer<(typeof REQUESTS)[Name]>

/** The requests about documents. Each reads and writes through one session; whoever calls commits it. */
export class Requests {
  constructor(readonly now: () => number) {}

  insert(session: Session, collection: Collection, { data }: Input<'insert'>): { insertedIds: unknown[] } {
    const documents = data.map((text) => this.#parse(session, text))
    const insertedIds: unknown[] = []
    for (const given of documents) checkDocument(given)
    for (const given of documents as Document[]) {
      // MongoDB puts _id first, whatever the order of the fields.
      const document: Document = { _id: given._id ?? randomBytes(16).toString('hex'), ...withoutId(given) }
      const key = idKey(document._id)
      try {
        this.#insertOne(session, collection, key, document)
      } catch (error) {
        // An ordered insert keeps what went in before the failure. MongoDB manual, "insertMany", Unordered and ordered.
        if (error instanceof DatabaseError && session.snapshot === null) session.commit()
        throw error
      }
      insertedIds.push(shownId(document._id))
    }
    return { insertedIds }
  }

  get(session: Session, collection: Collection, request: Input<'get'>): { list: string[] } {
    const filter = this.#filter(session, request.query) ?? {}
    const order = request.order === undefined ? [] : parseOrder(this.#parse(session, request.order))
    const project = compileProjection(request.projection === undefined ? {} : this.#parse(session, request.projection))
    const limit = Math.min(request.limit || LIMITS.defaultRows, LIMITS.maxRows)
    const found = find(session, collection, { filter, order, skip: request.offset ?? 0, limit })
    return { list: bounded(found.map(({ document }) => stringifyEjson(project(document)))) }
  }

  count(session: Session, collection: Collection, request: Input<'count'>): { total: number } {
    const filter = this.#filter(session, request.query) ?? {}
    const everything = Object.keys(filter).length === 0
    return { total: everything ? collection.count() : find(session, collection, { filter }).length }
  }

  modify(session: Session, collection: Collection, request: Input<'modify'>): { updated: number; upsert_id?: unknown } {
    const filter = this.#requiredFilter(session, request.query)
    const data = this.#parse(session, request.data)
    const change = this.#change(data, request.merge, filter)
    const found = find(session, collection, { filter, limit: request.multi ? Number.POSITIVE_INFINITY : 1 })
    if (found.length === 0 && request.upsert)
      return { updated: 0, upsert_id: this.#upsert(session, collection, filter, change, data) }
    const changed = found.filter((one) => this.#rewrite(session, collection, one, change))
    return { updated: changed.length }
  }

  modifyAndReturn(
    session: Session,
    collection: Collection,
    request: Input<'modifyAndReturn'>,
  ): { updated: number; doc: string | null } {
    const filter = this.#requiredFilter(session, request.query)
    const change = this.#change(this.#parse(session, request.data), true, filter)
    const [one] = find(session, collection, { filter, limit: 1 })
    if (!one) return { updated: 0, doc: null }
    this.#rewrite(session, collection, one, change)
    return { updated: 1, doc: stringifyEjson(one.document) }
  }

  remove(session: Session, collection: Collection, request: Input<'remove'>): { deleted: number } {
    const filter = this.#requiredFilter(session, request.query)
    const found = find(session, collection, { filter, limit: request.multi ? Number.POSITIVE_INFINITY : 1 })
    for (const { key } of found) session.write(collection, key, null)
    return { deleted: found.length }
  }

  aggregate(session: Session, collection: Collection, { stages }: Input<'aggregate'>): { list: string[] } {
    const pipeline = stages.map(({ stageKey, stageValue }) => ({ [stageKey]: this.#parse(session, stageValue) }))
    return { list: bounded(runPipeline(session, collection, pipeline, session.engine.catalog).map(stringifyEjson)) }
  }

  #insertOne(session: Session, collection: Collection, key: string, document: Document): void {
    const known = session.get(collection, key)
    if (known !== null) throw duplicateKey(collection.name, '_id_', `{ _id: ${encodeStored(document._id)} }`)
    session.write(collection, key, document)
  }

  /** How one document changes: operators when merging, a whole new content otherwise. */
  #change(data: unknown, merge: boolean, filter: Document): (document: Document) => void {
    if (merge) {
      checkModifier(data)
      return (document) => {
        applyModifier(document, data, filter, this.now())
        checkStorable(document)
      }
    }
    checkDocument(data)
    return (document) => {
      for (const key of Object.keys(document)) if (key !== '_id') delete document[key]
      Object.assign(document, withoutId(data))
    }
  }

  /** Answers whether the document is another one now; an unchanged one is not written, as in MongoDB. */
  #rewrite(
    session: Session,
    collection: Collection,
    { key, text, document }: Found,
    change: (document: Document) => void,
  ): boolean {
    change(document)
    if (encodeStored(document) === text) return false
    session.write(collection, key, document)
    return true
  }

  #upsert(
    session: Session,
    collection: Collection,
    filter: Document,
    change: (document: Document) => void,
    data: unknown,
  ): unknown {
    const document: Document = { _id: undefined }
    for (const [field, value] of Object.entries(filter)) {
      const equal = isPlainObject(value) && Object.hasOwn(value, '$eq') ? value.$eq : value
      const operators = isPlainObject(equal) && Object.keys(equal).some((key) => key.startsWith('$'))
      if (!field.startsWith('$') && !field.includes('.') && !operators && !(equal instanceof RegExp))
        document[field] = equal
    }
    checkId(document._id)
    document._id ??= randomBytes(16).toString('hex')
    change(document)
    const onInsert = isPlainObject(data) && isPlainObject(data.$setOnInsert) ? data.$setOnInsert : undefined
    if (onInsert) applyModifier(document, { $set: onInsert }, filter, this.now())
    this.#insertOne(session, collection, idKey(document._id), document)
    return shownId(document._id)
  }

  #requiredFilter(session: Session, query: string | undefined): Document {
    const filter = this.#filter(session, query)
    if (!filter) throw invalidParam('a change needs a where')
    return filter
  }

  #filter(session: Session, query: string | undefined): Document | undefined {
    if (query === undefined || query === '') return undefined
    const filter = this.#parse(session, query)
    compileFilter(filter)
    return filter as Document
  }

  #parse(session: Session, text: string): unknown {
    return parseEjson(text, () => {
      // The vendor's own suite notes that it does not work there; refusing is safer than guessing.
      if (session.snapshot !== null) throw requestFailed('serverDate is not supported inside a transaction')
      return this.now()
    })
  }
}

const withoutId = ({ _id, ...rest }: Document): Document => rest

const shownId = (id: unknown): unknown => (id instanceof ObjectId ? id.hex : id)

function bounded(list: string[]): string[] {
  const bytes = list.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  if (bytes > LIMITS.answerBytes) throw answerTooLarge(bytes)
  return list
}
