import type { Input } from '@shared/contracts'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { serverNow } from '@/api/clock'
import { goTo } from '@/api/navigate'
import { EmptyView } from '@/components/empty-view'
import { FilterChips } from '@/components/filter-chips'
import { ListView } from '@/components/list-view'
import { PageFrame } from '@/components/page-frame'
import { useList } from '@/hooks/use-list'
import { ShareFiguresRow } from './share-figures-row'
import './shares.scss'

type Sort = NonNullable<Input<'statistics.shares'>['sort']>

const CHIPS: readonly { readonly text: string; readonly value: Sort }[] = [
  { text: '成交高', value: 'paid' },
  { text: '点击多', value: 'visits' },
  { text: '最近', value: 'last' },
]

/** What came of each share, so that a promoter sees which channel is worth their time. */
export default function ShareFigures() {
  const [sort, setSort] = useState<Sort>('paid')
  const list = useList('statistics.shares', { sort })
  const now = serverNow()
  return (
    <PageFrame title="渠道效果">
      <FilterChips chips={CHIPS} chosen={sort} onChoose={setSort} />
      <ListView
        list={list}
        keyOf={({ code }) => code}
        row={(share) => <ShareFiguresRow share={share} now={now} />}
        empty={
          <EmptyView
            icon="share"
            text="还没有渠道数据"
            hint="有人点开你的分享后，每个渠道的效果会列在这里。分享时加上渠道标记，就能比出哪里好"
            action={{ text: '去推广', onClick: () => goTo('pickShare') }}
          />
        }
      />
      {list.rows.length > 0 && <View className="hint share-figures__note">每 5 分钟更新，成交已减去退款</View>}
    </PageFrame>
  )
}
