import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import type { Refused } from '@/hooks/use-command'
import './save-bar.scss'

interface Props {
  readonly isChanged: boolean
  readonly busy: boolean
  readonly refusal: Refused | null
  readonly onSave: () => void
  readonly onDiscard: () => void
}

/** What is said where a title is refused, or something that is pointed to is gone meanwhile. */
const WORDS: Readonly<Record<string, string>> = {
  TEXT_REFUSED: '文字里有不合适的内容，请换一个',
  NOT_FOUND: '选的内容刚刚被删了，请去掉后再保存',
}

/** At the foot of a form: saves all of it, or goes back to what is saved. */
export function SaveBar({ isChanged, busy, refusal, onSave, onDiscard }: Props) {
  return (
    <View className="save-bar">
      {refusal !== null && (
        <View className="save-bar__refusal" ariaRole="alert">
          {WORDS[refusal.code] ?? refusal.text}
        </View>
      )}
      <View className="save-bar__ways">
        <Button id="discard" className="wide" size="xlarge" disabled={!isChanged || busy} onClick={onDiscard}>
          放弃改动
        </Button>
        <Button
          id="save"
          className="wide"
          type="primary"
          fill="solid"
          size="xlarge"
          loading={busy}
          disabled={!isChanged}
          onClick={onSave}
        >
          保存
        </Button>
      </View>
    </View>
  )
}
