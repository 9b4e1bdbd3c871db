import type { Draft, Output } from '@shared/contracts'
import { isOutcomeUnknown } from '@shared/kernel/errors'
import { useRef, useState } from 'react'
import { askAgain } from '@/api/answers'
import { call, type FailureCode } from '@/api/client'
import limits from '@/api/limits.json'
import { say } from '@/api/platform'
import { newRequestId } from '@/api/request-id'
import { refusalText } from '@/format/refusals'

/** Pieces of one line. */
export const quantityMax = limits['orders.setInCart'].quantity.maximum

export interface Wanted {
  readonly skuId: string
  readonly quantity: number
  /** The live room, video or article that it was opened from. */
  readonly contentId: string | null
}

interface Adding {
  readonly add: (wanted: Wanted) => Promise<void>
  readonly busy: boolean
}

/**
 * Puts more of a SKU into the cart. The server sets how many there are, so what is there already is asked first; while it
 * is unknown whether they were set, the same press sends the same request and does not count anew.
 */
export function useAddToCart(): Adding {
  const [busy, setBusy] = useState(false)
  const isAdding = useRef(false)
  const open = useRef<{ readonly wanted: string; readonly input: Setting } | null>(null)

  const attempt = async (wanted: Wanted): Promise<void> => {
    const text = JSON.stringify(wanted)
    if (open.current?.wanted !== text) {
      const cart = await call('orders.cart', {})
      if (!cart.ok) return say(refusalText(cart.code))
      const draft = withMore(cart.output.items, wanted)
      if (draft === null) return say(`购物车里已有 ${quantityMax} 件`)
      open.current = { wanted: text, input: { ...draft, requestId: newRequestId() } }
    }
    const outcome = await call('orders.setInCart', open.current.input)
    if (outcome.ok || !isUnknown(outcome.code)) open.current = null
    if (!outcome.ok) return say(refusalText(outcome.code))
    say('已加入购物车')
    void askAgain('orders.cart', 'orders.cartCount')
  }

  const add = async (wanted: Wanted): Promise<void> => {
    if (isAdding.current) return
    isAdding.current = true
    setBusy(true)
    await attempt(wanted).finally(() => {
      isAdding.current = false
      setBusy(false)
    })
  }
  return { add, busy }
}

type Setting = Draft<'orders.setInCart'> & { readonly requestId: string }

const isUnknown = (code: FailureCode): boolean => code === 'OFFLINE' || isOutcomeUnknown(code)

/** How many there are then: as many as one line takes. Null where none can be added. */
export function withMore(
  items: Output<'orders.cart'>['items'],
  { skuId, quantity, contentId }: Wanted,
): Draft<'orders.setInCart'> | null {
  const have = items.find((item) => item.skuId === skuId)?.quantity ?? 0
  if (have >= quantityMax) return null
  return {
    skuId,
    quantity: Math.min(quantityMax, have + quantity),
    ...(contentId === null ? {} : { contentId }),
  }
}
