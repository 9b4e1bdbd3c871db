import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { askAgain } from '@/api/answers'
import { EnrollCard } from '@/components/enroll-card'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { QueryView } from '@/components/query-view'
import { useQuery } from '@/hooks/use-query'
import { PromotionCentre } from './promotion-centre'

export default function Promotion() {
  const mine = useQuery('promoters.me', {})
  usePullDownRefresh(() => {
    const all = askAgain(
      'promoters.me',
      'commissions.summary',
      'statistics.mine',
      'bindings.summary',
      'attribution.referral',
    )
    void all.finally(() => Taro.stopPullDownRefresh())
  })
  return (
    <PageFrame title="推广" tab="promotion">
      <QueryView query={mine} loading={<LoadingView shape="card" count={4} />}>
        {({ promoter }) => (promoter === null ? <EnrollCard /> : <PromotionCentre promoter={promoter} />)}
      </QueryView>
    </PageFrame>
  )
}
