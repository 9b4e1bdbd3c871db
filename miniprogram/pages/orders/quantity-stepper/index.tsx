import { View } from '@tarojs/components'
import './quantity-stepper.scss'

/** Most pieces of one line (`QUANTITY_MAX` in the contracts). */
const MAX = 999

/** How many, by ones. */
export function QuantityStepper({
  quantity,
  onChange,
}: {
  readonly quantity: number
  readonly onChange: (quantity: number) => void
}) {
  const step = (id: string, sign: string, label: string, next: number) => {
    const isPossible = next >= 1 && next <= MAX
    return (
      <View
        id={id}
        className={isPossible ? 'quantity-stepper__step' : 'quantity-stepper__step quantity-stepper__step--end'}
        ariaLabel={label}
        ariaRole="button"
        onClick={() => isPossible && onChange(next)}
      >
        {sign}
      </View>
    )
  }
  return (
    <View className="quantity-stepper">
      {step('quantity-less', '−', '少一件', quantity - 1)}
      <View className="quantity-stepper__quantity figure">{quantity}</View>
      {step('quantity-more', '+', '多一件', quantity + 1)}
    </View>
  )
}
