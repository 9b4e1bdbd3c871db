import { Button, Popup } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { type Fact, FactRows } from '@/components/fact-rows'
import type { Refused } from '@/hooks/use-command'
import './decision-sheet.scss'

interface Props {
  readonly title: string
  /** The numbers that are decided about. */
  readonly facts: readonly Fact[]
  readonly note?: string
  readonly verb: string
  readonly busy: boolean
  /** Whether what has to be typed was. */
  readonly ready: boolean
  readonly refusal: Refused | null
  readonly onConfirm: () => void
  readonly onClose: () => void
  /** What has to be typed. */
  readonly children: ReactNode
}

/** A decision about somebody's money that needs words: a reason, a receipt's number. */
export function DecisionSheet(props: Props) {
  const { title, facts, note, verb, busy, ready, refusal, onConfirm, onClose, children } = props
  return (
    <Popup visible position="bottom" closeable title={title} onClose={onClose}>
      <View className="trade-sheet">
        <FactRows facts={facts} />
        {note !== undefined && <View className="body-2 trade-sheet__note">{note}</View>}
        <View className="trade-sheet__words">{children}</View>
        {refusal !== null && (
          <View className="trade-sheet__refusal" ariaRole="alert">
            {refusal.text}
          </View>
        )}
        <View className="trade-sheet__ways">
          <Button className="wide" size="xlarge" disabled={busy} onClick={onClose}>
            再想想
          </Button>
          <Button
            id="decision-send"
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
