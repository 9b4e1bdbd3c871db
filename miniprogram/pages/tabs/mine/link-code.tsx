import { Button, Popup } from '@nutui/nutui-react-taro'
import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { say } from '@/api/platform'
import { Icon } from '@/components/icon'
import { timeLeft } from '@/format/date'
import { inFours } from '@/format/names'
import { useCommand } from '@/hooks/use-command'
import { useTimeLeft } from '@/hooks/use-time-left'

type Shown = Output<'members.createLinkCode'>

/** Shows the code that another device of the same person types, and how long they hold. */
export function LinkCode() {
  const [shown, setShown] = useState<Shown | null>(null)
  const create = useCommand('members.createLinkCode', { onDone: setShown })
  const open = async () => {
    if ((await create.send({})) === null && create.refusal !== null) say(create.refusal.text)
  }
  return (
    <>
      <View id="mine-link-code" className="mine__row mine__row--leads" onClick={() => void open()}>
        <View>在其他设备登录</View>
        <View className="mine__value">
          {create.refusal !== null ? create.refusal.text : create.busy ? '正在取登录码' : ''}
        </View>
        <Icon name="chevron" size={16} />
      </View>
      <Popup visible={shown !== null} position="bottom" closeable title="登录码" onClose={() => setShown(null)}>
        {shown !== null && <ShownCode shown={shown} onRenew={() => void open()} busy={create.busy} />}
      </Popup>
    </>
  )
}

function ShownCode({
  shown,
  busy,
  onRenew,
}: {
  readonly shown: Shown
  readonly busy: boolean
  readonly onRenew: () => void
}) {
  const leftMs = useTimeLeft(shown.expiresAt)
  const over = leftMs <= 0
  return (
    <View className="mine__code-sheet">
      <View className={over ? 'mine__code mine__code--over figure' : 'mine__code figure'}>{inFours(shown.code)}</View>
      <View className="body-2 figure">{over ? '已过期' : `${timeLeft(leftMs)} 后过期，只能用一次`}</View>
      <View className="body-2">在另一台设备打开「我的 › 去登录」，填上这个登录码。不要告诉别人。</View>
      {over && (
        <Button className="wide" type="primary" fill="solid" size="xlarge" loading={busy} onClick={onRenew}>
          换一个
        </Button>
      )}
    </View>
  )
}
