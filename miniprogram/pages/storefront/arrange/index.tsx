import { EmptyView } from '@/components/empty-view'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { QueryView } from '@/components/query-view'
import { useQuery } from '@/hooks/use-query'
import { ArrangeForm } from './arrange-form'
import './arrange.scss'

/** The merchant arranges the home page: its carousel and its sections, with a look at what becomes of it. */
export default function ArrangePage() {
  const arrangement = useQuery('storefront.arrangement', {})
  return (
    <PageFrame title="首页布置">
      {arrangement.failure === 'FORBIDDEN' ? (
        <EmptyView icon="admin" text="这里只给店主和运营看" />
      ) : (
        <QueryView query={arrangement} loading={<LoadingView shape="form" count={4} />}>
          {(saved) => <ArrangeForm saved={saved} />}
        </QueryView>
      )}
    </PageFrame>
  )
}
