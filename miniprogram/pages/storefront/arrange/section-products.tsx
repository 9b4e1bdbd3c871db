import { Button, Popup } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { sectionProductsMax } from '../limits'
import { moved, without } from '../order'
import { RowMoves } from '../row-moves'
import type { Section } from './draft'
import { ProductChoices } from './product-choices'

type Products = Section['products']

interface Props {
  /** Which section it is, from 0. */
  readonly place: number
  readonly products: Products
  readonly problem: string | null
  readonly onChange: (products: Products) => void
}

/** The products of a section, in their order. */
export function SectionProducts({ place, products, problem, onChange }: Props) {
  const [isPicking, setPicking] = useState(false)
  const isFull = products.length >= sectionProductsMax
  return (
    <View className="arrange__products">
      {products.map(({ productId, title }, index) => (
        <View key={productId} className="arrange__product">
          {title === null ? (
            <View className="arrange__gone">已不在，保存时会去掉</View>
          ) : (
            <View className="arrange__name">{title}</View>
          )}
          <RowMoves
            what={title ?? ''}
            index={index}
            count={products.length}
            onMove={(by) => onChange(moved(products, index, by))}
            onRemove={() => onChange(without(products, index))}
          />
        </View>
      ))}
      {problem !== null && (
        <View className="arrange__problem" ariaRole="alert">
          {problem}
        </View>
      )}
      <Button
        id={`section-pick-${place}`}
        className="wide"
        size="xlarge"
        disabled={isFull}
        onClick={() => setPicking(true)}
      >
        {isFull ? `最多 ${sectionProductsMax} 件商品` : '添加商品'}
      </Button>
      {isPicking && (
        <Popup visible position="bottom" closeable lockScroll title="添加商品" onClose={() => setPicking(false)}>
          <View className="arrange__picker">
            <ProductChoices
              chosen={products.map(({ productId }) => productId)}
              onPick={({ productId, title }) => {
                onChange([...products, { productId, title }])
                if (products.length + 1 >= sectionProductsMax) setPicking(false)
              }}
            />
          </View>
        </Popup>
      )}
    </View>
  )
}
