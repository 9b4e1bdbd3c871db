import { View } from '@tarojs/components'
import { serverNow } from '@/api/clock'
import { EarningRow } from '@/components/earning-row'
import { EmptyView } from '@/components/empty-view'
import { ListView } from '@/components/list-view'
import { type Listed, useList } from '@/hooks/use-list'

interface Props {
  readonly customerId: string
  /** Pulling down refreshes what stands above the rows as well. */
  readonly onReload: () => Promise<void>
}

/** What the customer bought that earned. */
export function EarnedLines({ customerId, onReload }: Props) {
  const list = useList('commissions.mine', { customerId })
  const both: Listed<'commissions.mine'> = {
    ...list,
    reload: async () => void (await Promise.all([list.reload(), onReload()])),
  }
  const now = serverNow()
  return (
    <>
      <View className="title customer-lines__title">带来佣金的消费</View>
      <ListView
        list={both}
        keyOf={({ orderId, line }) => `${orderId} ${line}`}
        row={(commission) => <EarningRow commission={commission} now={now} />}
        empty={<EmptyView icon="wallet" text="还没有带来佣金的消费" hint="下单付款后记在你名下的商品会在这里" />}
      />
    </>
  )
}
