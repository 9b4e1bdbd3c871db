import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { EmptyView } from '@/components/empty-view'
import { PageFrame } from '@/components/page-frame'
import { useCommand } from '@/hooks/use-command'
import { PlanView } from './plan-view'
import { SettlementMode } from './settlement-mode'
import './settlement.scss'

/** What is due, looked at before it settles; and whether it settles by itself. */
export default function TradeSettlement() {
  const [planId, setPlanId] = useState<string | null>(null)
  const plan = useCommand('settlement.plan', { onDone: (made) => setPlanId(made.planId) })
  return (
    <PageFrame title="佣金结算" wide>
      <View className="card">
        <View className="body-2">试算列出现在到期的每一笔，不改动账目；执行只结试算后没有变动的。</View>
        <SettlementMode />
        {plan.refusal !== null && (
          <View className="settlement__refusal" ariaRole="alert">
            {plan.refusal.text}
          </View>
        )}
        <View className="settlement__plan">
          <Button
            id="settlement-plan"
            className="wide"
            type={planId === null ? 'primary' : 'default'}
            fill={planId === null ? 'solid' : 'outline'}
            size="xlarge"
            loading={plan.busy}
            onClick={() => void plan.send({})}
          >
            {planId === null ? '试算' : '重新试算'}
          </Button>
        </View>
      </View>
      {planId === null ? (
        <EmptyView icon="wallet" text="试算结果会在这里" />
      ) : (
        <PlanView key={planId} planId={planId} />
      )}
    </PageFrame>
  )
}
