import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { goTo } from '@/api/navigate'
import { Icon } from '@/components/icon'
import { Notice } from '@/components/notice'
import { PageFrame } from '@/components/page-frame'
import { PromotionSteps, PromotionTerms } from '@/components/promotion-terms'
import { urlOfTab } from '@/components/tab-bar/tabs'
import { useQuery } from '@/hooks/use-query'
import { useRecommender } from '@/hooks/use-recommender'
import { HomeProducts } from './home-products'
import './home.scss'

export default function Home() {
  const { output: me } = useQuery('members.me', {})
  const recommender = useRecommender(me)
  return (
    <PageFrame title="推客" tab="home">
      <View className="home__brand">
        <View className="home__mark">
          <Icon name="promotion" />
        </View>
        <View className="home__words">
          <View className="home__name">推客</View>
          <View className="body-2">分享好东西，朋友买了你得佣金</View>
        </View>
      </View>
      {recommender !== null && (
        <Notice tone="ok" icon="lock">
          {recommender.bound
            ? `你的推荐人是 ${recommender.name}`
            : `${recommender.name} 推荐你来，注册后锁定为你的推荐人`}
        </Notice>
      )}
      <View className="card">
        <View className="title home__title">怎么推广</View>
        <PromotionSteps />
      </View>
      <View className="card">
        <View className="title home__title">{me?.isPromoter ? '你已经是推客' : '现在就可以开始'}</View>
        <PromotionTerms />
        <Button
          id="home-go"
          className="wide home__go"
          type="primary"
          fill="solid"
          size="xlarge"
          onClick={() => (me?.isPromoter ? void Taro.switchTab({ url: urlOfTab('promotion') }) : goTo('enroll'))}
        >
          {me?.isPromoter ? '去推广' : '成为推客'}
        </Button>
      </View>
      <HomeProducts />
    </PageFrame>
  )
}
