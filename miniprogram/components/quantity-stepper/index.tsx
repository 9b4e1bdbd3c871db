import { View } from '@tarojs/components'
import './quantity-stepper.scss'

/** Most pieces of one line (`QUANTITY_MAX` in the contracts). */
const MAX = 999

interface Props {
  readonly quantity: number
  readonly onChange: (quantity: number) => void
  /** Begins the ids of its buttons, where a page has several. */
  readonly id?: string
  /** How many there are, where that is known to be few. */
  readonly most?: number | null
}

/** How many, by ones. */
export function QuantityStepper({ quantity, onChange, id = 'quantity', most = null }: Props) {
  const step = (name: string, sign: string, label: string, next: number) => {
    // What is over the most already can still be made less.
    const isPossible = next >= 1 && next <= MAX && (next < quantity || most === null || next <= most)
    return (
      <View
        id={`${id}-${name}`}
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
      {step('less', '−', '少一件', quantity - 1)}
      <View className="quantity-stepper__quantity figure">{quantity}</View>
      {step('more', '+', '多一件', quantity + 1)}
    </View>
  )
}
