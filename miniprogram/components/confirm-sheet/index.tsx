import { Button, Popup } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { type Fact, FactRows } from '@/components/fact-rows'
import type { Refused } from '@/hooks/use-command'
import './confirm-sheet.scss'

interface Props {
  readonly title: string
  /** The numbers that are decided about. */
  readonly facts?: readonly Fact[]
  /** What happens then, where the title does not say it. */
  readonly note?: string
  /** The verb: 提现, 确认收货. */
  readonly verb: string
  readonly busy: boolean
  readonly refusal: Refused | null
  readonly onConfirm: () => void
  readonly onClose: () => void
  /** What has to be typed for it: a reason, a receipt's number. */
  readonly children?: ReactNode
  /** Whether that was typed. */
  readonly ready?: boolean
}

/** Asks once more, with the numbers, before money moves or something is gone for good. */
export function ConfirmSheet(props: Props) {
  const { title, facts = [], note, verb, busy, refusal, onConfirm, onClose, children, ready = true } = props
  return (
    <Popup visible position="bottom" closeable title={title} onClose={onClose}>
      <View className="confirm-sheet">
        <FactRows facts={facts} />
        {note !== undefined && <View className="body-2 confirm-sheet__note">{note}</View>}
        {children !== undefined && <View className="confirm-sheet__words">{children}</View>}
        {refusal !== null && (
          <View className="confirm-sheet__refusal" ariaRole="alert">
            {refusal.text}
          </View>
        )}
        <View className="confirm-sheet__ways">
          <Button className="wide" size="xlarge" disabled={busy} onClick={onClose}>
            再想想
          </Button>
          <Button
            id="confirm-send"
            className="wide"
            type="primary"
            fill="solid"
            size="xlarge"
            loading={busy}
            disabled={!ready}
            onClick={onConfirm}
          >
            {verb}
          </Button>
        </View>
      </View>
    </Popup>
  )
}
