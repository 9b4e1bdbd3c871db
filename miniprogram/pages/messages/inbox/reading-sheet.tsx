import { Button, Popup } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { serverNow } from '@/api/clock'
import { goTo } from '@/api/navigate'
import { exactly } from '@/format/date'
import type { LetterMessage } from '@/format/messages'
import { LetterPaper } from '../letter-paper'
import { useMute } from '../use-mute'

interface Props {
  readonly letter: LetterMessage
  readonly onClose: () => void
}

/** A letter to read, and the way not to get any more. Its product is opened without a share: who wrote it wins nothing by it. */
export function ReadingSheet({ letter, onClose }: Props) {
  const { fromName, title, body, product, at } = letter
  const { isMuted, busy, refusal, mute } = useMute()
  return (
    <Popup visible position="bottom" closeable lockScroll title="推客的消息" onClose={onClose}>
      <View className="inbox__letter">
        <LetterPaper
          {...{ fromName, title, body, product }}
          when={exactly(at, serverNow())}
          onProduct={() => product !== null && goTo('product', { id: product.productId })}
        />
        {isMuted !== null && (
          <View className="inbox__mute">
            <View className="body-2" ariaRole="status">
              {isMuted ? '不再接收推客的消息，设置里可以随时改' : '不想再收到这样的消息'}
            </View>
            <Button
              id="letter-mute"
              className="tall inbox__mute-way"
              size="large"
              loading={busy}
              onClick={() => mute(!isMuted)}
            >
              {isMuted ? '撤销' : '不再接收'}
            </Button>
          </View>
        )}
        {refusal !== null && (
          <View className="inbox__refusal" ariaRole="alert">
            {refusal.text}
          </View>
        )}
      </View>
    </Popup>
  )
}
