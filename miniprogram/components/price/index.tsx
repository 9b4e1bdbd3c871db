import { View } from '@tarojs/components'
import { yuan } from '@/format/money'
import './price.scss'

interface Props {
  readonly amountFen: number
  /** An older or usual price, struck through. */
  readonly strikeFen?: number | null
  readonly large?: boolean
}

/** What something costs. The sign stands smaller than the figure. */
export function Price({ amountFen, strikeFen = null, large = false }: Props) {
  return (
    <View className={large ? 'price price--large figure' : 'price figure'}>
      <View className="price__now">
        <View className="price__sign">¥</View>
        <View>{yuan(amountFen)}</View>
      </View>
      {strikeFen !== null && (
        <View className="price__strike" ariaLabel={`原价 ${yuan(strikeFen)} 元`}>
          ¥{yuan(strikeFen)}
        </View>
      )}
    </View>
  )
}
