import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { inWeChat } from '@/api/platform'
import { pickText } from './pick-text'

/** A table from this device. In WeChat one pastes: it shows no tables of its own. */
export function FileChoice({ onRead }: { readonly onRead: (text: string) => void }) {
  const [isUnread, setIsUnread] = useState(false)
  if (inWeChat) return null
  const choose = async () => {
    setIsUnread(false)
    const text = await pickText().catch(() => null)
    if (text === null) setIsUnread(true)
    else onRead(text)
  }
  return (
    <View className="payouts__file">
      <Button id="import-file" className="tall" size="large" onClick={() => void choose()}>
        选择 CSV 文件
      </Button>
      {isUnread && (
        <View className="payouts__refusal" ariaRole="alert">
          没有读出文件，请另存为 CSV 再试
        </View>
      )}
    </View>
  )
}
