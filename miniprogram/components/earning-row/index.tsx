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
import './earning-row.scss'

/** One line's commission. Pressed, it opens the commission; its last words lead to why it is this promoter's. */
export function EarningRow({ commission, now }: { readonly commission: Commission; readonly now: number }) {
  const { orderId, line, title, quantity, paidFen, state, payer } = commission
  const refunded = refundedWords(commission)
  return (
    <View className="earning-row" ariaRole="button" onClick={() => goTo('commission', { orderId, line })}>
      <View className="earning-row__line">
        <View className="earning-row__title">
          {title} ×{quantity}
        </View>
        <View
          className={
            commission.amount > 0
              ? 'earning-row__amount earning-row__amount--earned figure'
              : 'earning-row__amount figure'
          }
        >
          {earned(commission)}
        </View>
      </View>
      <View className="earning-row__line">
        <View className="body-2 figure earning-row__facts">
          实付 ¥{yuan(paidFen)}
          {refunded !== null && ` · ${refunded}`}
          {payer !== 'merchant' && ` · ${payerWords(payer)}付`}
        </View>
        <StatusTag {...COMMISSION_WORDS[state]} />
      </View>
      <View className="earning-row__line earning-row__line--last">
        <View className="body-2 figure earning-row__facts">{commissionSays(commission, now)}</View>
        <View
          className="body-2 earning-row__why"
          ariaRole="link"
          onClick={(event) => {
            // The row behind it would open its own page.
            event.stopPropagation()
            goTo('why', { order: orderId, line })
          }}
        >
          为什么归我 <Icon name="chevron" size={16} />
        </View>
      </View>
    </View>
  )
}
