import { Popup } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ShareTarget } from '@/hooks/use-own-share'
import { useOwnShare } from '@/hooks/use-own-share'
import { ShareWays } from './share-ways'
import { TagField } from './tag-field'
import './own-share-sheet.scss'

interface Props {
  readonly target: ShareTarget
  /** What is promoted. */
  readonly title: string
  readonly onClose: () => void
}

/** The promoter's own share of something: its link, its mini-program code, and another share for each channel. */
export function OwnShareSheet({ target, title, onClose }: Props) {
  const [tag, setTag] = useState('')
  const own = useOwnShare(target, { tag })
  return (
    <Popup visible position="bottom" closeable lockScroll title="推广" description={title} onClose={onClose}>
      <View className="own-share-sheet">
        <ShareWays key={own.share?.code ?? ''} own={own} tag={tag} />
        <TagField tag={tag} busy={own.busy} onChange={setTag} />
      </View>
    </Popup>
  )
}
