import { useState } from 'react'
import { EmptyView } from '@/components/empty-view'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { QueryView } from '@/components/query-view'
import { useQuery } from '@/hooks/use-query'
import { Blocks } from './blocks'
import { CloseForm } from './close-form'
import { Closed } from './closed'
import './close.scss'

/** Closing one's account: what stands in the way, or what is given up, and the last word. */
export default function CloseAccount() {
  const [closed, setClosed] = useState(false)
  return <PageFrame title="注销账号">{closed ? <Closed /> : <Closing onClosed={() => setClosed(true)} />}</PageFrame>
}

function Closing({ onClosed }: { readonly onClosed: () => void }) {
  const check = useQuery('closure.check', {})
  if (check.failure === 'NOT_REGISTERED')
    return <EmptyView icon="mine" text="你还没有账号" hint="注册过的账号才需要注销" />
  return (
    <QueryView query={check} loading={<LoadingView shape="list" count={3} />}>
      {({ blocks, points }) =>
        blocks.length > 0 ? (
          <Blocks blocks={blocks} checking={check.asking} onAgain={() => void check.reload()} />
        ) : (
          <CloseForm points={points} onClosed={onClosed} onBlocked={() => void check.reload()} />
        )
      }
    </QueryView>
  )
}
