import { type Document, isPlainObject } from './values'

/*
 * Where mingo 7.2.7 computes something else than MongoDB and the difference can be written away: a date of parts without
 * a day is the day before, $trunc and $round refuse a scalar, a value on a boundary falls into the lower $bucket.
 */

/** One stage as the stages that do in mingo what it does in MongoDB. */
export function mendStages(stage: Document): Document[] {
  // Buckets come in their order.
  return '$bucket' in stage ? [mendStage(stage), { $sort: { _id: 1 } }] : [mendStage(stage)]
}

function mendStage(stage: Document): Document {
  const mended: Document = {}
  for (const [name, value] of Object.entries(stage)) {
    if (name === '$bucket' && isPlainObject(value) && Array.isArray(value.boundaries))
      return bucketAsGroup(value, value.boundaries)
    mended[name] = mendExpression(withMendedPipelines(name, value))
  }
  return mended
}

/** Pipelines inside a stage are mended like the outer one. */
function withMendedPipelines(name: string, value: unknown): unknown {
  const mendPipeline = (stages: unknown) =>
    Array.isArray(stages) ? stages.flatMap((stage) => (isPlainObject(stage) ? mendStages(stage) : stage)) : stages
  if (!isPlainObject(value)) return value
  if (name === '$facet')
    return Object.fromEntries(Object.entries(value).map(([facet, stages]) => [facet, mendPipeline(stages)]))
  return (name === '$lookup' || name === '$unionWith') && 'pipeline' in value
    ? { ...value, pipeline: mendPipeline(value.pipeline) }
    : value
}

function mendExpression(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(mendExpression)
  if (!isPlainObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const mended = mendExpression(inner)
      if (key === '$dateFromParts' && isPlainObject(mended) && mended.year !== undefined)
        return [key, { month: 1, day: 1, ...mended }]
      return [key, (key === '$trunc' || key === '$round') && !Array.isArray(mended) ? [mended, 0] : mended]
    }),
  )
}

/** Boundaries include their lower end. Without `default`, a value outside them fails the pipeline, as $switch does. */
function bucketAsGroup({ groupBy, output, default: other }: Document, boundaries: readonly unknown[]): Document {
  // Built from pairs: an object literal with `then` looks like a promise to a reader and to the linter.
  const branches = boundaries.slice(0, -1).map((low, index) =>
    Object.fromEntries([
      ['case', { $and: [{ $gte: [groupBy, low] }, { $lt: [groupBy, boundaries[index + 1]] }] }],
      ['then', low],
    ]),
  )
  const _id = { $switch: { branches, ...(other === undefined ? {} : { default: other }) } }
  const fields = isPlainObject(output) ? output : { count: { $sum: 1 } }
  return { $group: mendExpression({ _id, ...fields }) }
}
