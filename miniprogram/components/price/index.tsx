import { View } from '@tarojs/components'
import { yuan } from '@/format/money'
import './price.scss'

/** What something costs. The sign stands smaller than the figure. */
export function Price({ amountFen, large = false }: { readonly amountFen: number; readonly large?: boolean }) {
  return (
    <View className={large ? 'price price--large figure' : 'price figure'}>
      <View className="price__sign">¥</View>
      <View>{yuan(amountFen)}</View>
    </View>
  )
}
