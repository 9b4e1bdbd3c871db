import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { goTo } from '@/api/navigate'
import { EmptyView } from '@/components/empty-view'
import { HoldNotice } from '@/components/hold-notice'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { QueryView } from '@/components/query-view'
import { useQuery } from '@/hooks/use-query'
import { CommissionView } from './commission-view'
import { WhyCard } from './why-card'
import './commission.scss'

/** One of the promoter's own commissions: `?orderId=…&line=…`. */
export default function CommissionPage() {
  const { params } = useRouter()
  const orderId = params.orderId ?? ''
  const line = Number(params.line ?? 0)
  const isNamed = orderId !== '' && Number.isInteger(line)
  const commission = useQuery('commissions.commission', { orderId, line }, { when: isNamed })
  const why = useQuery('attribution.why', { orderId, line }, { when: isNamed })
  usePullDownRefresh(() => {
    const both = isNamed ? [commission.reload(), why.reload()] : []
    void Promise.all(both).finally(() => Taro.stopPullDownRefresh())
  })
  const isUnknown = !isNamed || (commission.output === null && commission.failure === 'NOT_FOUND')
  return (
    <PageFrame title="佣金详情">
      {isUnknown ? (
        <EmptyView
          icon="search"
          text="没有找到这笔佣金"
          action={{ text: '看全部收益', onClick: () => goTo('earnings') }}
        />
      ) : (
        <>
          {commission.output?.state === 'frozen' && <HoldNotice />}
          <QueryView query={commission} loading={<LoadingView shape="card" count={4} />}>
            {(output) => (
              <>
                <CommissionView commission={output} />
                <WhyCard why={why} orderId={orderId} line={line} />
              </>
            )}
          </QueryView>
        </>
      )}
    </PageFrame>
  )
}
