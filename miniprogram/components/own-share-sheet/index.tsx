import { Popup } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { bannedWords } from '@/format/banned-phrases'
import type { Promotable } from '@/hooks/use-card'
import { useOwnShare } from '@/hooks/use-own-share'
import { CardPreview } from './card-preview'
import { ShareWays } from './share-ways'
import { TagField } from './tag-field'
import './own-share-sheet.scss'

interface Props {
  readonly promoted: Promotable
  /** The card's picture (5:4) as the page would send it; null where it was not drawn. */
  readonly picture: string | null
  readonly onClose: () => void
}

/** 推广方式: the promoter's own share of something, in every form that there is, and another share for each channel. */
export function OwnShareSheet({ promoted, picture, onClose }: Props) {
  const [tag, setTag] = useState('')
  const own = useOwnShare(promoted.target, { tag })
  // Said beside the box: there is nothing to try again with the same word.
  const refused = own.refusal?.code === 'TEXT_REFUSED' ? bannedWords(own.refusal.data) : null
  return (
    <Popup visible position="bottom" closeable lockScroll title="推广方式" onClose={onClose}>
      <View className="own-share-sheet">
        <CardPreview promoted={promoted} picture={picture} />
        {refused === null && (
          <ShareWays key={own.share?.code ?? ''} own={own} promoted={promoted} tag={tag} onClose={onClose} />
        )}
        <TagField tag={tag} busy={own.busy} refused={refused} onChange={setTag} />
      </View>
    </Popup>
  )
}
