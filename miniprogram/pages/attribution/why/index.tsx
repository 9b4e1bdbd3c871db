import Taro, { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { EmptyView } from '@/components/empty-view'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { QueryView } from '@/components/query-view'
import { useQuery } from '@/hooks/use-query'
import { WhyView } from './why-view'

/** Why an order line went to whom it went: `?order=…&line=…`. */
export default function Why() {
  const { params } = useRouter()
  const orderId = params.order ?? ''
  const line = Number(params.line ?? 0)
  const isNamed = orderId !== '' && Number.isInteger(line)
  const why = useQuery('attribution.why', { orderId, line }, { when: isNamed })
  // The promoter's own question; the staff asks about somebody else.
  const title = why.output === null || why.output.isMine ? '为什么归我' : '归因说明'
  useEffect(() => void Taro.setNavigationBarTitle({ title }), [title])
  return (
    <PageFrame title={title}>
      {isNamed ? (
        <QueryView query={why} loading={<LoadingView shape="card" count={4} />}>
          {(output) => <WhyView why={output} />}
        </QueryView>
      ) : (
        <EmptyView icon="search" text="没有找到这个订单" />
      )}
    </PageFrame>
  )
}
