import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { openSubscriptions } from '@/api/subscriptions'
import { count } from '@/format/counts'
import { REMINDER_WORDS, type Reminder } from '@/format/messages'
import { type Stand, useReminders } from './use-reminders'
import './remind-me.scss'

interface Props {
  readonly reminder: Reminder
  /** Asked for in the same question; WeChat takes three in all. */
  readonly also?: readonly Reminder[]
}

const HINTS: Readonly<Record<Exclude<Stand, 'none'>, string>> = {
  open: '点一次，微信提醒一次',
  browser: '请在小程序完成',
  refused: '你没有允许，可以去设置里改',
  banned: '微信暂时不发这类提醒',
  again: '这次没有开启，请再点一次',
  unsaved: '没有记下来，请再点一次',
  'switched-off': '微信里的消息订阅关着，打开后再点',
  unusable: '这个提醒暂时用不了',
  failed: '没有打开微信的询问，请再点一次',
}

/** Lets WeChat tell the person of something that happens later. It is nowhere to be seen where the merchant has no template for it. */
export function RemindMe({ reminder, also = [] }: Props) {
  const { stand, granted, busy, ask, forget } = useReminders(reminder, also)
  if (stand === 'none') return null
  const canAsk = stand === 'open' || stand === 'again' || stand === 'unsaved' || stand === 'failed'
  const leadsToSettings = stand === 'refused' || stand === 'switched-off'
  const isOn = granted > 0 && (stand === 'open' || stand === 'browser')
  return (
    <View className="card remind-me">
      <View className="remind-me__words">
        <View>{REMINDER_WORDS[reminder]}</View>
        <View id={`remind-${reminder}-hint`} className="body-2" ariaRole="status">
          {isOn ? `已开启 ${count(granted)} 次` : HINTS[stand]}
        </View>
      </View>
      {canAsk && (
        <Button id={`remind-${reminder}`} className="tall" size="large" loading={busy} onClick={ask}>
          {isOn ? '再加一次' : '提醒我'}
        </Button>
      )}
      {leadsToSettings && (
        <Button
          id={`remind-${reminder}-settings`}
          className="tall"
          size="large"
          onClick={() => void openSubscriptions().then(forget)}
        >
          去设置
        </Button>
      )}
    </View>
  )
}
