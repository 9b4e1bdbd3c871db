import { View } from '@tarojs/components'
import { FactRows } from '@/components/fact-rows'
import { type Commission, earned, refundedFen } from '@/format/commissions'
import { yuan } from '@/format/money'

/** From the payment to the commission, as the books have it: nothing is computed here but what was refunded. */
export function FormulaCard({ commission }: { readonly commission: Commission }) {
  const { paidFen, leftFen, paidIn } = commission
  const refunded = refundedFen(commission)
  return (
    <View className="card">
      <View className="title commission__title">怎么算的</View>
      <FactRows
        facts={[
          { label: '买家实付', value: `¥${yuan(paidFen)}` },
          { label: '减去退款', value: refunded === 0 ? '没有退款' : `−¥${yuan(refunded)}` },
          { label: '计佣金额', value: `¥${yuan(leftFen)}` },
          { label: '佣金', value: earned(commission), strong: true },
        ]}
      />
      <View className="body-2 commission__note">
        {paidIn === 'points'
          ? '佣金 = 计佣金额 × 下单时的佣金比例，再换成积分，不满 1 积分的不计。运费不计佣。'
          : '佣金 = 计佣金额 × 下单时的佣金比例，不满 1 分的不计。运费不计佣。'}
      </View>
    </View>
  )
}
