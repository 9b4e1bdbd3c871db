import { View } from '@tarojs/components'
import { yuan } from '@/format/money'
import './money-figure.scss'

interface Props {
  readonly label: string
  /** Null while it is not known. */
  readonly amountFen: number | null
  /** The figure of the page. */
  readonly large?: boolean
  /** Money that was earned has the brand's colour. */
  readonly earned?: boolean
}

/** An amount with its name. Figures beside each other share the width. */
export function MoneyFigure({ label, amountFen, large = false, earned = false }: Props) {
  const classes = [
    'money-figure__value',
    'figure',
    large ? 'money-figure__value--large' : '',
    earned ? 'money-figure__value--earned' : '',
  ]
  return (
    <View className="money-figure">
      <View className="money-figure__label">{label}</View>
      <View className={classes.join(' ')}>
        <View className="money-figure__sign">¥</View>
        {amountFen === null ? '–' : yuan(amountFen)}
      </View>
    </View>
  )
}
