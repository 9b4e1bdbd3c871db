import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { goTo } from '@/api/navigate'
import { EmptyView } from '@/components/empty-view'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { QueryView } from '@/components/query-view'
import { useQuery } from '@/hooks/use-query'
import { CustomerCard } from './customer-card'
import { EarnedLines } from './earned-lines'
import './customer.scss'

/** One of the promoter's own customers: `?id=…`. Who is and what they bought are asked for at once. */
export default function CustomerPage() {
  const customerId = useRouter().params.id ?? ''
  const customer = useQuery('bindings.customer', { customerId }, { when: customerId !== '' })
  const isUnknown = customerId === '' || (customer.output === null && customer.failure === 'NOT_FOUND')
  // Without the customer one error is enough.
  const hasLines = !isUnknown && (customer.output !== null || customer.failure === null)
  usePullDownRefresh(() => {
    // The lines end the pulling down themselves.
    if (hasLines) return
    const asking = customerId === '' ? Promise.resolve() : customer.reload()
    void asking.finally(() => Taro.stopPullDownRefresh())
  })
  return (
    <PageFrame title="客户详情">
      {isUnknown ? (
        <EmptyView
          icon="search"
          text="没有找到这位客户"
          action={{ text: '看全部客户', onClick: () => goTo('customers') }}
        />
      ) : (
        <>
          <QueryView query={customer} loading={<LoadingView shape="card" count={3} />}>
            {(output) => <CustomerCard customer={output} />}
          </QueryView>
          {hasLines && <EarnedLines customerId={customerId} onReload={customer.reload} />}
        </>
      )}
    </PageFrame>
  )
}
