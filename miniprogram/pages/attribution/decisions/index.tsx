import { View } from '@tarojs/components'
import { serverNow } from '@/api/clock'
import { goTo } from '@/api/navigate'
import { EmptyView } from '@/components/empty-view'
import { Icon } from '@/components/icon'
import { ListView } from '@/components/list-view'
import { PageFrame } from '@/components/page-frame'
import { Price } from '@/components/price'
import { basisWords } from '@/format/attribution'
import { moment } from '@/format/date'
import { useList } from '@/hooks/use-list'
import './decisions.scss'

/** Which order lines went to the promoter; each leads to why. */
export default function Decisions() {
  const list = useList('attribution.decisions', {})
  return (
    <PageFrame title="归因记录">
      <ListView
        list={list}
        keyOf={({ orderId, line }) => `${orderId} ${line}`}
        row={({ orderId, line, productTitle, amountFen, basis, decidedAt }) => (
          <View className="decision" ariaRole="button" onClick={() => goTo('why', { order: orderId, line })}>
            <View className="decision__words">
              <View className="decision__title">{productTitle}</View>
              <View className="body-2 figure decision__facts">
                <View>{moment(decidedAt, serverNow())}</View>
                <View>{basisWords(basis)}</View>
              </View>
            </View>
            <View className="decision__paid">
              <View className="hint">实付</View>
              <Price amountFen={amountFen} />
            </View>
            <Icon name="chevron" size={16} />
          </View>
        )}
        empty={
          <EmptyView
            icon="deal"
            text="还没有归到你名下的订单"
            hint="朋友从你的分享下单后，会在这里说明为什么归你"
            action={{ text: '去推广商品', onClick: () => goTo('pickShare') }}
          />
        }
      />
    </PageFrame>
  )
}
