import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { say } from '@/api/platform'
import { ToggleRow } from '@/components/toggle-row'
import { useMute } from '../../messages/use-mute'

/** Whether one's promoter may write; only for who has one, or once said no. */
export function LettersCard() {
  const { isMuted, promoterName, refusal, mute } = useMute()
  const refused = refusal?.text ?? null
  useEffect(() => {
    if (refused !== null) say(refused)
  }, [refused])
  if (isMuted === null || (promoterName === null && !isMuted)) return null
  return (
    <View className="card">
      <ToggleRow
        id="settings-letters"
        label="接收推客消息"
        hint={promoterName ? `${promoterName} 写给你的新品和活动` : '推荐人写给你的新品和活动'}
        on={!isMuted}
        onToggle={(on) => mute(!on)}
      />
    </View>
  )
}
