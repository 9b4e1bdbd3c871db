import { Image, View } from '@tarojs/components'
import { monogram } from '@/format/names'
import './avatar.scss'

/** A person's picture, or the first sign of their name. */
export function Avatar({
  name,
  url = null,
  large = false,
}: {
  readonly name: string | null
  readonly url?: string | null
  readonly large?: boolean
}) {
  const className = large ? 'avatar avatar--large' : 'avatar'
  if (url !== null && url !== '')
    return <Image className={className} src={url} mode="aspectFill" ariaLabel={name ?? '头像'} />
  return <View className={className}>{monogram(name)}</View>
}
