import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { Notice } from '@/components/notice'
import { PageFrame } from '@/components/page-frame'
import { useList } from '@/hooks/use-list'
import { useQuery } from '@/hooks/use-query'
import { useRecommender } from '@/hooks/use-recommender'
import { Arrangement } from './arrangement'
import { HomeHead } from './home-head'
import { HomeSkeleton } from './home-skeleton'
import { Newest } from './newest'
import { PromotionRow } from './promotion-row'
import './home.scss'

/** The mall's front: what the merchant arranged, then whatever is new. A tab has no share's session, so no link carries one. */
export default function Home() {
  const { output: me } = useQuery('members.me', {})
  const recommender = useRecommender(me)
  const home = useQuery('storefront.home', {})
  const list = useList('catalog.products', {})
  // While the list is on its way for the first time there is nobody else to end the pulling.
  usePullDownRefresh(() => void home.reload().finally(() => Taro.stopPullDownRefresh()))
  const isLoading = home.state === 'loading' && list.state === 'loading'
  return (
    <PageFrame title="推客" tab="home">
      <HomeHead />
      {recommender !== null && (
        <Notice tone="ok" icon="lock">
          {recommender.bound
            ? `你的推荐人是 ${recommender.name}`
            : `${recommender.name} 推荐你来，注册后锁定为你的推荐人`}
        </Notice>
      )}
      {isLoading ? (
        <HomeSkeleton />
      ) : (
        <>
          <Arrangement home={home} isAlone={list.state !== 'error'} />
          <PromotionRow isPromoter={me?.isPromoter === true} />
          <Newest list={list} onReload={home.reload} />
        </>
      )}
    </PageFrame>
  )
}
