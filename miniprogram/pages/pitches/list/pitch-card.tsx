import { Button } from '@nutui/nutui-react-taro'
import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { copyText } from '@/api/platform'
import { StatusTag } from '@/components/status-tag'
import { PLACE_WORDS } from '@/format/pitches'

/** A text as it will be pasted. */
export function PitchCard({ pitch }: { readonly pitch: Output<'pitches.filled'>['items'][number] }) {
  const { pitchId, place, name, text } = pitch
  return (
    <View className="card pitch">
      <View className="pitch__head">
        <View className="pitch__name one-line">{name}</View>
        <StatusTag tone="plain" text={PLACE_WORDS[place]} />
      </View>
      <View className="pitch__text">{text}</View>
      <Button
        id={`pitch-copy-${pitchId}`}
        className="tall pitch__copy"
        size="large"
        onClick={() => void copyText(text)}
      >
        复制
      </Button>
    </View>
  )
}
