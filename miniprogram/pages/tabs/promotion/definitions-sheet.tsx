import { Popup } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import type { Definition } from '@/format/statistics'

interface Props {
  readonly definitions: readonly Definition[]
  readonly onClose: () => void
}

/** What each of a card's figures counts, a line each. */
export function DefinitionsSheet({ definitions, onClose }: Props) {
  return (
    <Popup visible position="bottom" closeable title="这些数字怎么算" onClose={onClose}>
      <View className="promotion__sheet">
        {definitions.map(({ label, text }) => (
          <View key={label} className="promotion__definition">
            <View className="promotion__defined">{label}</View>
            <View className="body-2 promotion__meaning">{text}</View>
          </View>
        ))}
      </View>
    </Popup>
  )
}
