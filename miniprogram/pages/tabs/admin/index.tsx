import { EmptyView } from '@/components/empty-view'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { QueryView } from '@/components/query-view'
import { useQuery } from '@/hooks/use-query'
import { TodayFigures } from './today-figures'
import './admin.scss'

export default function Admin() {
  const today = useQuery('admin.today', {})
  return (
    <PageFrame title="管理" tab="admin" wide>
      {today.failure === 'FORBIDDEN' ? (
        <EmptyView icon="admin" text="这里只给商家的员工看" />
      ) : (
        <QueryView query={today} loading={<LoadingView shape="card" count={4} />}>
          {(figures) => <TodayFigures figures={figures} />}
        </QueryView>
      )}
    </PageFrame>
  )
}
