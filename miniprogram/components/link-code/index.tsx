import { Button, Popup } from '@nutui/nutui-react-taro'
import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { PlainRow } from '@/components/plain-row'
import { timeLeft } from '@/format/date'
import { inFours } from '@/format/names'
import { useCommand } from '@/hooks/use-command'
import { useTimeLeft } from '@/hooks/use-time-left'
import './link-code.scss'

type Shown = Output<'members.createLinkCode'>

/** A row that shows the code which another device of the same person types, and how long it holds. */
export function LinkCode() {
  const [shown, setShown] = useState<Shown | null>(null)
  const create = useCommand('members.createLinkCode', { onDone: setShown })
  const open = () => void create.send({})
  return (
    <>
      <PlainRow
        id="mine-link-code"
        text="在其他设备登录"
        value={create.refusal?.text ?? (create.busy ? '正在取登录码' : '')}
        onClick={open}
      />
      <Popup visible={shown !== null} position="bottom" closeable title="登录码" onClose={() => setShown(null)}>
        {shown !== null && <ShownCode shown={shown} onRenew={open} busy={create.busy} />}
      </Popup>
    </>
  )
}

interface ShownProps {
  readonly shown: Shown
  readonly busy: boolean
  readonly onRenew: () => void
}

function ShownCode({ shown, busy, onRenew }: ShownProps) {
  const leftMs = useTimeLeft(shown.expiresAt)
  const over = leftMs <= 0
  return (
    <View className="link-code">
      <View className={over ? 'link-code__code link-code__code--over figure' : 'link-code__code figure'}>
        {inFours(shown.code)}
      </View>
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
