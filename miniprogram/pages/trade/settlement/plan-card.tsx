import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { serverNow } from '@/api/clock'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { type Fact, FactRows } from '@/components/fact-rows'
import { count } from '@/format/counts'
import { exactly } from '@/format/date'
import { yuan } from '@/format/money'
import { useCommand } from '@/hooks/use-command'
import { type Plan, planSays } from '../words/settlement'

/** Signs of a plan's hash that two people can compare aloud. */
const HASH_SHOWN = 12

/** What a plan would do, and the button that does it. */
export function PlanCard({ plan, onChanged }: { readonly plan: Plan; readonly onChanged: () => Promise<void> }) {
  const { planId, hash, state, plannedAt, settles } = plan
  const [confirming, setConfirming] = useState(false)
  const execute = useCommand('settlement.execute', {
    onDone: () => {
      setConfirming(false)
      void onChanged()
    },
  })
  return (
    <View className="card">
      <View className="settlement__says figure">{planSays(plan)}</View>
      <FactRows
        facts={[
          ...sumsOf(plan),
          { label: '试算时间', value: exactly(plannedAt, serverNow()) },
          { label: '试算编号', value: hash.slice(0, HASH_SHOWN) },
        ]}
      />
      {state === 'planned' && settles > 0 && (
        <View className="settlement__plan">
          <Button
            id="settlement-execute"
            className="wide"
            type="primary"
            fill="solid"
            size="xlarge"
            onClick={() => setConfirming(true)}
          >
            执行结算
          </Button>
        </View>
      )}
      {confirming && (
        <ConfirmSheet
          title="执行结算"
          facts={[{ label: '可以结算', value: `${count(settles)} 笔` }, ...sumsOf(plan)]}
          note="结算后推客马上可以提现"
          verb="执行结算"
          busy={execute.busy}
          refusal={execute.refusal}
          onConfirm={() => void execute.send({ planId })}
          onClose={() => setConfirming(false)}
        />
      )}
    </View>
  )
}

/** What the rows that can be settled give together. */
function sumsOf({ promoterFen, agencyFen, points }: Plan): Fact[] {
  return [
    { label: '推客佣金', value: `¥${yuan(promoterFen)}`, strong: true },
    ...(agencyFen > 0 ? [{ label: '机构服务费', value: `¥${yuan(agencyFen)}` }] : []),
    ...(points > 0 ? [{ label: '佣金积分', value: `${count(points)} 积分` }] : []),
  ]
}
