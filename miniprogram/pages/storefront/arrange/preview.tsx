import { View } from '@tarojs/components'
import { inWeChat } from '@/api/platform'
import { Sections } from '@/components/storefront/sections'
import { Slides } from '@/components/storefront/slides'
import { useProducts } from '@/hooks/use-products'
import type { Arrangement } from './draft'
import { previewOf } from './preview-of'

const leadNowhere = () => undefined

/** What the home page will look like. Nothing in it can be opened. */
export function Preview({ arrangement }: { readonly arrangement: Arrangement }) {
  const { slides, sections } = arrangement
  const ids = [
    ...slides.filter(({ target }) => target.kind === 'product').map(({ target }) => target.id),
    ...sections.flatMap(({ products }) => products.map(({ productId }) => productId)),
  ]
  const { products, failure } = useProducts([...new Set(ids)].sort())
  const shown = previewOf(arrangement, products ?? [], inWeChat)
  const isEmpty = shown.slides.length === 0 && shown.sections.length === 0
  return (
    <View id="arrange-preview">
      <View className="title arrange__title">预览</View>
      {failure !== null && <View className="body-2">商品没有加载出来，预览不完整</View>}
      {isEmpty ? (
        <View className="body-2">还没有布置，首页只显示上新的商品</View>
      ) : (
        <>
          <Slides slides={shown.slides} onOpen={leadNowhere} />
          <Sections sections={shown.sections} onOpen={leadNowhere} />
        </>
      )}
    </View>
  )
}
