import { View } from '@tarojs/components'
import { yuan } from '@/format/money'
import './product-earn.scss'

/** What a promoter earns on it; nothing for whoever earns nothing. */
export function ProductEarn({ earnFen }: { readonly earnFen: number | null }) {
  if (earnFen === null) return null
  return <View className="product-earn figure">赚 ¥{yuan(earnFen)}</View>
}
