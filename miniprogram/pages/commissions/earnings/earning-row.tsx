import { View } from '@tarojs/components'
import { goTo } from '@/api/navigate'
import { Icon } from '@/components/icon'
import { StatusTag } from '@/components/status-tag'
import {
  COMMISSION_WORDS,
  type Commission,
  commissionSays,
  earned,
  payerWords,
  refundedWords,
} from '@/format/commissions'
import { yuan } from '@/format/money'

/** One line's commission; pressed, it says why it is this promoter's. */
export function EarningRow({ commission, now }: { readonly commission: Commission; readonly now: number }) {
  const { orderId, line, title, quantity, paidFen, state, payer } = commission
  const refunded = refundedWords(commission)
  return (
    <View className="earnings__row" ariaRole="button" onClick={() => goTo('why', { order: orderId, line })}>
      <View className="earnings__line">
        <View className="earnings__title">
          {title} ×{quantity}
        </View>
        <View
          className={
            commission.amount > 0 ? 'earnings__amount earnings__amount--earned figure' : 'earnings__amount figure'
          }
        >
          {earned(commission)}
        </View>
      </View>
      <View className="earnings__line">
        <View className="body-2 figure earnings__facts">
          实付 ¥{yuan(paidFen)}
          {refunded !== null && ` · ${refunded}`}
          {payer !== 'merchant' && ` · ${payerWords(payer)}付`}
        </View>
        <StatusTag {...COMMISSION_WORDS[state]} />
      </View>
      <View className="earnings__line">
        <View className="body-2 figure earnings__facts">{commissionSays(commission, now)}</View>
        <View className="body-2 earnings__why">
          为什么归我 <Icon name="chevron" size={16} />
        </View>
      </View>
    </View>
  )
}
