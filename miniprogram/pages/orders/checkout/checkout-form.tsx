import type { Draft } from '@shared/contracts'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { LoadingView } from '@/components/loading-view'
import { QueryView } from '@/components/query-view'
import { useCommand } from '@/hooks/use-command'
import { useAddress } from '../address/use-address'
import { usePayment } from '../use-payment'
import { Delivery } from './delivery'
import { Submit } from './submit'
import { type UsedPoints, useQuote } from './use-quote'
import { WantedShop } from './wanted-shop'
import './checkout.scss'

interface Props {
  readonly skuId: string
  readonly contentId: string | null
  /** How many the page begins with. */
  readonly first: number
}

/** Refusals after which what the page shows is no longer true. */
const STALE: readonly string[] = ['PRICE_CHANGED', 'SOLD_OUT', 'OFF_SALE', 'POINTS_NOT_ENOUGH', 'POINTS_NOT_USABLE']

/** Everything that one press places. The total is the server's; the press says which total was seen. */
export function CheckoutForm({ skuId, contentId, first }: Props) {
  const [quantity, setQuantity] = useState(first)
  const [usePoints, setUsePoints] = useState<UsedPoints>([])
  const [note, setNote] = useState('')
  const [gift, setGift] = useState<string | null>(null)
  const [seenFen, setSeenFen] = useState(0)
  const address = useAddress()
  const items = [{ skuId, quantity, ...(contentId === null ? {} : { contentId }) }]
  const quote = useQuote(items, usePoints)
  const place = useCommand('orders.place')
  const paying = usePayment()

  const { refusal } = place
  const { reload } = quote
  useEffect(() => {
    if (refusal === null || !STALE.includes(refusal.code)) return
    if (refusal.code.startsWith('POINTS')) setUsePoints([])
    void reload()
  }, [refusal, reload])

  const submit = async (expectedFen: number): Promise<void> => {
    const to = gift === null ? address.check() : null
    if (gift === null && to === null) return
    setSeenFen(expectedFen)
    const draft: Draft<'orders.place'> = {
      items,
      expectedFen,
      ...(usePoints.length === 0 ? {} : { usePoints }),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      ...(to === null ? {} : { address: to }),
      ...(gift === null ? {} : { gift: { message: gift.trim() } }),
    }
    const placed = await place.send(draft)
    if (placed !== null) await paying.pay(placed, true)
  }

  return (
    <QueryView query={quote} loading={<LoadingView shape="card" count={4} />}>
      {(quoted) => (
        <View className="checkout">
          {quoted.shops.map((shop) => (
            <WantedShop
              key={shop.shopId}
              shop={shop}
              quantity={quantity}
              usesPoints={usePoints.some(({ shopId }) => shopId === shop.shopId)}
              onQuantity={(next) => {
                // Another quantity can use another number of points: the person says so anew.
                setUsePoints([])
                setQuantity(next)
                place.clear()
              }}
              onPoints={(on) => {
                setUsePoints(on ? [{ shopId: shop.shopId, points: shop.pointsMax }] : [])
                place.clear()
              }}
            />
          ))}
          <Delivery address={address} gift={gift} note={note} onGift={setGift} onNote={setNote} />
          <Submit
            quoted={quoted}
            seenFen={seenFen}
            asking={quote.asking}
            busy={place.busy || paying.busy}
            refusal={refusal}
            onSubmit={() => void submit(quoted.payFen)}
          />
        </View>
      )}
    </QueryView>
  )
}
