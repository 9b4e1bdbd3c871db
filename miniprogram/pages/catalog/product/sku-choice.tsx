import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'

interface Props {
  readonly skus: readonly Output<'catalog.product'>['skus'][number][]
  readonly chosen: string
  readonly onChoose: (skuId: string) => void
}

/** The ways to buy it, as chips. One that is sold out can be looked at and says so. */
export function SkuChoice({ skus, chosen, onChoose }: Props) {
  if (skus.length < 2) return null
  return (
    <View className="sku-choice">
      <View className="body-2">规格</View>
      <View className="sku-choice__chips" ariaRole="radiogroup">
        {skus.map(({ skuId, name, inStock }) => (
          <View
            key={skuId}
            className={`sku-choice__chip ${skuId === chosen ? 'sku-choice__chip--chosen' : ''} ${inStock ? '' : 'sku-choice__chip--gone'}`}
            ariaRole="radio"
            ariaLabel={`${name}${inStock ? '' : '，已售罄'}${skuId === chosen ? '，已选' : ''}`}
            onClick={() => onChoose(skuId)}
          >
            {name}
            {!inStock && <View className="sku-choice__gone">售罄</View>}
          </View>
        ))}
      </View>
    </View>
  )
}
