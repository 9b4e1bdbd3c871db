import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { goInstead } from '@/api/navigate'
import { EmptyView } from '@/components/empty-view'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { QueryView } from '@/components/query-view'
import { useQuery } from '@/hooks/use-query'
import { ReceivedGiftView } from './received-gift-view'

/** A gift that the caller accepted: `?id=…`. */
export default function ReceivedGift() {
  const { params } = useRouter()
  const orderId = params.id ?? ''
  const gift = useQuery('orders.receivedGift', { orderId }, { when: orderId !== '' })
  usePullDownRefresh(() => {
    void gift.reload().finally(() => Taro.stopPullDownRefresh())
  })
  return (
    <PageFrame title="礼物">
      {orderId === '' || (gift.output === null && gift.failure === 'NOT_FOUND') ? (
        <EmptyView
          icon="search"
          text="没有找到这份礼物"
          action={{ text: '收到的礼物', onClick: () => void goInstead('giftList') }}
        />
      ) : (
        <QueryView query={gift} loading={<LoadingView shape="card" count={4} />}>
          {(output) => <ReceivedGiftView gift={output} />}
        </QueryView>
      )}
    </PageFrame>
  )
}
