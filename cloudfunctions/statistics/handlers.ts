import { DAY_MS, startOfBusinessDay } from '@shared/kernel/time'
import { newestPage } from '../runtime/newest-page'
import type { HandlersOf } from '../runtime/router'
import { codeOf } from '../shares/code'
import { SOURCES } from './model'
import { statisticDays, statisticMarks, statisticPeople, statisticShares } from './repository'
import { bestTagOf, flawOf, NOTHING, totalOf } from './rules'

/** The trend is never shorter: one day is no line. */
const TREND_DAYS_MIN = 7
/** Shares that are looked through for one with a tag: the best ones without are links to the app itself, a few. */
const BEST_SHARES = 20

const ORDERED_BY = { paid: 'paidFen', visits: 'visits', last: 'lastAt' } as const

export const statisticHandlers: HandlersOf<'statistics.mine' | 'statistics.shares'> = {
  'statistics.mine': async ({ days }, { db, caller, now }) => {
    const promoterId = caller.visitorId
    const today = startOfBusinessDay(now)
    const shown = Math.max(TREND_DAYS_MIN, Number(days))
    const dayAts = Array.from({ length: shown }, (_, back) => today - (shown - 1 - back) * DAY_MS)
    const from = today - (Number(days) - 1) * DAY_MS
    const [rows, visitors, payers, marks] = await Promise.all([
      statisticDays.find(db, { where: { promoterId }, newestFirst: { by: 'dayAt' }, limit: shown }),
      statisticPeople.count(db, { promoterId, lastVisitDayAt: { from } }),
      statisticPeople.count(db, { promoterId, lastPaidDayAt: { from } }),
      statisticMarks.find(db, { where: { _id: { in: SOURCES } }, limit: SOURCES.length }),
    ])
    const byDay = new Map(rows.map((row) => [row.dayAt, row]))
    const trend = dayAts.map((dayAt) => ({ ...NOTHING, ...byDay.get(dayAt), dayAt }))
    const total = { ...totalOf(trend.filter(({ dayAt }) => dayAt >= from)), visitors, payers }
    const asOf = marks.length < SOURCES.length ? null : Math.min(...marks.map(({ countedUntil }) => countedUntil))
    const flaw = flawOf(total)
    if (flaw !== null) return { asOf, total, trend, hint: flaw, bestTag: null }
    const best = { where: { promoterId }, newestFirst: { by: 'paidFen' }, limit: BEST_SHARES }
    const bestTag = bestTagOf(await statisticShares.find(db, best))
    return { asOf, total, trend, hint: bestTag === null ? 'nothing' : 'best-channel', bestTag }
  },

  'statistics.shares': async ({ cursor, size, sort }, { db, caller, settings }) => {
    const where = { promoterId: caller.visitorId }
    const page = await newestPage(statisticShares, db, { where, by: ORDERED_BY[sort], cursor, size })
    const items = page.items.map(({ _id, promoterId: _own, ...figures }) => ({
      ...figures,
      code: codeOf(settings.LINK_SECRET, _id),
    }))
    return { items, cursor: page.cursor }
  },
}
