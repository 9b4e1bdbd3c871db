import { useRouter } from '@tarojs/taro'
import { EmptyView } from '@/components/empty-view'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { QueryView } from '@/components/query-view'
import { useQuery } from '@/hooks/use-query'
import { WithdrawalView } from './withdrawal-view'

/** One withdrawal: `?id=…`, the bill's number. */
export default function WithdrawalPage() {
  const { params } = useRouter()
  const billNo = params.id ?? ''
  const withdrawal = useQuery('withdrawals.withdrawal', { billNo }, { when: billNo !== '' })
  return (
    <PageFrame title="提现详情">
      {billNo === '' || (withdrawal.output === null && withdrawal.failure === 'NOT_FOUND') ? (
        <EmptyView icon="search" text="没有找到这笔提现" />
      ) : (
        <QueryView query={withdrawal} loading={<LoadingView shape="card" count={4} />}>
          {(output) => <WithdrawalView withdrawal={output} />}
        </QueryView>
      )}
    </PageFrame>
  )
}
