import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { ErrorView } from '@/components/error-view'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { useOwnShare } from '@/hooks/use-own-share'
import { FilledPitches } from './filled-pitches'
import { TargetRow } from './target-row'
import './list.scss'

/** The merchant's texts, filled for a share of one's own: `?code=…`; without it for registering with one's link. */
export default function PitchesPage() {
  const { code = '' } = useRouter().params
  return <PageFrame title="推广文案">{code === '' ? <ForRegistering /> : <ForShare code={code} />}</PageFrame>
}

function ForRegistering() {
  const { share, refusal, retry } = useOwnShare({ kind: 'register' })
  // The texts refresh themselves; until there are any, pulling down asks for the share.
  usePullDownRefresh(() => {
    if (share !== null) return
    if (refusal !== null) retry()
    Taro.stopPullDownRefresh()
  })
  if (share !== null) return <ForShare code={share.code} />
  return refusal === null ? (
    <LoadingView shape="card" count={3} />
  ) : (
    <ErrorView code={refusal.code} onRetry={async () => retry()} />
  )
}

function ForShare({ code }: { readonly code: string }) {
  return (
    <>
      <TargetRow code={code} />
      <FilledPitches code={code} />
    </>
  )
}
