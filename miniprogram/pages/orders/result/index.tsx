import { useRouter } from '@tarojs/taro'
import { EmptyView } from '@/components/empty-view'
import { ErrorView } from '@/components/error-view'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { RemindMe } from '@/components/remind-me'
import { ResultView } from './result-view'
import { useStanding } from './use-standing'

/** What became of a payment: `?id=…`. Only the server says that it is paid. */
export default function PayResult() {
  const { params } = useRouter()
  const paymentId = params.id ?? ''
  const standing = useStanding(paymentId)
  const { payment, failure, askNow } = standing
  const missing = paymentId === '' || (payment === null && failure === 'NOT_FOUND')
  return (
    <PageFrame title="付款结果">
      {missing ? (
        <EmptyView icon="search" text="没有找到这笔付款" />
      ) : payment !== null ? (
        <>
          <ResultView payment={payment} standing={standing} />
          {payment.state === 'paid' && <RemindMe reminder="order-shipped" also={['refund-succeeded']} />}
        </>
      ) : failure !== null ? (
        <ErrorView code={failure} onRetry={async () => askNow()} />
      ) : (
        <LoadingView shape="card" count={3} />
      )}
    </PageFrame>
  )
}
