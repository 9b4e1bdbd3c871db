import { Input, TextArea } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { noteMax } from '@/api/limits'
import { Field } from '@/components/field'
import { ToggleRow } from '@/components/toggle-row'
import { ShipToRow } from '../ship-to-row'
import type { ShippingTo } from '../use-ship-to'

interface Props {
  readonly to: ShippingTo
  readonly addressProblem: string | null
  /** The message of a gift; null: it is no gift. */
  readonly gift: string | null
  readonly note: string
  readonly onGift: (message: string | null) => void
  readonly onNote: (note: string) => void
}

/** To whom it goes: an address of the book, or whoever accepts the gift. */
export function Delivery({ to, addressProblem, gift, note, onGift, onNote }: Props) {
  return (
    <View className="card">
      {gift === null && <ShipToRow to={to} problem={addressProblem} />}
      <ToggleRow
        id="checkout-gift"
        label="送给朋友"
        hint="付款后把礼物卡发给对方，由对方填地址"
        on={gift !== null}
        onToggle={(on) => onGift(on ? '' : null)}
      />
      <View className="checkout__form">
        {gift !== null && (
          <Field label="祝福语（选填）" hint={`最多 ${noteMax} 个字，24 小时内没人领取会退款`}>
            <TextArea
              id="checkout-message"
              value={gift}
              placeholder="写给对方的话"
              maxLength={noteMax}
              rows={2}
              onChange={onGift}
            />
          </Field>
        )}
        <Field label="备注（选填）" hint={`最多 ${noteMax} 个字，商家会看到`}>
          <Input id="checkout-note" value={note} placeholder="如 放门口" maxLength={noteMax} onChange={onNote} />
        </Field>
      </View>
    </View>
  )
}
