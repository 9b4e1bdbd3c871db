import { DAY_MS, HOUR_MS } from '@shared/kernel/time'
import type { Database } from '../runtime/database'
import { recountLogs } from './recounted'

/** Noon in Shanghai. */
const NOON = Date.UTC(2026, 10, 21, 4)
const SHARE = 'share00001'
const STRETCH = 500

const minted = { mintedAt: NOON - DAY_MS, shopId: null, tag: null, pictureFileId: null }
const share = { _id: SHARE, promoterId: 'wang', target: { kind: 'register' }, ...minted }

/** A database with so many visits of one person through one share, a millisecond apart, and nothing else. */
function visited(total: number): Database {
  const visitAt = (number: number) => ({
    ...{ _id: `visit${String(number).padStart(9, '0')}`, visitorId: 'li', at: NOON + number, number },
    ...{ shareId: SHARE, page: { kind: 'mall', id: 'mall' }, forwardedBy: null, scene: null },
  })
  let read = 0
  const find = async (collection: string) => {
    if (collection === 'shares') return [share]
    if (collection !== 'visits') return []
    const stretch = Math.min(STRETCH, total - read)
    const rows = Array.from({ length: stretch }, (_, index) => visitAt(read + index + 1))
    read += stretch
    return rows
  }
  return { find } as unknown as Database
}

test('a share with more visits than a call takes arguments is counted anew like any other', async () => {
  const end = { at: NOON + DAY_MS, id: '' }
  const marks = { visits: end, 'link-opens': end, bindings: end, entries: end }
  const total = 130_000
  const { shares, people } = await recountLogs(visited(total), marks)
  expect(shares.get(SHARE)).toMatchObject({ promoterId: 'wang', visits: total, lastAt: NOON + total })
  expect(people.get('wang_li')).toMatchObject({ lastVisitDayAt: NOON - 12 * HOUR_MS, lastOrderAt: null })
}, 60_000)
