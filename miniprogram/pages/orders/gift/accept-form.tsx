import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { askAgain } from '@/api/answers'
import { goInstead } from '@/api/navigate'
import { LoadingView } from '@/components/loading-view'
import { useCommand } from '@/hooks/use-command'
import { draftOf } from '../../addresses/form/draft'
import { AddressFields } from '../../addresses/form/fields'
import { useAddress } from '../../addresses/form/use-address'
import { ShipToRow } from '../ship-to-row'
import { useShipTo } from '../use-ship-to'

/** Takes the gift to an address of the book, or to one that is typed. The first one who does has it. */
export function AcceptForm({ code }: { readonly code: string }) {
  const draft = draftOf(null)
  const form = useAddress(draft)
  const to = useShipTo()
  const [lacksAddress, setLacksAddress] = useState(false)
  const accept = useCommand('orders.acceptGift')
  const { book, chosen } = to
  // Whoever has no book types: nobody has to keep an address to be given something.
  const isTyped = book.output === null ? book.failure !== null : book.output.items.length === 0
  const where = () => {
    if (!isTyped) return chosen && { addressId: chosen.addressId }
    const address = form.check()
    return address && { address }
  }
  const send = async () => {
    const to = where()
    setLacksAddress(to === null)
    if (to === null) return
    const taken = await accept.send({ code, ...to })
    // A refusal says that the gift is not what the page shows.
    if (taken === null) return void askAgain('orders.gift', 'addresses.mine')
    if ('address' in to) draft.forget()
    await goInstead('receivedGift', { id: taken.orderId })
  }
  if (book.output === null && !isTyped) return <LoadingView shape="form" count={2} />
  return (
    <View className="card">
      {isTyped ? (
        <AddressFields form={form} />
      ) : (
        <ShipToRow to={to} problem={lacksAddress && chosen === null ? '请选择收货地址' : null} />
      )}
      {accept.refusal !== null && (
        <View className="gift__refusal" ariaRole="alert">
          {accept.refusal.text}
        </View>
      )}
      <Button
        id="gift-accept"
        className="wide gift__send"
        type="primary"
        fill="solid"
        size="xlarge"
        loading={accept.busy}
        onClick={() => void send()}
      >
        领取礼物
      </Button>
    </View>
  )
}
