import { useRouter } from '@tarojs/taro'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { QueryView } from '@/components/query-view'
import { useQuery } from '@/hooks/use-query'
import { WriteForm } from './write-form'
import './write.scss'

const LOADING = <LoadingView shape="form" count={3} />

/** A letter to one customer, `?customerId=…`, or without it to all of them. */
export default function WriteLetter() {
  const { customerId = '' } = useRouter().params
  return <PageFrame title="写消息">{customerId === '' ? <ToAll /> : <ToOne customerId={customerId} />}</PageFrame>
}

function ToAll() {
  const summary = useQuery('bindings.summary', {})
  return (
    <QueryView query={summary} loading={LOADING}>
      {({ customersTotal }) => <WriteForm to={{ customerId: null, customersTotal }} />}
    </QueryView>
  )
}

function ToOne({ customerId }: { readonly customerId: string }) {
  const customer = useQuery('bindings.customer', { customerId })
  return (
    <QueryView query={customer} loading={LOADING}>
      {({ name }) => <WriteForm to={{ customerId, name }} />}
    </QueryView>
  )
}
