import { aggregate } from 'mingo'
import type { Catalog } from './catalog'
import type { Collection } from './collection'
import { invalidOperator, requestFailed } from './errors'
import { answering, checkFilter, MINGO_OPTIONS } from './filter'
import { find } from './find'
import { mendStages } from './mingo-mending'
import type { Session } from './session'
import { type Document, isPlainObject } from './values'

/** Stages of the SDK's aggregation, and those its raw form is likely to use. Source: @cloudbase/database aggregate.js. */
const STAGES = new Set(
  (
    '$addFields $bucket $bucketAuto $count $group $limit $match $project $lookup $replaceRoot $sample $skip $sort ' +
    '$sortByCount $unwind $set $unset $replaceWith $facet $unionWith $redact'
  ).split(' '),
)

/** @throws DatabaseError for stages and filters the service refuses, and for geo and writing stages, which are not emulated */
function checkStages(stages: unknown): asserts stages is Document[] {
  if (!Array.isArray(stages)) throw requestFailed('a pipeline must be an array')
  for (const stage of stages) {
    const [entry, ...others] = isPlainObject(stage) ? Object.entries(stage) : []
    if (!entry || others.length > 0)
      throw requestFailed('A pipeline stage specification object must contain exactly one field.')
    const [name, value] = entry
    if (name === '$geoNear' || name === '$out' || name === '$merge') throw requestFailed(`the emulator has no ${name}`)
    if (!STAGES.has(name)) throw invalidOperator(name)
    if (name === '$match') checkFilter(value)
    if ((name === '$limit' && !positive(value)) || (name === '$skip' && value !== 0 && !positive(value)))
      throw requestFailed(`${name} needs a positive integer`)
    if (name === '$facet' && isPlainObject(value)) Object.values(value).forEach(checkStages)
    if ((name === '$lookup' || name === '$unionWith') && isPlainObject(value) && value.pipeline !== undefined)
      checkStages(value.pipeline)
  }
}

const positive = (value: unknown) => Number.isInteger(value) && Number(value) > 0

/** Runs a pipeline over the committed documents. A collection that $lookup names and that is missing is empty, as in MongoDB. */
export function runPipeline(session: Session, collection: Collection, pipeline: unknown, catalog: Catalog): Document[] {
  checkStages(pipeline)
  const first = pipeline[0]?.$match
  const documents = find(session, collection, { filter: isPlainObject(first) ? first : {} }).map(
    ({ document }) => document,
  )
  const stages = (first ? pipeline.slice(1) : pipeline).flatMap(mendStages)
  const collectionResolver = (name: string) => {
    const other = catalog.find(name)
    return other ? find(session, other, { filter: {} }).map(({ document }) => document) : []
  }
  return answering(() => aggregate(documents, stages, { ...MINGO_OPTIONS, collectionResolver }) as Document[])
}
