import { Button } from '@nutui/nutui-react-taro'
import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { askAgain } from '@/api/answers'
import { serverNow } from '@/api/clock'
import { goTo } from '@/api/navigate'
import { StatusTag } from '@/components/status-tag'
import { exactly } from '@/format/date'
import { yuan } from '@/format/money'
import { type AfterSale, kindOfAfterSale, STAFF_AFTER_SALE_WORDS } from '../words/orders'
import { RejectSheet } from './reject-sheet'
import './after-sales.scss'

interface Props {
  readonly afterSale: AfterSale
  readonly onDecided?: () => void
}

/** One after-sale with its reason and pictures, and the two answers to it while it waits. */
export function AfterSaleCase({ afterSale, onDecided }: Props) {
  const { afterSaleId, orderId, amountFen, freightFen, reason, pictures, state, answer, requestedAt } = afterSale
  const [rejecting, setRejecting] = useState(false)
  const freight = freightFen > 0 ? `，含运费 ¥${yuan(freightFen)}` : ''
  return (
    <View className="after-sale-case">
      <View className="after-sale-case__head">
        <View className="after-sale-case__what figure">
          {kindOfAfterSale(afterSale)} ¥{yuan(amountFen)}
          {freight}
        </View>
        <StatusTag {...STAFF_AFTER_SALE_WORDS[state]} />
      </View>
      <View className="body-2 figure">{exactly(requestedAt, serverNow())} 申请</View>
      <View className="after-sale-case__reason">{reason}</View>
      {pictures.length > 0 && (
        <View className="after-sale-case__pictures">
          {pictures.map((picture) => (
            <Image
              key={picture}
              className="after-sale-case__picture"
              src={picture}
              mode="aspectFill"
              lazyLoad
              ariaLabel="售后图片"
            />
          ))}
        </View>
      )}
      {answer !== '' && <View className="body-2 after-sale-case__reason">答复：{answer}</View>}
      {state === 'requested' && (
        <View className="after-sale-case__ways">
          <Button id={`reject-${afterSaleId}`} className="tall" size="large" onClick={() => setRejecting(true)}>
            拒绝
          </Button>
          <Button
            id={`approve-${afterSaleId}`}
            className="tall"
            type="primary"
            fill="solid"
            size="large"
            onClick={() => goTo('tradeRefund', { id: orderId, afterSale: afterSaleId })}
          >
            同意退款
          </Button>
        </View>
      )}
      {rejecting && (
        <RejectSheet
          afterSale={afterSale}
          onClose={() => setRejecting(false)}
          onDecided={() => {
            setRejecting(false)
            void askAgain('orders.staffOrder')
            onDecided?.()
          }}
        />
      )}
    </View>
  )
}
