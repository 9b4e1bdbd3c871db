import { View } from '@tarojs/components'
import { Icon, type IconName } from '@/components/icon'
import './promotion-terms.scss'

const STEPS: readonly { readonly icon: IconName; readonly title: string; readonly text: string }[] = [
  { icon: 'share', title: '分享', text: '把推荐码或链接发给朋友' },
  { icon: 'deal', title: '成交', text: '朋友注册后下单，记在你名下' },
  { icon: 'wallet', title: '到账', text: '佣金按时结算，可以提现' },
]

/** How promotion works, in three steps. */
export function PromotionSteps() {
  return (
    <View className="promotion-steps">
      {STEPS.map(({ icon, title, text }) => (
        <View key={title} className="promotion-steps__step">
          <View className="promotion-steps__icon">
            <Icon name={icon} />
          </View>
          <View className="promotion-steps__words">
            <View className="promotion-steps__title">{title}</View>
            <View className="body-2">{text}</View>
          </View>
        </View>
      ))}
    </View>
  )
}

/** No number of days: the merchant sets the return window, and 收益 tells each line's own day. */
const TERMS: readonly string[] = [
  '只按你自己带来的成交计佣，不发展下级，也没有任何费用。',
  '佣金先冻结，买家确认收货并过了退货期、没有退款后转为可提现。',
]

/** What holds for every promoter, in two plain sentences (WeChat's rules for promotion: one level, no fee). */
export function PromotionTerms() {
  return (
    <View className="promotion-terms">
      {TERMS.map((term) => (
        <View key={term} className="promotion-terms__term">
          <Icon name="check" size={20} />
          <View>{term}</View>
        </View>
      ))}
    </View>
  )
}
