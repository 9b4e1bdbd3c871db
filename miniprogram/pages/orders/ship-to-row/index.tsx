import { View } from '@tarojs/components'
import { goTo } from '@/api/navigate'
import { DeliveryAddress } from '@/components/delivery-address'
import { Icon } from '@/components/icon'
import type { ShippingTo } from '../use-ship-to'
import './ship-to-row.scss'

interface Props {
  readonly to: ShippingTo
  /** Said beside it when nothing can be sent without it. */
  readonly problem: string | null
}

/** To whom it goes; a tap picks another one of the book, or makes the first. */
export function ShipToRow({ to, problem }: Props) {
  const { book, chosen } = to
  const isEmpty = book.output !== null && book.output.items.length === 0
  const isLost = book.output === null && book.failure !== null
  const press = () => {
    if (isLost) void book.reload()
    else if (isEmpty) goTo('addressEdit', { pick: 1 })
    else goTo('addressList', { pick: 1 })
  }
  const words = isLost ? '地址没有加载出来，点这里重试' : isEmpty ? '添加地址' : '选择收货地址'
  return (
    <View id="checkout-address" className="ship-to" ariaRole="button" onClick={press}>
      <View className="ship-to__words">
        {chosen === null ? <View>{words}</View> : <DeliveryAddress address={chosen} />}
        {problem !== null && (
          <View className="ship-to__problem" ariaRole="alert">
            {problem}
          </View>
        )}
      </View>
      <Icon name="chevron" size={16} />
    </View>
  )
}
