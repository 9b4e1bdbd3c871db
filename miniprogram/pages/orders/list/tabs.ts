import type { Output } from '@shared/contracts'
import { badge, ORDER_WORDS, type OrderState } from '@/format/orders'

/** After-sales have a page of their own, which this tab opens. */
export const AFTER_SALES = 'after-sales'
export type OrderTab = OrderState | typeof AFTER_SALES | undefined

type Counts = Output<'orders.counts'>

const WAITING = ['unpaid', 'to-ship', 'shipped'] as const

export const isOrderState = (text: string | undefined): text is OrderState => text !== undefined && text in ORDER_WORDS

/** The tabs with how many wait in each. A state that is rare has a tab while it is shown, or while something waits in it. */
export function tabsOf(
  counts: Counts | null,
  shown: OrderState | undefined,
): readonly { readonly text: string; readonly value: OrderTab }[] {
  const words = (state: OrderState, waiting: number) => ({
    text: `${ORDER_WORDS[state].text}${badge(waiting)}`,
    value: state,
  })
  const offered = counts?.['gift-offered'] ?? 0
  const isRare = shown !== undefined && shown !== 'gift-offered' && !WAITING.some((state) => state === shown)
  return [
    { text: '全部', value: undefined },
    ...WAITING.map((state) => words(state, counts?.[state] ?? 0)),
    ...(offered > 0 || shown === 'gift-offered' ? [words('gift-offered', offered)] : []),
    ...(isRare ? [words(shown, 0)] : []),
    { text: `售后${badge(counts?.afterSales ?? 0)}`, value: AFTER_SALES },
  ]
}
