import type { Input, Output, QueryName } from '@shared/contracts'
import { PAGE_SIZE_DEFAULT, PAGE_SIZE_MAX } from '@shared/kernel/page'
import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { call, type FailureCode } from '@/api/client'

/** Queries whose answer is one page of rows and a cursor. */
export type ListName = {
  [N in QueryName]: Output<N> extends { items: readonly unknown[]; cursor: string | null } ? N : never
}[QueryName]

export type Row<N extends ListName> = Output<N>['items'][number]

/** What the end of the list says: there is more, it is coming, it failed to come, or that was all. */
export type Tail = 'more' | 'loading' | 'failed' | 'end'

export interface Listed<N extends ListName> {
  readonly state: 'loading' | 'content' | 'error'
  readonly rows: readonly Row<N>[]
  readonly tail: Tail
  readonly failure: FailureCode | null
  readonly refreshing: boolean
  readonly loadMore: () => Promise<void>
  /** Asks again for the page that did not come. */
  readonly retry: () => Promise<void>
  /** From the first page. What is shown stays until the new rows are there. */
  readonly reload: () => Promise<void>
  /** The rows near what is seen, after one of them was changed: nobody loses their place. */
  readonly again: () => Promise<void>
  /** Which rows are near what is seen, from the first to before the last: they are asked for anew when the page shows again. */
  readonly near: (from: number, to: number) => void
}

/** Rows of one answer, and the cursor that asked for them; null: the first ones. */
interface ListPage<N extends ListName> {
  readonly after: string | null
  readonly rows: readonly Row<N>[]
}

interface Pages<N extends ListName> {
  readonly pages: readonly ListPage<N>[] | null
  /** Asks for what comes below; null: nothing does. */
  readonly cursor: string | null
  readonly failure: FailureCode | null
  /** Whether rows that are shown already are on their way again, or the next ones; and which of them failed to come. */
  readonly busy: 'no' | 'again' | 'next'
  readonly failed: 'no' | 'again' | 'next'
}

/** From which page on the rows are replaced, by which cursor they are asked for, and at least how many of them. */
interface Wanted {
  readonly page: number
  readonly after: string | null
  readonly rows: number
}
const FIRST: Wanted = { page: 0, after: null, rows: PAGE_SIZE_DEFAULT }

/** Pages through a list by cursor. Another input starts the list anew; answers to an older input are dropped. */
export function useList<N extends ListName>(name: N, filter: Omit<Input<N>, 'cursor' | 'size'>): Listed<N> {
  const nothing: Pages<N> = { pages: null, cursor: null, failure: null, busy: 'no', failed: 'no' }
  const [state, setState] = useState(nothing)
  const key = JSON.stringify(filter)
  // The newest request wins; a second press while one is under way is no second request.
  const turn = useRef(0)
  const nextUnderway = useRef(false)
  const nearRows = useRef({ from: 0, to: PAGE_SIZE_MAX })

  const load = useCallback(
    async (wanted: Wanted, which: 'again' | 'next') => {
      turn.current += 1
      const mine = turn.current
      nextUnderway.current = which === 'next'
      setState((now) => ({ ...now, busy: which, failure: null, failed: 'no' }))
      const fresh: ListPage<N>[] = []
      let cursor = wanted.after
      let left = wanted.rows
      do {
        const after = cursor
        const size = Math.min(Math.max(left, PAGE_SIZE_DEFAULT), PAGE_SIZE_MAX)
        const outcome = await call(name, {
          ...JSON.parse(key),
          ...(after === null ? {} : { cursor: after }),
          ...(size === PAGE_SIZE_DEFAULT ? {} : { size }),
        } as Input<N>)
        if (mine !== turn.current) return
        if (!outcome.ok) {
          nextUnderway.current = false
          setState((now) => ({ ...now, busy: 'no', failure: outcome.code, failed: which }))
          return
        }
        const { items: rows, cursor: next } = outcome.output as { items: Row<N>[]; cursor: string | null }
        fresh.push({ after, rows })
        cursor = next
        left -= size
      } while (left > 0 && cursor !== null)
      nextUnderway.current = false
      setState((now) => {
        const pages = [...(now.pages ?? []).slice(0, wanted.page), ...fresh]
        return { pages, cursor, failure: null, busy: 'no', failed: 'no' }
      })
    },
    [name, key],
  )

  useEffect(() => {
    setState({ pages: null, cursor: null, failure: null, busy: 'no', failed: 'no' })
    void load(FIRST, 'again')
  }, [load])

  const { pages, cursor, failure, busy, failed } = state
  const rows = useMemo(() => (pages ?? []).flatMap((page) => page.rows), [pages])
  const again = () => load(around(pages ?? [], nearRows.current), 'again')
  const shownBefore = useRef(false)
  useDidShow(() => {
    // The first time, the effect above has asked already.
    if (shownBefore.current) void again()
    shownBefore.current = true
  })

  const next = (): Wanted => ({ page: pages?.length ?? 0, after: cursor, rows: PAGE_SIZE_DEFAULT })
  const tail: Tail = busy === 'next' ? 'loading' : failure !== null ? 'failed' : cursor === null ? 'end' : 'more'
  return {
    state: pages !== null ? 'content' : failure !== null ? 'error' : 'loading',
    rows,
    tail,
    failure,
    refreshing: busy === 'again' && pages !== null,
    loadMore: async () => {
      if (cursor !== null && !nextUnderway.current) await load(next(), 'next')
    },
    retry: () => (failed === 'next' ? load(next(), 'next') : load(FIRST, 'again')),
    reload: () => load(FIRST, 'again'),
    again,
    near: useCallback((from, to) => {
      nearRows.current = { from, to }
    }, []),
  }
}

/**
 * What is asked for again when the page comes back into sight: the rows that are seen. What is above them stays as it was,
 * so that nothing jumps, and what is below comes again as one reads on.
 */
function around<N extends ListName>(pages: readonly ListPage<N>[], { from, to }: { from: number; to: number }): Wanted {
  let page = 0
  let start = 0
  let total = 0
  for (const [index, { rows }] of pages.entries()) {
    if (total <= from) [page, start] = [index, total]
    total += rows.length
  }
  return { page, after: pages[page]?.after ?? null, rows: Math.min(to, total) - start }
}
