import { View } from '@tarojs/components'
import { serverNow } from '@/api/clock'
import { goTo } from '@/api/navigate'
import { StatusTag } from '@/components/status-tag'
import { exactly } from '@/format/date'
import { yuan } from '@/format/money'
import { AFTER_SALE_WORDS } from '@/format/orders'
import type { Row } from '@/hooks/use-list'
import { OrderLine } from '../order-lines'

/** One after-sale: how far it is, what it is about, and what was answered. It leads to its order. */
export function AfterSaleRow({ afterSale }: { readonly afterSale: Row<'orders.afterSales'> }) {
  const { orderId, shopName, goods, state, isReturn, amountFen, requestedAt, answer } = afterSale
  return (
    <View className="after-sale-row" ariaRole="button" onClick={() => goTo('order', { id: orderId })}>
      <View className="after-sale-row__head">
        <View className="after-sale-row__shop one-line">{shopName}</View>
        <StatusTag {...AFTER_SALE_WORDS[state]} />
      </View>
      {goods.map((line) => (
        <OrderLine key={line.line} line={{ ...line, productId: line.title, priceFen: null }} />
      ))}
      <View className="after-sale-row__foot">
        <View className="body-2 figure">{exactly(requestedAt, serverNow())} 申请</View>
        <View className="figure">
          {isReturn ? '退货退款' : '仅退款'} ¥{yuan(amountFen)}
        </View>
      </View>
      {answer !== '' && <View className="body-2 after-sale-row__answer">商家答复：{answer}</View>}
    </View>
  )
}
