import type { Input, Output, QueryName } from '@shared/contracts'
import { useDidShow } from '@tarojs/taro'
import { useEffect, useMemo } from 'react'
import { answerTo, ask } from '@/api/answers'
import type { FailureCode } from '@/api/client'
import { useStore } from '@/api/store'

export interface Queried<N extends QueryName> {
  /** `error` only while there is nothing to show: content that was there stays, with `failure` beside it. */
  readonly state: 'loading' | 'content' | 'error'
  readonly output: Output<N> | null
  readonly failure: FailureCode | null
  readonly asking: boolean
  readonly reload: () => Promise<void>
}

/** Asks when the page opens and whenever it is shown again. With `when: false` it does not ask and stays `loading`. */
export function useQuery<N extends QueryName>(
  name: N,
  input: Input<N>,
  options: { readonly when?: boolean } = {},
): Queried<N> {
  const { when = true } = options
  const key = JSON.stringify(input)
  // The input is compared by what it says, so a page may write it in place.
  const question = useMemo(() => JSON.parse(key) as Input<N>, [key])
  const answered = useStore(answerTo(name, question))

  useEffect(() => {
    if (when) void ask(name, question)
  }, [name, question, when])
  useDidShow(() => {
    if (when) void ask(name, question)
  })

  const { output, failure, asking } = answered
  const state = output !== null ? 'content' : failure !== null ? 'error' : 'loading'
  return { state, output, failure, asking, reload: () => ask(name, question) }
}
