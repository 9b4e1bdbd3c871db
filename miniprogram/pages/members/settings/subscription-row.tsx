import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import { inWeChat, say } from '@/api/platform'
import { openSubscriptions, subscribed } from '@/api/subscriptions'
import { PlainRow } from '@/components/plain-row'

/** Whether WeChat brings this app's messages. The switch itself is WeChat's, on a page of its own. */
export function SubscriptionRow() {
  const [on, setOn] = useState<boolean | null>(null)
  const look = useCallback(() => void subscribed().then(setOn), [])
  useEffect(look, [look])
  useDidShow(look)
  const open = () =>
    void openSubscriptions()
      .then(look)
      .catch(() => say('请在小程序完成'))
  const value = on === null ? (inWeChat ? '' : '请在小程序完成') : on ? '已开启' : '已关闭'
  return <PlainRow id="settings-subscriptions" text="消息订阅" value={value} onClick={open} />
}
