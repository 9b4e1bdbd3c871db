import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import { EmptyView } from '@/components/empty-view'
import { FilterChips } from '@/components/filter-chips'
import { LoadingView } from '@/components/loading-view'
import { QueryView } from '@/components/query-view'
import { PLACE_WORDS, PLACES, type Place } from '@/format/pitches'
import { useQuery } from '@/hooks/use-query'
import { PitchCard } from './pitch-card'

const CHIPS = [{ text: '全部', value: undefined }, ...PLACES.map((value) => ({ text: PLACE_WORDS[value], value }))]

/** The texts of one place, or all; each is copied by one tap. */
export function FilledPitches({ code }: { readonly code: string }) {
  const filled = useQuery('pitches.filled', { code })
  const [place, setPlace] = useState<Place | undefined>(undefined)
  usePullDownRefresh(() => {
    void filled.reload().finally(() => Taro.stopPullDownRefresh())
  })
  return (
    <QueryView query={filled} loading={<LoadingView shape="card" count={3} />}>
      {({ items }) => {
        if (items.length === 0)
          return <EmptyView icon="copy" text="商家还没有写推广文案" hint="写好后在这里一点就能复制" />
        const shown = items.filter((pitch) => place === undefined || pitch.place === place)
        return (
          <>
            <View className="pitches__chips">
              <FilterChips chips={CHIPS} chosen={place} onChoose={setPlace} />
            </View>
            {shown.map((pitch) => (
              <PitchCard key={pitch.pitchId} pitch={pitch} />
            ))}
            {shown.length === 0 && (
              <EmptyView
                icon="copy"
                text="这里还没有文案"
                action={{ text: '看全部', onClick: () => setPlace(undefined) }}
              />
            )}
          </>
        )
      }}
    </QueryView>
  )
}
