import type { Draft } from '@shared/contracts'
import { useEffect, useState } from 'react'
import { askAgain } from '@/api/answers'
import { pickedAddress } from '@/api/picked-address'
import { useShipTo } from '../use-ship-to'
import { usePlacing } from './use-placing'
import { type Quote, type UsedPoints, useQuote } from './use-quote'
import { type Items, noteOf, type Seen, seenOf, withQuantity } from './wanted'

/** Refusals after which what the page shows is no longer true. */
const STALE: readonly string[] = ['PRICE_CHANGED', 'SOLD_OUT', 'OFF_SALE', 'POINTS_NOT_ENOUGH', 'POINTS_NOT_USABLE']

/** What the page begins with. */
export interface Begun {
  readonly items: Items
  readonly fromCart: boolean
  /** How many of a SKU the cart says can be had. */
  readonly leftOf: (skuId: string) => number | null
}

/** Everything that one press places. The total is the server's; the press says which total was seen. */
export function useCheckout(begun: Begun) {
  const [items, setItems] = useState(begun.items)
  const [usePoints, setUsePoints] = useState<UsedPoints>([])
  const [note, setNote] = useState('')
  const [gift, setGift] = useState<string | null>(null)
  const [seen, setSeen] = useState<Seen | null>(null)
  const [lacksAddress, setLacksAddress] = useState(false)
  const to = useShipTo()
  const asked = useQuote(items, usePoints)
  const placing = usePlacing()
  const { refusal } = placing
  const { reload, failure } = asked
  const addressId = gift === null ? (to.chosen?.addressId ?? '') : undefined
  // What may have been placed may have used up the points and the stock that are asked about now: the page stands still.
  const unsure = placing.unsure?.draft.addressId === addressId ? placing.unsure : null
  const isUnsure = unsure !== null
  const quote: typeof asked = isUnsure ? { ...asked, state: 'content', output: unsure.quoted, failure: null } : asked

  useEffect(() => {
    // Points of two shops may be of one program: then both cannot use all of them.
    if (!isUnsure && failure?.startsWith('POINTS')) setUsePoints([])
  }, [failure, isUnsure])
  useEffect(() => {
    if (refusal?.code === 'ADDRESS_MISSING') {
      pickedAddress.set(null)
      void askAgain('addresses.mine')
    }
    if (refusal === null || !STALE.includes(refusal.code)) return
    if (refusal.code.startsWith('POINTS')) setUsePoints([])
    void reload()
  }, [refusal, reload])

  const submit = async (quoted: Quote): Promise<void> => {
    setLacksAddress(gift === null && to.chosen === null)
    if (gift === null && to.chosen === null) return
    setSeen(seenOf(quoted))
    const draft: Draft<'orders.place'> = {
      items,
      expectedFen: quoted.payFen,
      ...(usePoints.length === 0 ? {} : { usePoints }),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      ...(gift === null ? { addressId: addressId ?? '' } : { gift: { message: gift.trim() } }),
      ...(begun.fromCart ? { fromCart: true } : {}),
    }
    await placing.send(unsure ?? { draft, quoted })
  }

  const known = { refusal, seen, leftOf: begun.leftOf, isOnly: items.length === 1 }
  const [only] = items
  return {
    quote,
    to,
    /** Of the only thing that is bought. */
    quantity: items.length === 1 && only !== undefined ? only.quantity : null,
    noteOf: (line: Quote['shops'][number]['lines'][number]) => noteOf(line, known),
    setQuantity: (skuId: string, quantity: number) => {
      // Another quantity can use another number of points: the person says so anew.
      setUsePoints([])
      setItems(withQuantity(items, skuId, quantity))
      placing.change()
    },
    usesPoints: (shopId: string) => usePoints.some((used) => used.shopId === shopId),
    setPoints: (shopId: string, points: number) => {
      const others = usePoints.filter((used) => used.shopId !== shopId)
      setUsePoints(points === 0 ? others : [...others, { shopId, points }])
      placing.change()
    },
    note,
    setNote: (text: string) => {
      setNote(text)
      placing.change()
    },
    gift,
    setGift: (message: string | null) => {
      setGift(message)
      placing.change()
    },
    addressProblem: lacksAddress && to.chosen === null && gift === null ? '请选择收货地址' : null,
    seenFen: seen?.payFen ?? 0,
    busy: placing.busy,
    isUnsure,
    refusal,
    submit,
  }
}
