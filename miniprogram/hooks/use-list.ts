import type { Input, Output, QueryName } from '@shared/contracts'
import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
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
}

interface Pages<N extends ListName> {
  readonly rows: readonly Row<N>[] | null
  readonly cursor: string | null
  readonly failure: FailureCode | null
  /** Which page is on its way, and which one failed to come. */
  readonly busy: 'no' | 'first' | 'next'
  readonly failed: 'no' | 'first' | 'next'
}

/** Pages through a list by cursor. Another input starts the list anew; answers to an older input are dropped. */
export function useList<N extends ListName>(name: N, filter: Omit<Input<N>, 'cursor' | 'size'>): Listed<N> {
  const empty: Pages<N> = { rows: null, cursor: null, failure: null, busy: 'no', failed: 'no' }
  const [pages, setPages] = useState(empty)
  const key = JSON.stringify(filter)
  // The newest request wins; a second press while one is under way is no second request.
  const turn = useRef(0)
  const nextUnderway = useRef(false)

  const load = useCallback(
    async (cursor: string | null) => {
      turn.current += 1
      const mine = turn.current
      nextUnderway.current = cursor !== null
      const which = cursor === null ? 'first' : 'next'
      setPages((now) => ({ ...now, busy: which, failure: null, failed: 'no' }))
      const input = { ...JSON.parse(key), ...(cursor === null ? {} : { cursor }) } as Input<N>
      const outcome = await call(name, input)
      if (mine !== turn.current) return
      nextUnderway.current = false
      setPages((now) => {
        if (!outcome.ok) return { ...now, busy: 'no', failure: outcome.code, failed: which }
        const page = outcome.output as { items: Row<N>[]; cursor: string | null }
        const before = cursor === null ? [] : (now.rows ?? [])
        return { rows: [...before, ...page.items], cursor: page.cursor, failure: null, busy: 'no', failed: 'no' }
      })
    },
    [name, key],
  )

  useEffect(() => {
    setPages({ rows: null, cursor: null, failure: null, busy: 'no', failed: 'no' })
    void load(null)
  }, [load])
  const shownBefore = useRef(false)
  useDidShow(() => {
    // The first time, the effect above has asked already.
    if (shownBefore.current) void load(null)
    shownBefore.current = true
  })

  const { rows, cursor, failure, busy, failed } = pages
  const tail: Tail = busy === 'next' ? 'loading' : failure !== null ? 'failed' : cursor === null ? 'end' : 'more'
  return {
    state: rows !== null ? 'content' : failure !== null ? 'error' : 'loading',
    rows: rows ?? [],
    tail,
    failure,
    refreshing: busy === 'first' && rows !== null,
    loadMore: async () => {
      if (cursor !== null && !nextUnderway.current) await load(cursor)
    },
    retry: () => load(failed === 'next' ? cursor : null),
    reload: () => load(null),
  }
}
