import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { useRef } from 'react'
import { goTo, pathOf } from '@/api/navigate'
import { untilShareable } from '@/api/until'
import { LeadRows } from '@/components/lead-rows'
import { Notice } from '@/components/notice'
import { count } from '@/format/counts'
import { useOwnShare } from '@/hooks/use-own-share'
import { useQuery } from '@/hooks/use-query'
import { CodeCard } from './code-card'
import { EarningsCard } from './earnings-card'
import { NumbersCard } from './numbers-card'
import './promotion.scss'

type Promoter = NonNullable<Output<'promoters.me'>['promoter']>

/** What a promoter has to hand out, and what came of it. */
export function PromotionCentre({ promoter }: { readonly promoter: Promoter }) {
  const own = useOwnShare({ kind: 'register' })
  const customers = useQuery('bindings.summary', {}).output?.customersTotal ?? 0
  const newest = useRef(own)
  newest.current = own
  useShareAppMessage(() => {
    // Without a path WeChat would share this tab. Where the link is still on its way the card waits for it.
    const card = () => ({
      title: '我在用推客，注册时填我的推荐码就好',
      path: `/${pathOf('register', { s: newest.current.share?.code ?? null })}`,
    })
    if (own.share !== null || own.refusal !== null) return card()
    const isKnown = () => newest.current.share !== null || newest.current.refusal !== null
    return { ...card(), promise: untilShareable(isKnown).then(card) }
  })
  return (
    <View>
      {promoter.state === 'disabled' && (
        <Notice tone="bad" icon="alert">
          推客资格已停用：推荐码不能再用来注册，结算先暂停，等商家确认。已有的客户和收益还是你的。
        </Notice>
      )}
      <EarningsCard />
      <NumbersCard />
      <CodeCard code={promoter.code} own={own} />
      <LeadRows
        rows={[
          { id: 'promotion-products', icon: 'deal', text: '商品推广', onClick: () => goTo('pickShare') },
          {
            id: 'promotion-contents',
            icon: 'promotion',
            text: '内容推广',
            onClick: () => goTo('pickShare', { tab: 'content' }),
          },
          {
            id: 'promotion-customers',
            icon: 'users',
            text: customers === 0 ? '我的客户' : `我的客户 · ${count(customers)} 人`,
            onClick: () => goTo('customers'),
          },
          { id: 'promotion-letters', icon: 'share', text: '群发消息', onClick: () => goTo('letters') },
          { id: 'promotion-pitches', icon: 'copy', text: '推广文案', onClick: () => goTo('pitches') },
          { id: 'promotion-commissions', icon: 'wallet', text: '收益', onClick: () => goTo('earnings') },
          { id: 'promotion-decisions', icon: 'info', text: '归因记录', onClick: () => goTo('decisions') },
        ]}
      />
    </View>
  )
}
