import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { QueryView } from '@/components/query-view'
import { useQuery } from '@/hooks/use-query'
import { StaffOnly } from '../staff-only'
import { PitchRows } from './pitch-rows'
import './manage.scss'

/** The merchant's ready-made texts, in the order in which promoters see them. */
export default function ManagePitches() {
  return (
    <PageFrame title="文案管理" wide>
      <StaffOnly>
        <All />
      </StaffOnly>
    </PageFrame>
  )
}

function All() {
  const all = useQuery('pitches.all', {})
  usePullDownRefresh(() => {
    void all.reload().finally(() => Taro.stopPullDownRefresh())
  })
  return (
    <QueryView query={all} loading={<LoadingView shape="card" count={3} />}>
      {({ items }) => <PitchRows saved={items} />}
    </QueryView>
  )
}
