import { EmptyView } from '@/components/empty-view'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { QueryView } from '@/components/query-view'
import { useQuery } from '@/hooks/use-query'
import { ShelvesForm } from './shelves-form'
import './shelves.scss'

/** The shelves that products are sorted into. Anybody may read them; who may change them sees the form. */
export default function ShelvesPage() {
  const me = useQuery('members.me', {})
  const shelves = useQuery('catalog.categories', {})
  return (
    <PageFrame title="商品分类">
      <QueryView query={me} loading={<LoadingView shape="form" count={4} />}>
        {({ staffRoles }) =>
          staffRoles.some((role) => role === 'owner' || role === 'operator') ? (
            <QueryView query={shelves} loading={<LoadingView shape="form" count={4} />}>
              {({ items }) => <ShelvesForm saved={items} />}
            </QueryView>
          ) : (
            <EmptyView icon="admin" text="这里只给店主和运营看" />
          )
        }
      </QueryView>
    </PageFrame>
  )
}
