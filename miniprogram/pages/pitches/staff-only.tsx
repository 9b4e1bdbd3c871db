import Taro, { usePullDownRefresh } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { EmptyView } from '@/components/empty-view'
import { LoadingView } from '@/components/loading-view'
import { QueryView } from '@/components/query-view'
import { useQuery } from '@/hooks/use-query'

/** The merchant's texts are for who keeps the front of the mall. */
export function StaffOnly({ children }: { readonly children: ReactNode }) {
  const me = useQuery('members.me', {})
  // Also where there is nothing below that would end the pulling down.
  usePullDownRefresh(() => {
    void me.reload().finally(() => Taro.stopPullDownRefresh())
  })
  return (
    <QueryView query={me} loading={<LoadingView shape="list" count={4} />}>
      {({ staffRoles }) =>
        staffRoles.some((role) => role === 'owner' || role === 'operator') ? (
          children
        ) : (
          <EmptyView icon="admin" text="这里只给店主和运营看" />
        )
      }
    </QueryView>
  )
}
