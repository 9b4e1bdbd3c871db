import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { afterSaleFolder, keepPicture } from '@/api/kept-pictures'
import { say } from '@/api/platform'
import { Icon } from '@/components/icon'
import { useQuery } from '@/hooks/use-query'

/** Most pictures (`AFTER_SALE_PICTURES_MAX` in the contracts). */
const MAX = 6

interface Props {
  /** Ids of files in the cloud. */
  readonly pictures: readonly string[]
  readonly onChange: (pictures: readonly string[]) => void
}

/** Pictures of what is wrong. WeChat shows a file of the cloud by its id. */
export function Pictures({ pictures, onChange }: Props) {
  const [busy, setBusy] = useState(false)
  const { output: me } = useQuery('members.me', {})
  const add = async () => {
    if (busy || me === null) return
    setBusy(true)
    try {
      const kept = await keepPicture(afterSaleFolder(me.visitorId))
      if (kept !== null) onChange([...pictures, kept])
    } catch {
      say('图片没有传上去，请再试一次')
    } finally {
      setBusy(false)
    }
  }
  return (
    <View className="after-sale__pictures">
      {pictures.map((picture) => (
        <View
          key={picture}
          className="after-sale__kept"
          ariaRole="button"
          ariaLabel="去掉这张图片"
          onClick={() => onChange(pictures.filter((one) => one !== picture))}
        >
          <Image className="after-sale__picture" src={picture} mode="aspectFill" />
          <View className="after-sale__away">
            <Icon name="close" size={16} />
          </View>
        </View>
      ))}
      {pictures.length < MAX && (
        <View className="after-sale__picture after-sale__add" ariaRole="button" onClick={() => void add()}>
          <Icon name="camera" />
          <View className="hint">{busy ? '正在上传' : `最多 ${MAX} 张`}</View>
        </View>
      )}
    </View>
  )
}
