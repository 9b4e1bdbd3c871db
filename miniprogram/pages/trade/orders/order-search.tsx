import { View } from '@tarojs/components'
import { useState } from 'react'
import { FindBox } from '@/components/find-box'
import { isOrderId } from '../limits'
import './orders.scss'

/** Signs of an order's number, and of blanks that came along with it. */
const TYPED_MAX = 24

/** An order by its number, as the buyer copied it. `onLook` hears null when the box is empty. */
export function OrderSearch({ onLook }: { readonly onLook: (orderId: string | null) => void }) {
  const [typed, setTyped] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const look = () => {
    const orderId = typed.trim()
    setIsWrong(orderId !== '' && !isOrderId(orderId))
    if (orderId === '' || isOrderId(orderId)) onLook(orderId === '' ? null : orderId)
  }
  return (
    <View className="trade-search">
      <FindBox
        id="trade-search"
        value={typed}
        placeholder="按订单号找"
        maxLength={TYPED_MAX}
        onChange={(text) => {
          setTyped(text)
          setIsWrong(false)
        }}
        onConfirm={look}
        onClear={() => onLook(null)}
      />
      {isWrong && (
        <View className="trade-search__wrong" ariaRole="alert">
          订单号是 16 位字母和数字
        </View>
      )}
    </View>
  )
}
