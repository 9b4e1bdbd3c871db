import { Popup } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { FilterChips } from '@/components/filter-chips'
import type { Slide } from './draft'
import { ContentChoices, ShelfChoices, ShopChoices } from './other-choices'
import { ProductChoices } from './product-choices'
import { TARGET_WORDS } from './target-words'

export type Picked = Pick<Slide, 'target' | 'targetName'>
type Kind = Slide['target']['kind']

const CHIPS = Object.entries(TARGET_WORDS).map(([value, text]) => ({ value: value as Kind, text }))

interface Props {
  readonly onPick: (picked: Picked) => void
  readonly onClose: () => void
}

/** What a slide leads to, chosen from what there is. */
export function TargetPicker({ onPick, onClose }: Props) {
  const [kind, setKind] = useState<Kind>('product')
  const pick = (id: string, targetName: string) => onPick({ target: { kind, id }, targetName })
  return (
    <Popup visible position="bottom" closeable lockScroll title="点开后去哪里" onClose={onClose}>
      <View className="arrange__picker">
        <FilterChips chips={CHIPS} chosen={kind} onChoose={setKind} />
        {kind === 'product' && <ProductChoices onPick={({ productId, title }) => pick(productId, title)} />}
        {kind === 'category' && <ShelfChoices onPick={pick} />}
        {kind === 'content' && <ContentChoices onPick={pick} />}
        {kind === 'shop' && <ShopChoices onPick={pick} />}
      </View>
    </Popup>
  )
}
