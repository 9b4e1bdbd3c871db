import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { goTo } from '@/api/navigate'
import { Icon } from '@/components/icon'
import { urlOfTab } from '@/components/tab-bar/tabs'

/** That one can earn by sharing, in one row: people come for the goods first. */
export function PromotionRow({ isPromoter }: { readonly isPromoter: boolean }) {
  return (
    <View className="card home__promotion">
      <Icon name="promotion" />
      <View className="home__promotion-words">分享好东西，朋友买了你得佣金</View>
      <Button
        id="home-go"
        className="tall home__go"
        size="large"
        onClick={() => (isPromoter ? void Taro.switchTab({ url: urlOfTab('promotion') }) : goTo('enroll'))}
      >
        {isPromoter ? '去推广' : '成为推客'}
      </Button>
    </View>
  )
}
