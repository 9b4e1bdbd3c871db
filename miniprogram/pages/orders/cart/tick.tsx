import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'

interface Props {
  readonly id: string
  readonly label: string
  readonly on: boolean
  readonly disabled?: boolean
  readonly onTick: (on: boolean) => void
}

/** A box to tick; what it is about stands beside it. */
export function Tick({ id, label, on, disabled = false, onTick }: Props) {
  const kind = disabled ? 'cart__tick--off' : on ? 'cart__tick--on' : ''
  return (
    <View
      id={id}
      className="cart__tick-room"
      ariaRole="checkbox"
      ariaLabel={`${label}，${disabled ? '不能选' : on ? '已选' : '未选'}`}
      onClick={() => !disabled && onTick(!on)}
    >
      <View className={`cart__tick ${kind}`}>{on && !disabled && <Icon name="check" size={16} />}</View>
    </View>
  )
}
