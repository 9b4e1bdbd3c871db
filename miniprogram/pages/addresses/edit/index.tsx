import { useRouter } from '@tarojs/taro'
import { EmptyView } from '@/components/empty-view'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { QueryView } from '@/components/query-view'
import { useQuery } from '@/hooks/use-query'
import { EditForm } from './edit-form'

/**
 * A new address, or one of the book to be changed: `?id=…`. `pick=1`: what is saved is for what is being bought;
 * `back=2`: the page before this one is left as well.
 */
export default function AddressEdit() {
  const { params } = useRouter()
  const addressId = params.id || null
  const after = { picks: params.pick === '1', pages: params.back === '2' ? 2 : 1 }
  // Asked without an id for a new one too: the first of a book is the default.
  const book = useQuery('addresses.mine', {}, { when: addressId === null })
  const kept = useQuery('addresses.address', { addressId: addressId ?? '' }, { when: addressId !== null })
  return (
    <PageFrame title={addressId === null ? '添加地址' : '修改地址'}>
      {addressId === null ? (
        <EditForm kept={null} isFirst={book.output?.items.length === 0} after={after} />
      ) : kept.output === null && kept.failure === 'NOT_FOUND' ? (
        <EmptyView icon="search" text="没有找到这个地址" />
      ) : (
        <QueryView query={kept} loading={<LoadingView shape="form" count={4} />}>
          {(output) => <EditForm key={addressId} kept={output} isFirst={false} after={after} />}
        </QueryView>
      )}
    </PageFrame>
  )
}
