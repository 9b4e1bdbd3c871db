import { View } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import { askAgain } from '@/api/answers'
import { EmptyView } from '@/components/empty-view'
import { ListView } from '@/components/list-view'
import { LoadingView } from '@/components/loading-view'
import { QueryView } from '@/components/query-view'
import { StatusTag } from '@/components/status-tag'
import { nameOf } from '@/format/names'
import { useList } from '@/hooks/use-list'
import { useQuery } from '@/hooks/use-query'
import { gives, rowWords } from '../words/settlement'
import { PlanCard } from './plan-card'

/** How often a plan that is being executed is looked at. */
const LOOK_EVERY_MS = 1_500

/** One plan with its rows. While it is executed it is looked at again and again. */
export function PlanView({ planId }: { readonly planId: string }) {
  const plan = useQuery('settlement.planned', { planId })
  const list = useList('settlement.rows', { planId })
  const state = plan.output?.state ?? null
  // A list's reload is a new one with every page; what asks for it is the plan's end alone.
  const reloadRows = useRef(list.reload)
  reloadRows.current = list.reload
  useEffect(() => {
    if (state === 'done') void reloadRows.current()
    if (state !== 'running') return
    const timer = setInterval(() => void askAgain('settlement.planned'), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [state])
  return (
    <View className="settlement__result">
      <QueryView query={plan} loading={<LoadingView shape="card" count={3} />}>
        {(output) => <PlanCard plan={output} onChanged={plan.reload} />}
      </QueryView>
      <View className="settlement__rows">
        <ListView
          list={list}
          keyOf={({ commissionId }) => commissionId}
          row={(row) => (
            <View className="settlement__row">
              <View className="settlement__words">
                <View className="one-line">{row.title}</View>
                <View className="body-2">{nameOf(row.promoterName)}</View>
              </View>
              <View className="settlement__amounts">
                <View className="settlement__amount figure">{gives(row)}</View>
                <StatusTag {...rowWords(row)} />
              </View>
            </View>
          )}
          empty={<EmptyView icon="check" text="现在没有到期的佣金" />}
        />
      </View>
    </View>
  )
}
