import { useRouter } from '@tarojs/taro'
import { EmptyView } from '@/components/empty-view'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { QueryView } from '@/components/query-view'
import { useQuery } from '@/hooks/use-query'
import { GiftView } from './gift-view'

/** A gift, as its card leads to it: `?code=…`. */
export default function Gift() {
  const { params } = useRouter()
  const code = params.code ?? ''
  const gift = useQuery('orders.gift', { code }, { when: code !== '' })
  const unknown = code === '' || gift.failure === 'NOT_FOUND' || gift.failure === 'INVALID_INPUT'
  return (
    <PageFrame title="收到一份礼物">
      {unknown ? (
        <EmptyView icon="link" text="礼物卡不完整，打不开" hint="请让对方重新发一次" />
      ) : (
        <QueryView query={gift} loading={<LoadingView shape="card" count={3} />}>
          {(output) => <GiftView code={code} gift={output} />}
        </QueryView>
      )}
    </PageFrame>
  )
}
