import { View } from '@tarojs/components'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import { OwnShareSheet } from '@/components/own-share-sheet'
import { PageFrame } from '@/components/page-frame'
import { urlOfTab } from '@/components/tab-bar/tabs'
import { type Promotable, useCard } from '@/hooks/use-card'
import { pathInButton } from '@/hooks/use-forward'
import { PickContent } from './pick-content'
import { PickProduct } from './pick-product'
import './pick.scss'

/** Coupons join here. */
const TABS = [
  { name: 'product', text: '商品' },
  { name: 'content', text: '内容' },
] as const

/** For promoters: the one list from which everything that can be promoted is shared. `?tab=content` opens the second tab. */
export default function PickPage() {
  const { params } = useRouter()
  const [tab, setTab] = useState<'product' | 'content'>(params.tab === 'content' ? 'content' : 'product')
  const [picked, setPicked] = useState<Promotable | null>(null)
  const card = useCard(picked)
  useShareAppMessage(({ target }) => {
    const path = pathInButton(target ?? {})
    // The page itself is a promoter's own desk; its menu shares the front.
    return path === null || picked === null
      ? { title: '推客', path: urlOfTab('home') }
      : card.of({ title: picked.title, path: `/${path}` })
  })
  return (
    <PageFrame title="去推广">
      <View className="pick__tabs">
        {TABS.map(({ name, text }) => (
          <View
            key={name}
            id={`pick-${name}`}
            className={name === tab ? 'pick__tab pick__tab--chosen' : 'pick__tab'}
            ariaRole="button"
            onClick={() => setTab(name)}
          >
            {text}
          </View>
        ))}
      </View>
      {tab === 'product' ? <PickProduct onPick={setPicked} /> : <PickContent onPick={setPicked} />}
      {picked !== null && <OwnShareSheet promoted={picked} picture={card.picture} onClose={() => setPicked(null)} />}
    </PageFrame>
  )
}
