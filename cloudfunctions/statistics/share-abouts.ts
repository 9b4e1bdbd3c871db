import { contents, products, shops } from '../catalog/repository'
import type { Database } from '../runtime/database'
import type { ShareTarget } from '../shares/model'
import { statisticShares } from './repository'
import { rowsById } from './rows-by-id'
import type { ShareAbout } from './rules'
import type { Shares } from './sources'

/** What the shares are that have no figures yet. The title is what their target is called now; empty where it has none. */
export async function newAbouts(db: Database, shares: Shares, ids: Iterable<string>): Promise<Map<string, ShareAbout>> {
  const wanted = [...new Set(ids)]
  const counted = await rowsById(statisticShares, db, wanted)
  const fresh = wanted.flatMap((id) => (counted.has(id) ? [] : (shares.get(id) ?? [])))
  const targets = fresh.map(({ target }) => target)
  const [sold, watched, opened] = await Promise.all([
    rowsById(products, db, idsOf(targets, ['product'])),
    rowsById(contents, db, idsOf(targets, ['live', 'video', 'article'])),
    rowsById(shops, db, idsOf(targets, ['shop'])),
  ])
  const titleOf = (target: ShareTarget): string => {
    if (!('id' in target)) return ''
    const { id } = target
    return sold.get(id)?.title ?? watched.get(id)?.title ?? opened.get(id)?.name ?? ''
  }
  return new Map(
    fresh.map(({ _id, promoterId, target, tag }) => [
      _id,
      { promoterId, kind: target.kind, title: titleOf(target), tag },
    ]),
  )
}

const idsOf = (targets: readonly ShareTarget[], kinds: readonly ShareTarget['kind'][]): string[] =>
  targets.flatMap((target) => ('id' in target && kinds.includes(target.kind) ? [target.id] : []))
