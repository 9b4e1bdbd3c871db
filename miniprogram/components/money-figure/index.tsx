import { View } from '@tarojs/components'
import { DefinedLabel } from '@/components/figure/defined-label'
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
  /** Says what it counts; without it the label is only a label. */
  readonly onDefine?: () => void
}

/** An amount with its name. Figures beside each other share the width. */
export function MoneyFigure({ label, amountFen, large = false, earned = false, onDefine }: Props) {
  const classes = [
    'money-figure__value',
    'figure',
    large ? 'money-figure__value--large' : '',
    earned ? 'money-figure__value--earned' : '',
  ]
  return (
    <View className="money-figure">
      <View className="money-figure__label">
        {onDefine === undefined ? label : <DefinedLabel label={label} onDefine={onDefine} />}
      </View>
      <View className={classes.join(' ')}>
        <View className="money-figure__sign">¥</View>
        {amountFen === null ? '–' : yuan(amountFen)}
      </View>
    </View>
  )
}
