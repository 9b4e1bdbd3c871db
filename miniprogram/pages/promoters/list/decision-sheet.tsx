import { Button, Popup, TextArea } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { askAgain } from '@/api/answers'
import { reasonMax, reasonMin } from '@/api/limits'
import { Field } from '@/components/field'
import { nameOf } from '@/format/names'
import { useCommand } from '@/hooks/use-command'
import type { Row } from '@/hooks/use-list'

interface Props {
  readonly promoter: Row<'promoters.list'>
  readonly onClose: () => void
  readonly onDecided: () => void
}

/** What each decision does, before it is taken. */
const EFFECTS = {
  disable: ['推荐码不能再用来注册', '结算暂停，等你们确认', '已有的客户和收益不变，本人会看到停用提示'],
  enable: ['推荐码马上可以再用', '暂停的结算继续', '已有的客户和收益不变'],
} as const

export function DecisionSheet({ promoter, onClose, onDecided }: Props) {
  const [reason, setReason] = useState('')
  const disabling = promoter.state === 'active'
  const decide = useCommand(disabling ? 'promoters.disable' : 'promoters.enable', {
    onDone: () => {
      void askAgain('admin.today')
      onDecided()
    },
  })
  const verb = disabling ? '停用' : '恢复'
  const given = reason.trim()
  return (
    <Popup
      visible
      position="bottom"
      closeable
      title={`${verb}推客 ${nameOf(promoter.name)}`}
      description={promoter.code}
      onClose={onClose}
    >
      <View className="decision-sheet">
        <View className="decision-sheet__effects">
          {EFFECTS[disabling ? 'disable' : 'enable'].map((effect) => (
            <View key={effect} className="decision-sheet__effect body-2">
              {effect}
            </View>
          ))}
        </View>
        <Field
          label={`${verb}原因`}
          hint={`${reasonMin} 到 ${reasonMax} 个字，会记入操作记录`}
          refusal={decide.refusal?.text ?? null}
        >
          <TextArea
            id="decision-reason"
            value={reason}
            placeholder={`为什么${verb}`}
            maxLength={reasonMax}
            rows={3}
            onChange={(text) => {
              setReason(text)
              decide.clear()
            }}
          />
        </Field>
        <View className="decision-sheet__ways">
          <Button className="wide" size="xlarge" onClick={onClose}>
            取消
          </Button>
          <Button
            id="decision-send"
            className="wide"
            type="primary"
            fill="solid"
            size="xlarge"
            loading={decide.busy}
            disabled={given.length < reasonMin}
            onClick={() => void decide.send({ promoterId: promoter.promoterId, reason: given })}
          >
            确认{verb}
          </Button>
        </View>
      </View>
    </Popup>
  )
}
