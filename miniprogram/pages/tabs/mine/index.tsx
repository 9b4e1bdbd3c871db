import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { QueryView } from '@/components/query-view'
import { useQuery } from '@/hooks/use-query'
import { About } from './about'
import { Belongings } from './belongings'
import { MemberCard } from './member-card'
import { VisitorCard } from './visitor-card'
import './mine.scss'

export default function Mine() {
  const me = useQuery('members.me', {})
  return (
    <PageFrame title="我的" tab="mine">
      <QueryView query={me} loading={<LoadingView shape="list" count={3} />}>
        {(output) => (output.member === null ? <VisitorCard /> : <MemberCard me={output} member={output.member} />)}
      </QueryView>
      <Belongings />
      <About />
    </PageFrame>
  )
}
