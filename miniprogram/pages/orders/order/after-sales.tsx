import { Button } from '@nutui/nutui-react-taro'
import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { askAgain } from '@/api/answers'
import { serverNow } from '@/api/clock'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { StatusTag } from '@/components/status-tag'
import { exactly } from '@/format/date'
import { yuan } from '@/format/money'
import { AFTER_SALE_WORDS, REFUND_WORDS } from '@/format/orders'
import { useCommand } from '@/hooks/use-command'
import type { Order } from './shown-order'

type AfterSale = Order['afterSales'][number]

/** What was asked back, what was answered, and how far the money is. */
export function AfterSales({ order }: { readonly order: Order }) {
  const now = serverNow()
  return (
    <View className="card">
      <View className="order__shop">售后与退款</View>
      {order.afterSales.map((afterSale) => (
        <AfterSaleRow key={afterSale.afterSaleId} afterSale={afterSale} />
      ))}
      {order.refunds.map(({ refundId, amountFen, state, requestedAt, succeededAt }) => (
        <View key={refundId} className="order__step">
          <View className="order__step-head">
            <View className="order__step-what figure">退款 ¥{yuan(amountFen)}</View>
            <StatusTag {...REFUND_WORDS[state]} />
          </View>
          <View className="body-2 figure">
            {succeededAt === null ? `${exactly(requestedAt, now)} 发起` : `${exactly(succeededAt, now)} 原路退回`}
          </View>
        </View>
      ))}
    </View>
  )
}

function AfterSaleRow({ afterSale }: { readonly afterSale: AfterSale }) {
  const [asking, setAsking] = useState(false)
  const cancel = useCommand('orders.cancelAfterSale', {
    onDone: () => {
      setAsking(false)
      void askAgain('orders.order', 'orders.counts')
    },
  })
  const { afterSaleId, amountFen, isReturn, reason, pictures, state, answer, requestedAt } = afterSale
  return (
    <View className="order__step">
      <View className="order__step-head">
        <View className="order__step-what figure">
          {isReturn ? '退货退款' : '仅退款'} ¥{yuan(amountFen)}
        </View>
        <StatusTag {...AFTER_SALE_WORDS[state]} />
      </View>
      <View className="body-2 figure">{exactly(requestedAt, serverNow())} 申请</View>
      <View className="body-2 order__where">{reason}</View>
      {pictures.length > 0 && (
        <View className="order__pictures">
          {pictures.map((picture) => (
            <Image key={picture} className="order__picture" src={picture} mode="aspectFill" ariaLabel="售后图片" />
          ))}
        </View>
      )}
      {answer !== '' && <View className="body-2 order__where">商家答复：{answer}</View>}
      {state === 'requested' && (
        <Button className="tall order__cancel" size="large" onClick={() => setAsking(true)}>
          撤销申请
        </Button>
      )}
      {asking && (
        <ConfirmSheet
          title="撤销售后申请"
          facts={[{ label: '申请退款', value: `¥${yuan(amountFen)}` }]}
          note="撤销后可以再申请"
          verb="撤销"
          busy={cancel.busy}
          refusal={cancel.refusal}
          onConfirm={() => void cancel.send({ afterSaleId })}
          onClose={() => setAsking(false)}
        />
      )}
    </View>
  )
}
