import { View } from '@tarojs/components'

/** What the merchant wrote about it, line by line as it was written. */
export function Description({ text }: { readonly text: string }) {
  if (text === '') return null
  return (
    <View className="card product__description">
      <View className="title">商品详情</View>
      <View className="product__description-text">{text}</View>
    </View>
  )
}
