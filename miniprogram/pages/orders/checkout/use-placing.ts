import type { Draft, Output } from '@shared/contracts'
import { isOutcomeUnknown } from '@shared/kernel/errors'
import { useRef, useState } from 'react'
import { askAgain } from '@/api/answers'
import { say } from '@/api/platform'
import { type Refused, useCommand } from '@/hooks/use-command'
import { usePayment } from '../use-payment'
import type { Quote } from './use-quote'

type Placement = Draft<'orders.place'>
type Payment = Output<'orders.place'>

/** What was sent, and what the person looked at then. */
export interface Sent {
  readonly draft: Placement
  readonly quoted: Quote
}

export interface Placing {
  readonly send: (wanted: Sent) => Promise<void>
  readonly busy: boolean
  readonly refusal: Refused | null
  /** Sent without anybody knowing whether it was placed: the next press is to send the same. */
  readonly unsure: Sent | null
  /** The person wants something else now. */
  readonly change: () => void
}

/**
 * Places, and leaves for the result's page. Once there is an order this page only leads to its payment: a press while the
 * page is being left places nothing more. A request kept from before may belong to an order that was paid or closed
 * since: then this press means a new one.
 */
export function usePlacing(): Placing {
  const place = useCommand('orders.place', { lasting: true })
  const paying = usePayment()
  const [busy, setBusy] = useState(false)
  const [unsure, setUnsure] = useState<Sent | null>(null)
  const underway = useRef(false)
  const placed = useRef<Payment | null>(null)
  const { refusal } = place

  const work = async (wanted: Sent): Promise<void> => {
    if (placed.current === null) {
      setUnsure(wanted)
      let answer = await place.send(wanted.draft)
      if (answer !== null && isPast(answer)) answer = await place.send(wanted.draft)
      if (answer === null) return
      placed.current = answer
      if (wanted.draft.fromCart) void askAgain('orders.cart', 'orders.cartCount')
    }
    await paying.pay(placed.current, 'instead')
  }
  const isOpen = refusal !== null && (refusal.code === 'OFFLINE' || isOutcomeUnknown(refusal.code))
  return {
    send: async (wanted) => {
      if (underway.current) return
      underway.current = true
      setBusy(true)
      // WeChat may fail to open a page, on a slow phone.
      await work(wanted).catch(() => say('没有打开付款页，请再点一次'))
      underway.current = false
      setBusy(false)
    },
    busy,
    refusal,
    unsure: isOpen ? unsure : null,
    change: place.clear,
  }
}

/** What was placed just now is open, or costs nothing. */
const isPast = ({ state, totalFen }: Payment): boolean => state === 'closed' || (state === 'paid' && totalFen > 0)
