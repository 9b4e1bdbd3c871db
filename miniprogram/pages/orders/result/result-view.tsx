import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { serverNow } from '@/api/clock'
import { goInstead } from '@/api/navigate'
import { Icon, type IconName } from '@/components/icon'
import { Price } from '@/components/price'
import { exactly } from '@/format/date'
import { GIFT_PAID, RESULT_WORDS } from '@/format/orders'
import { useQuery } from '@/hooks/use-query'
import { usePayment } from '../use-payment'
import type { Payment, Standing } from './use-standing'
import './result.scss'

const ICONS: Readonly<Record<Payment['state'], IconName>> = { open: 'wallet', paid: 'check', closed: 'info' }
/** After so many answers that it is still open, somebody has probably left the cashier without paying. */
const DOUBTFUL_AFTER = 3

/** Where a payment stands, and what can be done next. */
export function ResultView({ payment, standing }: { readonly payment: Payment; readonly standing: Standing }) {
  const paying = usePayment()
  const { state, totalFen, closesAt, orderIds } = payment
  const [only] = orderIds
  // The order's own page shows it next; here it only says whether there is a card to hand over.
  const order = useQuery('orders.order', { orderId: only ?? '' }, { when: state === 'paid' && only !== undefined })
  const isGift = state === 'paid' && order.output?.isGift === true
  const { title, hint } = isGift ? GIFT_PAID : RESULT_WORDS[state]
  const seeOrder = () =>
    void (orderIds.length === 1 && only !== undefined ? goInstead('order', { id: only }) : goInstead('orderList'))
  return (
    <View className="card result">
      <View className={`result__icon result__icon--${state}`}>
        <Icon name={ICONS[state]} size={32} />
      </View>
      <View id="result-title" className="title" ariaRole="status">
        {state === 'open' && standing.asked >= DOUBTFUL_AFTER ? '还没有收到付款' : title}
      </View>
      <Price amountFen={totalFen} large />
      <View className="body-2 result__hint">{hint}</View>
      {state === 'open' && <View className="body-2 figure">请在 {exactly(closesAt, serverNow())} 前付款</View>}
      {paying.refusal !== null && (
        <View className="result__refusal" ariaRole="alert">
          {paying.refusal.text}
        </View>
      )}
      <View className="result__ways">
        {state === 'open' && (
          <Button
            id="result-pay"
            className="wide"
            type="primary"
            fill="solid"
            size="xlarge"
            loading={paying.busy}
            onClick={() => void paying.pay(payment, 'here').then(standing.askNow)}
          >
            继续支付
          </Button>
        )}
        <Button
          id="result-order"
          className="wide"
          size="xlarge"
          type={state === 'open' ? 'default' : 'primary'}
          fill={state === 'open' ? 'outline' : 'solid'}
          onClick={seeOrder}
        >
          {isGift ? '去送礼物' : '查看订单'}
        </Button>
      </View>
    </View>
  )
}
