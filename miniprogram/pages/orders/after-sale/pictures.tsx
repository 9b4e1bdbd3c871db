import { Image, View } from '@tarojs/components'
import { useRef } from 'react'
import { Icon } from '@/components/icon'
import { type KeptPicture, usePictures } from './use-pictures'

/** Most pictures (`AFTER_SALE_PICTURES_MAX` in the contracts). */
export const PICTURES_MAX = 6

interface Props {
  readonly pictures: readonly KeptPicture[]
  readonly onChange: (pictures: readonly KeptPicture[]) => void
}

/** Pictures of what is wrong. */
export function Pictures({ pictures, onChange }: Props) {
  const { add, busy, refusal } = usePictures()
  // One may be taken away while another is on its way.
  const latest = useRef(pictures)
  latest.current = pictures
  const addOne = async () => {
    const kept = await add()
    if (kept !== null) onChange([...latest.current, kept])
  }
  return (
    <View className="after-sale__pictures">
      {pictures.map((picture) => (
        <View
          key={picture.fileId}
          className="after-sale__kept"
          ariaRole="button"
          ariaLabel="去掉这张图片"
          onClick={() => onChange(pictures.filter((one) => one !== picture))}
        >
          <Image className="after-sale__picture" src={picture.url} mode="aspectFill" />
          <View className="after-sale__away">
            <Icon name="close" size={16} />
          </View>
        </View>
      ))}
      {pictures.length < PICTURES_MAX && (
        <View className="after-sale__picture after-sale__add" ariaRole="button" onClick={() => void addOne()}>
          <Icon name="camera" />
          <View className="hint">{busy ? '正在上传' : `最多 ${PICTURES_MAX} 张`}</View>
        </View>
      )}
      {refusal !== null && (
        <View className="after-sale__refusal" ariaRole="alert">
          {refusal.text}
        </View>
      )}
    </View>
  )
}
