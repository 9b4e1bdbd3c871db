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

const TERMS: readonly string[] = [
  '人人都能成为推客，没有任何条件',
  '只有一级，不收任何费用',
  '订单确认收货满 15 天结算；会员推荐的订单确认收货且付款满 7 天结算',
]

/** What holds for every promoter, in plain words (WeChat's rules for promotion: one level, no fee, no threshold). */
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
