import { SECOND_MS } from '@shared/kernel/time'
import { useDidHide } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { answerTo, askAgain } from '@/api/answers'
import { useCommand } from '@/hooks/use-command'
import type { CartItem } from './choice'

/** How long something removed can be had back. */
const UNDO_MS = 5 * SECOND_MS

export interface Cart {
  /** With the quantities that the person wants, and without what they removed. */
  readonly items: readonly CartItem[]
  readonly setQuantity: (skuId: string, quantity: number) => void
  /** Hides it at once and takes it out a little later, so that having it back loses neither its place nor its price. */
  readonly remove: (skuId: string) => void
  /** What can still be had back. */
  readonly removed: CartItem | null
  readonly undo: () => void
  readonly busy: boolean
  readonly refused: { readonly skuId: string; readonly text: string } | null
  /** Resolves when the server knows everything; false when it refused something. */
  readonly settle: () => Promise<boolean>
}

/** A cart that follows the finger: one change at a time is on its way, the last one wins, and the server has the last word. */
export function useCart(served: readonly CartItem[]): Cart {
  const [wanted, setWanted] = useState<ReadonlyMap<string, number>>(new Map())
  const [removedId, setRemovedId] = useState<string | null>(null)
  const [refusedId, setRefusedId] = useState<string | null>(null)
  const { send, refusal, busy } = useCommand('orders.setInCart')
  const removing = useRef<{ readonly skuId: string; readonly timer: ReturnType<typeof setTimeout> } | null>(null)
  const waiting = useRef(new Map<string, number>())
  const running = useRef<Promise<boolean> | null>(null)

  const want = useCallback((skuId: string, quantity: number | null) => {
    setWanted((before) => {
      const after = new Map(before)
      if (quantity === null) after.delete(skuId)
      else after.set(skuId, quantity)
      return after
    })
  }, [])

  const run = useCallback((): Promise<boolean> => {
    // The server's numbers again, but for what is hidden and can still be had back.
    const keepRemoved = () => {
      const kept = removing.current?.skuId
      setWanted((before) => new Map([...before].filter(([skuId]) => skuId === kept)))
    }
    const work = async (): Promise<boolean> => {
      let isFine = true
      for (let next = first(waiting.current); next !== null; next = first(waiting.current)) {
        const [skuId, quantity] = next
        waiting.current.delete(skuId)
        if ((await send({ skuId, quantity })) === null) {
          // The rest is dropped as well: the person sees what the server has, and why.
          isFine = false
          waiting.current.clear()
          keepRemoved()
          setRefusedId(skuId)
        }
      }
      await askAgain('orders.cart', 'orders.cartCount')
      // Changed again meanwhile: the turn that follows asks anew.
      if (waiting.current.size > 0) return (await work()) && isFine
      // Without a fresh answer the old one would undo what the person sees.
      if (answerTo('orders.cart', {}).get().failure === null) keepRemoved()
      return isFine
    }
    running.current ??= work().finally(() => {
      running.current = null
    })
    return running.current
  }, [send])

  const take = useCallback(() => {
    const leaving = removing.current
    if (leaving === null) return
    clearTimeout(leaving.timer)
    removing.current = null
    setRemovedId(null)
    waiting.current.set(leaving.skuId, 0)
    void run()
  }, [run])
  useDidHide(take)
  useEffect(() => take, [take])

  const items = served.map((item) => ({ ...item, quantity: wanted.get(item.skuId) ?? item.quantity }))
  return {
    items: items.filter(({ quantity }) => quantity > 0),
    setQuantity: (skuId, quantity) => {
      setRefusedId(null)
      want(skuId, quantity)
      waiting.current.set(skuId, quantity)
      void run()
    },
    remove: (skuId) => {
      take()
      setRefusedId(null)
      waiting.current.delete(skuId)
      removing.current = { skuId, timer: setTimeout(take, UNDO_MS) }
      setRemovedId(skuId)
      want(skuId, 0)
    },
    removed: served.find(({ skuId }) => skuId === removedId) ?? null,
    undo: () => {
      const leaving = removing.current
      if (leaving === null) return
      clearTimeout(leaving.timer)
      removing.current = null
      setRemovedId(null)
      want(leaving.skuId, null)
    },
    busy,
    refused: refusedId === null || refusal === null ? null : { skuId: refusedId, text: refusal.text },
    settle: async () => {
      take()
      return running.current ?? true
    },
  }
}

const first = (waiting: ReadonlyMap<string, number>): readonly [string, number] | null => [...waiting][0] ?? null
