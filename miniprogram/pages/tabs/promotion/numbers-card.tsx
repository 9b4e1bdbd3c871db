import { Button } from '@nutui/nutui-react-taro'
import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { serverNow } from '@/api/clock'
import { goTo } from '@/api/navigate'
import { Figure } from '@/components/figure'
import { LoadingView } from '@/components/loading-view'
import { MoneyFigure } from '@/components/money-figure'
import { PlainRow } from '@/components/plain-row'
import { QueryView } from '@/components/query-view'
import { adviceOf, COUNT_DEFINITIONS, freshness, PERIODS, type Period } from '@/format/statistics'
import { useQuery } from '@/hooks/use-query'
import { DefinitionsSheet } from './definitions-sheet'
import { Funnel } from './funnel'
import { Segments } from './segments'
import { Trend } from './trend'

type Mine = Output<'statistics.mine'>

/** What came of the sharing: counts of some days, their course, and what to do next. */
export function NumbersCard() {
  const [days, setDays] = useState<Period>('7')
  const [defining, setDefining] = useState(false)
  const mine = useQuery('statistics.mine', { days })
  return (
    <View className="card">
      <View className="promotion__head">
        <View className="title">推广数据</View>
        <Segments label="看几天的" segments={PERIODS} chosen={days} onChoose={setDays} />
      </View>
      <QueryView query={mine} loading={<LoadingView shape="card" count={4} />}>
        {(output) => (
          <>
            <View className="hint figure promotion__fresh">{freshness(output.asOf, serverNow())}</View>
            <Counts total={output.total} onDefine={() => setDefining(true)} />
            <Trend key={days} trend={output.trend} />
            <Funnel total={output.total} />
            <AdviceRow mine={output} />
          </>
        )}
      </QueryView>
      <View className="promotion__channels">
        <PlainRow id="promotion-shares" text="渠道效果" onClick={() => goTo('shareFigures')} />
      </View>
      {defining && <DefinitionsSheet definitions={COUNT_DEFINITIONS} onClose={() => setDefining(false)} />}
    </View>
  )
}

const Counts = ({ total, onDefine }: Pick<Mine, 'total'> & { readonly onDefine: () => void }) => (
  <View className="promotion__counts">
    <Figure label="点击" value={total.visits} onDefine={onDefine} />
    <Figure label="人数" value={total.visitors} onDefine={onDefine} />
    <Figure label="链接打开" value={total.linkOpens} onDefine={onDefine} />
    <Figure label="注册" value={total.registrations} onDefine={onDefine} />
    <Figure label="付费" value={total.payers} onDefine={onDefine} />
    <Figure label="订单" value={total.orders} onDefine={onDefine} />
    <View className="promotion__paid">
      <MoneyFigure label="成交（已减退款）" amountFen={total.paidFen} onDefine={onDefine} />
    </View>
  </View>
)

function AdviceRow({ mine }: { readonly mine: Mine }) {
  const advice = adviceOf(mine)
  if (advice === null) return null
  return (
    <View className="promotion__advice">
      <View className="promotion__advised">{advice.text}</View>
      <Button id="promotion-advice" className="tall" size="large" onClick={() => goTo(advice.page, advice.query)}>
        {advice.action}
      </Button>
    </View>
  )
}
