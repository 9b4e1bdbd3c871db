import { useRouter } from '@tarojs/taro'
import { EmptyView } from '@/components/empty-view'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { QueryView } from '@/components/query-view'
import { useQuery } from '@/hooks/use-query'
import { StaffOnly } from '../staff-only'
import { EMPTY_PITCH } from './draft'
import { PitchForm } from './pitch-form'
import './edit.scss'

/** One text, `?id=…`; without it a new one. */
export default function EditPitch() {
  const { id = '' } = useRouter().params
  return (
    <PageFrame title="编辑文案" wide>
      <StaffOnly>{id === '' ? <PitchForm pitchId={null} saved={EMPTY_PITCH} /> : <Known pitchId={id} />}</StaffOnly>
    </PageFrame>
  )
}

function Known({ pitchId }: { readonly pitchId: string }) {
  const all = useQuery('pitches.all', {})
  return (
    <QueryView query={all} loading={<LoadingView shape="form" count={3} />}>
      {({ items }) => {
        const found = items.find((pitch) => pitch.pitchId === pitchId)
        if (found === undefined) return <EmptyView icon="search" text="没有找到这条文案" />
        const { pitchId: _, ...saved } = found
        return <PitchForm pitchId={pitchId} saved={saved} />
      }}
    </QueryView>
  )
}
