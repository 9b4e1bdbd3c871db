import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { goTo, pathOf } from '@/api/navigate'
import { CopyRow } from '@/components/copy-row'
import { Figure } from '@/components/figure'
import { Icon } from '@/components/icon'
import { LeadRows } from '@/components/lead-rows'
import { Notice } from '@/components/notice'
import { useOwnShare } from '@/hooks/use-own-share'
import { useQuery } from '@/hooks/use-query'
import { CodePicture } from './code-picture'
import { EarningsCard } from './earnings-card'
import { ShareRow } from './share-row'
import './promotion.scss'

type Promoter = NonNullable<Output<'promoters.me'>['promoter']>

/** What a promoter has to hand out, and what came of it. */
export function PromotionCentre({ promoter }: { readonly promoter: Promoter }) {
  const own = useOwnShare({ kind: 'register' })
  const summary = useQuery('bindings.summary', {})
  useShareAppMessage(() => ({
    title: '我在用推客，注册时填我的推荐码就好',
    ...(own.share === null ? {} : { path: `/${pathOf('register', { s: own.share.code })}` }),
  }))
  return (
    <View>
      {promoter.state === 'disabled' && (
        <Notice tone="bad" icon="alert">
          推客资格已停用：推荐码不能再用来注册，结算先暂停，等商家确认。已有的客户和收益还是你的。
        </Notice>
      )}
      <EarningsCard />
      <View className="card">
        {promoter.code === '' ? (
          <View className="promotion__none">
            <View className="promotion__none-label">我的推荐码</View>
            <View>还没有推荐码</View>
          </View>
        ) : (
          <CopyRow label="我的推荐码" value={promoter.code} large />
        )}
        <ShareRow own={own} />
        {own.share !== null && <CodePicture shareCode={own.share.code} />}
      </View>
      <View id="promotion-customers" className="card promotion__customers" onClick={() => goTo('customers')}>
        <View className="promotion__head">
          <View className="title">我的客户</View>
          <View className="promotion__more">
            全部 <Icon name="chevron" size={16} />
          </View>
        </View>
        <View className="promotion__figures">
          <Figure label="累计" value={summary.output?.customersTotal ?? null} />
          <Figure label="今日新增" value={summary.output?.customersToday ?? null} />
        </View>
      </View>
      <LeadRows
        rows={[
          { id: 'promotion-products', icon: 'deal', text: '商品推广', onClick: () => goTo('pickShare') },
          {
            id: 'promotion-contents',
            icon: 'promotion',
            text: '内容推广',
            onClick: () => goTo('pickShare', { tab: 'content' }),
          },
          { id: 'promotion-decisions', icon: 'info', text: '归因记录', onClick: () => goTo('decisions') },
        ]}
      />
    </View>
  )
}
