import type { Input, Output } from '@shared/contracts'
import { useCallback, useRef } from 'react'
import { ask } from '@/api/answers'
import { type Queried, useQuery } from '@/hooks/use-query'
import type { Items } from './wanted'

export type Quote = Output<'orders.quote'>
export type UsedPoints = NonNullable<Input<'orders.quote'>['usePoints']>

/** What the items cost now. While another quantity is asked for, the last answer stays, so that the page stands still. */
export function useQuote(items: Items, usePoints: UsedPoints): Queried<'orders.quote'> {
  const question: Input<'orders.quote'> = { items, ...(usePoints.length === 0 ? {} : { usePoints }) }
  const quote = useQuery('orders.quote', question)
  const key = JSON.stringify(question)
  // The same function for the same question, so that an effect may name it.
  const reload = useCallback(() => ask('orders.quote', JSON.parse(key) as Input<'orders.quote'>), [key])
  const last = useRef<Quote | null>(null)
  if (quote.output !== null) last.current = quote.output
  const output = quote.output ?? last.current
  return { ...quote, output, state: output === null ? quote.state : 'content', reload }
}
