import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { fromPromoter } from '@/format/messages'
import './letter-paper.scss'

interface Props {
  /** Masked. */
  readonly fromName: string
  readonly title: string
  readonly body: string
  readonly product: NonNullable<Output<'messages.letters'>['items'][number]['product']> | null
  /** When it came, in words. */
  readonly when: string
  readonly onProduct: () => void
}

/** A letter as its reader has it before them. Whoever writes one sees the same. */
export function LetterPaper({ fromName, title, body, product, when, onProduct }: Props) {
  return (
    <View className="letter-paper">
      <View className="letter-paper__title">{title}</View>
      <View className="body-2 figure">
        {fromPromoter(fromName)} · {when}
      </View>
      <View className="letter-paper__body">{body}</View>
      {product !== null && (
        <View
          className="letter-paper__product"
          ariaRole="button"
          ariaLabel={`看商品 ${product.title}`}
          onClick={onProduct}
        >
          <Icon name="deal" size={20} />
          <View className="letter-paper__product-title">{product.title}</View>
          <Icon name="chevron" size={16} />
        </View>
      )}
    </View>
  )
}
